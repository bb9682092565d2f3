import { ClusterReadiness } from '@multicluster/backstage-plugin-multicluster-common';

const WORST_FIRST: ClusterReadiness['verdict'][] = [
  'notReady',
  'unknown',
  'limited',
  'ready',
];

/** For sorting: the least ready first, of equal verdict by score. */
export function compareReadiness(
  a: ClusterReadiness,
  b: ClusterReadiness,
): number {
  const rank = ({ verdict }: ClusterReadiness) => WORST_FIRST.indexOf(verdict);
  return rank(a) - rank(b) || (a.score ?? 0) - (b.score ?? 0);
}
