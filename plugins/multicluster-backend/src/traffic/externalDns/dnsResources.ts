import { JsonPatch, Notes } from '../objects/applyWeights';
import { LiveObject } from '../objects/types';

type Weights = { [backend: string]: number };

/** One name and type of record, of which an object may have several. */
export type RecordPlace = { name: string; type: string };

export type DnsEntry = {
  dnsName: string;
  recordType?: string;
  recordTTL?: number;
  targets?: string[];
  setIdentifier?: string;
  providerSpecific?: { name: string; value: string }[];
};

/**
 * Targets that are not in the list now, and may come in: `podinfo.example.com/A=203.0.113.7`, with spaces between. The driver keeps here
 * what it takes out, for the way back; whoever has a standby writes it here.
 */
export const STANDBY_ANNOTATION = 'multicluster.backstage.io/standby-targets';

const AWS_WEIGHT = 'aws/weight';

export function placeName({ name, type }: RecordPlace): string {
  return `${name}/${type}`;
}

/** In order, with their places in the object. */
export function entriesOf(
  live: LiveObject,
  place: string,
): { entry: DnsEntry; index: number }[] {
  const entries = (live.spec.endpoints ?? []) as DnsEntry[];
  return entries
    .map((entry, index) => ({ entry, index }))
    .filter(
      ({ entry: { dnsName, recordType = 'A' } }) =>
        placeName({ name: dnsName, type: recordType }) === place,
    );
}

/** As external-dns reads it: what is no whole number is 0. */
function weightOf({ providerSpecific = [] }: DnsEntry): number {
  const value = providerSpecific.find(({ name }) => name === AWS_WEIGHT)?.value;
  return /^\d+$/.test(value ?? '') ? Number(value) : 0;
}

export function readEntryWeights(live: LiveObject, place: string): Weights {
  return Object.fromEntries(
    entriesOf(live, place).flatMap(({ entry }) =>
      entry.setIdentifier ? [[entry.setIdentifier, weightOf(entry)]] : [],
    ),
  );
}

/** The weights alone; identifiers stay, since another one would be another record, deleted and made anew. */
export function patchEntryWeights(
  live: LiveObject,
  place: string,
  weights: Weights,
): JsonPatch {
  return entriesOf(live, place).flatMap(({ entry, index }): JsonPatch => {
    const { setIdentifier, providerSpecific = [] } = entry;
    if (setIdentifier === undefined) return [];
    const others = providerSpecific.filter(({ name }) => name !== AWS_WEIGHT);
    const weight = String(weights[setIdentifier] ?? 0);
    return [
      {
        op: 'add',
        path: `/spec/endpoints/${index}/providerSpecific`,
        value: [...others, { name: AWS_WEIGHT, value: weight }],
      },
    ];
  });
}

/** 1 for what is in the list, 0 for what is known and is not. */
export function readTargets(
  live: LiveObject,
  place: string,
  known: readonly string[],
): Weights {
  const listed = entriesOf(live, place).flatMap(
    ({ entry }) => entry.targets ?? [],
  );
  const weights: Weights = {};
  for (const target of known) weights[target] = 0;
  for (const target of listed) weights[target] = 1;
  return weights;
}

export function patchTargets(
  live: LiveObject,
  place: string,
  weights: Weights,
): JsonPatch {
  const targets = Object.keys(weights).filter(target => weights[target] > 0);
  return entriesOf(live, place).map(({ index }) => ({
    op: 'add',
    path: `/spec/endpoints/${index}/targets`,
    value: targets,
  }));
}

export function standbyTargets(
  annotations: Readonly<Record<string, string>> | undefined,
  place: string,
): string[] {
  return wordsOf(annotations).flatMap(word =>
    word.startsWith(`${place}=`) ? [word.slice(place.length + 1)] : [],
  );
}

/** What is taken out is kept, and what is put in is no longer on standby. */
export function noteStandby(
  { metadata }: LiveObject,
  place: string,
  weights: Weights,
): Notes {
  const others = wordsOf(metadata.annotations).filter(
    word => !word.startsWith(`${place}=`),
  );
  const out = Object.keys(weights).filter(target => weights[target] === 0);
  const words = [...others, ...out.map(target => `${place}=${target}`)];
  return { [STANDBY_ANNOTATION]: words.join(' ') || undefined };
}

function wordsOf(annotations: Readonly<Record<string, string>> = {}): string[] {
  const written = annotations[STANDBY_ANNOTATION] ?? '';
  return written.split(/\s+/).filter(word => word !== '');
}
