import {
  ClusterDetail,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { counted, listed, Status } from '../../shared';
import { cores, gibibytes, percentOf } from './words';
import { findVersionLags } from './versions';

/** Something that is not broken yet, with what it leads to. */
export type Attention = {
  id: string;
  cluster: string;
  status: Status;
  title: string;
  text: string;
};

/** From here on there is little room for what another cluster would have to hand over. */
export const crowdedPercent = 85;

function nodeAttention(cluster: ClusterSummary): Attention[] {
  const { name, nodes } = cluster;
  if (!nodes || nodes.ready === nodes.total) {
    return [];
  }
  const missing = nodes.total - nodes.ready;
  return [
    {
      id: `nodes/${name}`,
      cluster: name,
      status: 'degraded',
      title: `${name}: ${counted(missing, 'node')} not ready`,
      text: `${nodes.ready} of ${nodes.total} ready; pods are not placed on the others.`,
    },
  ];
}

function capacityAttention(cluster: ClusterSummary): Attention[] {
  const { name, capacity } = cluster;
  if (!capacity) {
    return [];
  }
  const parts = [
    { what: 'CPU', share: capacity.cpuMillis, say: cores },
    { what: 'memory', share: capacity.memoryBytes, say: gibibytes },
  ];
  return parts.flatMap(({ what, share, say }) => {
    const percent = percentOf(share);
    if (percent === undefined || percent < crowdedPercent) {
      return [];
    }
    const free = Math.max(0, share.allocatable - share.requested);
    return [
      {
        id: `${what}/${name}`,
        cluster: name,
        status: 'degraded' as const,
        title: `${name}: ${what} is at ${percent} %`,
        text: `${say(free)} of ${say(share.allocatable)} left to request.`,
      },
    ];
  });
}

/** Clusters that withhold the same kinds are one item: it is one role that has to be applied to all of them. */
function forbiddenAttention(details: readonly ClusterDetail[]): Attention[] {
  const clustersByKinds = new Map<string, string[]>();
  for (const { name, kinds } of details) {
    const forbidden = kinds
      .filter(({ state }) => state === 'forbidden')
      .map(({ kind }) => kind)
      .sort();
    if (forbidden.length) {
      const key = forbidden.join();
      clustersByKinds.set(key, [...(clustersByKinds.get(key) ?? []), name]);
    }
  }
  return [...clustersByKinds].map(([key, clusters]) => {
    const kinds = key.split(',');
    const named = kinds.slice(0, 3);
    const more = kinds.length - named.length;
    return {
      id: `forbidden/${key}`,
      cluster: clusters[0],
      status: 'locked' as const,
      title: `${
        clusters.length === 1
          ? clusters[0]
          : counted(clusters.length, 'cluster')
      }: ${counted(kinds.length, 'kind')} the portal may not read`,
      text: `${listed(
        more > 0 ? [...named, `${more} more`] : named,
      )}: what they would say is missing from every page.`,
    };
  });
}

/** What needs a look soon, in the order of the clusters given. Only live facts count: old ones may have been dealt with. */
export function findAttention(
  clusters: readonly ClusterSummary[],
  details: ReadonlyMap<string, ClusterDetail>,
): Attention[] {
  const lags = findVersionLags(clusters).map(lag => ({
    id: `version/${lag.cluster}`,
    cluster: lag.cluster,
    status: 'odd' as const,
    title: `${lag.cluster} is ${lag.behind} versions behind`,
    text: `${lag.version}; the newest of the fleet is ${lag.newest}.`,
  }));
  const live = clusters.filter(({ state }) => state === 'live');
  return [
    ...live.flatMap(nodeAttention),
    ...live.flatMap(capacityAttention),
    ...lags,
    ...forbiddenAttention(
      clusters.flatMap(({ name }) => details.get(name) ?? []),
    ),
  ];
}
