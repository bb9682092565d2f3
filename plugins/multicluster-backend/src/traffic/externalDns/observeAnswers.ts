import {
  EvidenceLevel,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { isRecordType, plainName, ResolveName } from '../dns';

type Evidence = { level: EvidenceLevel; conclusive: boolean; message?: string };

/**
 * Whether the servers of the zone answer what is written. external-dns writes `observedGeneration` as soon as it has read the object,
 * before it asks any provider: that proves nothing, and nothing else in the object does.
 */
export async function observeAnswers(options: {
  hop: TrafficHop;
  type: string;
  /** Targets by backend, of those with a share. */
  wanted: Map<string, string[]>;
  /** Whether a server answers with all of them at once, or chooses one backend for each question. */
  answers: 'all' | 'one';
  resolve?: ResolveName;
}): Promise<Evidence> {
  const { hop, type, wanted, answers, resolve } = options;
  if (!resolve || !isRecordType(type)) {
    return unproved(
      'Nobody asks the servers of the zone: give their addresses as multicluster.failover.dnsServers.',
    );
  }
  try {
    const said = await resolve(hop.target, type);
    const wrong = said.find(answer => !isAnswer(answer, wanted, answers));
    if (said.length === 0 || wrong) {
      return unproved(
        `A server of the zone answers '${hop.target}' with ${
          wrong?.join(', ') || 'nothing'
        }.`,
      );
    }
  } catch (error) {
    return unproved(`${(error as Error).message}.`);
  }
  return answers === 'one' && wanted.size > 1
    ? {
        level: 'written',
        conclusive: true,
        message:
          'The servers answer with the written targets; how often with which, no single answer tells.',
      }
    : { level: 'programmed', conclusive: true };
}

function unproved(message: string): Evidence {
  return { level: 'written', conclusive: false, message };
}

function isAnswer(
  answer: string[],
  wanted: Map<string, string[]>,
  answers: 'all' | 'one',
): boolean {
  const said = answer.map(plainName).sort();
  const all = [...wanted.values()].flat();
  const choices = answers === 'all' ? [all] : [...wanted.values()];
  return choices.some(
    targets => [...targets].map(plainName).sort().join(' ') === said.join(' '),
  );
}
