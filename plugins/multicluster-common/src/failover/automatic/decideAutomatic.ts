import { TrafficHop } from '../../traffic';
import { hasEnded } from '../runSteps';
import { FailoverRun } from '../runRecord';
import { FailoverPolicy } from '../types';
import { judgeProbes } from './judgeProbes';
import { AutomaticDecision, ProbedCluster } from './types';

const DAY_MS = 24 * 60 * 60_000;

/** Who has started a run that a policy has started. @public */
export function automaticActor({ name }: Pick<FailoverPolicy, 'name'>): string {
  return `policy:${name}`;
}

/** What is looked at before something happens by itself. @public */
export type AutomaticFacts = {
  policy: FailoverPolicy;
  hops: readonly TrafficHop[];
  probed: readonly ProbedCluster[];
  /** Of the entity, newest first. */
  runs: readonly FailoverRun[];
  /** Epoch milliseconds. */
  now: number;
};

/**
 * Whether something is to happen by itself (rule 9). It only ever moves away from what fails, and never back; it yields to every run of
 * a person (rule 11), and asks one where it has moved too lately or too often.
 *
 * @public
 */
export function decideAutomatic(facts: AutomaticFacts): AutomaticDecision {
  const { policy, runs, probed, hops, now } = facts;
  if (policy.automatic === 'off') return nothing('The policy is off.');
  if (runs.some(run => !hasEnded(run) && run.kind !== 'drill')) {
    return nothing('A run is under way.');
  }
  const gets = receiving(hops);
  const judged = probed
    .filter(({ cluster }) => gets.has(cluster))
    .map(one => ({ ...one, ...judgeProbes(one, policy.trigger, now) }));
  const failing = judged.filter(({ verdict }) => verdict === 'fail');
  if (failing.length === 0) return nothing('Nothing that gets traffic fails.');
  const why = doubt(facts, failing);
  const what = policy.automatic === 'execute' && !why ? 'execute' : 'recommend';
  const isTold = failing.every(({ toldAt }) => toldAt !== undefined);
  if (what === 'recommend' && isTold) return nothing('The owners were told.');
  return {
    what,
    from: failing.map(({ cluster }) => cluster).sort(),
    since: Math.min(...failing.map(({ failingSince = now }) => failingSince)),
    reason: failing
      .map(({ cluster, sentence }) => `'${cluster}': ${sentence}`)
      .join(' '),
    ...(why && { why }),
  };
}

function nothing(why: string): AutomaticDecision {
  return { what: 'nothing', why };
}

function receiving(hops: readonly TrafficHop[]): Set<string> {
  return new Set(
    hops.flatMap(({ backends }) =>
      backends.flatMap(({ cluster, weight }) =>
        cluster !== undefined && weight > 0 ? [cluster] : [],
      ),
    ),
  );
}

function doubt(
  { policy, probed, runs, now }: AutomaticFacts,
  failing: readonly ProbedCluster[],
): string | undefined {
  if (failing.length === probed.length) {
    return 'No other cluster is known to answer.';
  }
  const { cooldownSeconds, mostPerDay } = policy.trigger;
  const moved = runs.filter(({ mode }) => mode !== 'drill-dry');
  const last = moved.find(({ kind }) => kind !== 'drill');
  const since = last && now - (last.endedAt ?? last.createdAt);
  if (since !== undefined && since < cooldownSeconds * 1000) {
    return `Run #${last!.number} was less than ${cooldownSeconds} s ago.`;
  }
  const own = moved.filter(
    ({ createdBy, createdAt, kind }) =>
      kind === 'failover' &&
      createdBy === automaticActor(policy) &&
      now - createdAt < DAY_MS,
  );
  return own.length >= mostPerDay
    ? `It has moved by itself ${own.length} times within 24 hours: what fails comes and goes.`
    : undefined;
}
