import { JsonPatch } from '../objects/applyWeights';
import { LiveObject } from '../objects/types';

type Weights = { [backend: string]: number };
type Backend = { service: string; weight?: number | string };

function backendsOf(live: LiveObject): Backend[] {
  return (live.spec.backends ?? []) as Backend[];
}

/**
 * Weights in thousandths. The definition does not convert, so that quantities of the first version (`500m`, `1`) are seen in the later
 * one as well; in one object, all are of one kind, and only their proportion counts.
 */
export function readWeights(live: LiveObject): Weights {
  return Object.fromEntries(
    backendsOf(live).map(({ service, weight = 0 }) => [
      service,
      thousandths(String(weight)),
    ]),
  );
}

function thousandths(weight: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(m?)$/.exec(weight) ?? [];
  return Number(number ?? 0) * (unit === 'm' ? 1 : 1000);
}

/** Whole numbers, which both versions read alike; every one is written, since a quantity left beside them would be of another measure. */
export function patchBackends(live: LiveObject, weights: Weights): JsonPatch {
  return backendsOf(live).map(({ service }, index) => ({
    op: 'add',
    path: `/spec/backends/${index}/weight`,
    value: weights[service] ?? 0,
  }));
}
