import { ClusterSummary } from '../clusters';
import { TargetSelection } from './types';

/**
 * Takes `count` of the candidates, each time the first of the provider or region that has the fewest so far. Those that nobody has
 * placed count as one place.
 */
export function pickSpread(options: {
  candidates: ClusterSummary[];
  taken: ClusterSummary[];
  count: number;
  spread: TargetSelection['spread'];
}): ClusterSummary[] {
  const { candidates, taken, count, spread } = options;
  if (!spread) {
    return candidates.slice(0, count);
  }
  const placeOf = (cluster: ClusterSummary) => cluster[spread] ?? '';
  const uses = new Map<string, number>();
  const usesOf = (cluster: ClusterSummary) => uses.get(placeOf(cluster)) ?? 0;
  const take = (cluster: ClusterSummary) =>
    uses.set(placeOf(cluster), usesOf(cluster) + 1);
  taken.forEach(take);
  const rest = [...candidates];
  const picked: ClusterSummary[] = [];
  while (picked.length < count && rest.length > 0) {
    const best = rest.reduce((a, b) => (usesOf(b) < usesOf(a) ? b : a));
    rest.splice(rest.indexOf(best), 1);
    take(best);
    picked.push(best);
  }
  return picked;
}
