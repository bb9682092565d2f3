import { ClusterState } from '../../clusters/types';
import { pushTo } from '../gather/gatherWorkloads';
import { worstHealth } from '../health';
import { TopologyCluster } from '../types';
import { Folding } from './folding';

/** Columns that stay, and one for each set of clusters that is folded, in the place of its first. */
export function foldColumns(
  clusters: readonly TopologyCluster[],
  folding: Folding,
): TopologyCluster[] {
  const members = new Map<string, TopologyCluster[]>();
  for (const cluster of clusters) {
    const id = folding.columns.get(cluster.name) ?? cluster.name;
    pushTo(members, id, cluster);
  }
  return [...members].map(([id, [first, ...rest]]) =>
    first.name === id ? first : columnOf(id, [first, ...rest]),
  );
}

function columnOf(
  name: string,
  clusters: readonly TopologyCluster[],
): TopologyCluster {
  const [{ provider, region }] = clusters;
  const where = name === '@' ? 'fleet' : name.slice(1);
  const replicas = { ready: 0, desired: 0 };
  for (const each of clusters) {
    replicas.ready += each.replicas.ready;
    replicas.desired += each.replicas.desired;
  }
  return {
    name,
    title: `${where}, ${clusters.length} clusters`,
    ...(name === '@' ? {} : { provider }),
    ...(name.includes('/') ? { region } : {}),
    labels: {},
    state: stateOf(clusters),
    since: Math.max(...clusters.map(({ since }) => since)),
    health: worstHealth(clusters.map(({ health }) => health)),
    reason: reasonOf(clusters),
    replicas,
  };
}

/** Live only when all are; where they are not alike, some facts are old. */
function stateOf(clusters: readonly TopologyCluster[]): ClusterState {
  const states = new Set(clusters.map(({ state }) => state));
  const [only] = states;
  return states.size === 1 ? only : 'stale';
}

function reasonOf(clusters: readonly TopologyCluster[]): string | undefined {
  const count = (matches: (cluster: TopologyCluster) => boolean) =>
    clusters.filter(matches).length;
  const words = [
    [count(({ state }) => state !== 'live'), 'not live'],
    [count(({ health }) => health === 'unhealthy'), 'unhealthy'],
    [count(({ health }) => health === 'degraded'), 'degraded'],
  ] as const;
  const found = words.filter(([number]) => number > 0);
  return found.length > 0
    ? `${found.map(([number, word]) => `${number} ${word}`).join(', ')} of ${
        clusters.length
      } clusters`
    : undefined;
}
