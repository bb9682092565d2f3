import {
  Health,
  TopologyCluster,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Column, Grouping } from './types';

/** Groups of more clusters than this fold to one column. */
export const FOLD_ABOVE = 6;

const unnamed = '—';

/** Words of the group that a cluster stands in. */
export function groupOf(cluster: TopologyCluster, grouping: Grouping): string {
  const provider = cluster.provider ?? unnamed;
  const region = cluster.region ?? unnamed;
  switch (grouping) {
    case 'provider':
      return provider;
    case 'region':
      return region;
    case 'environment':
      return cluster.environment ?? unnamed;
    case 'none':
      return '';
    default:
      return `${provider} / ${region}`;
  }
}

const rank: Health[] = ['unhealthy', 'degraded', 'unknown', 'healthy'];

/** The worst of several; unknown when there is none to judge by. */
export function worstHealth(healths: Iterable<Health>): Health {
  let worst = rank.length;
  for (const health of healths) {
    worst = Math.min(worst, rank.indexOf(health));
  }
  return rank[worst] ?? 'unknown';
}

/** A group as one cluster: live only when all of it is, as well as its worst member. */
function foldedCluster(group: string, members: TopologyCluster[]) {
  const away = members.filter(member => member.state !== 'live');
  const title = group || 'All';
  const seen = members.map(member => member.lastSeenAt ?? 0);
  const folded: TopologyCluster = {
    name: `group:${group}`,
    title: `${title}, ${members.length} clusters`,
    labels: {},
    provider: members[0].provider,
    region: members[0].region,
    state: away.length === members.length ? away[0].state : 'live',
    since: Math.max(...members.map(member => member.since)),
    lastSeenAt: Math.max(...seen) || undefined,
    health: worstHealth(
      members.map(member =>
        member.state === 'live' ? member.health : 'unknown',
      ),
    ),
    reason: away.length
      ? `${away.length} of ${members.length} not live`
      : undefined,
    replicas: members.reduce(
      (sum, { replicas }) => ({
        ready: sum.ready + replicas.ready,
        desired: sum.desired + replicas.desired,
      }),
      { ready: 0, desired: 0 },
    ),
  };
  return folded;
}

/**
 * Columns in their order: by group, then by name; so a cluster that comes or goes shifts others and never shuffles them.
 * Groups of more than six fold to one column unless `open` names them.
 */
export function groupColumns(options: {
  clusters: TopologyCluster[];
  grouping: Grouping;
  /** Ids of folded columns to open. */
  open: ReadonlySet<string>;
}): Column[] {
  const { clusters, grouping, open } = options;
  const groups = new Map<string, TopologyCluster[]>();
  for (const cluster of clusters) {
    const group = groupOf(cluster, grouping);
    const members = groups.get(group);
    if (members) {
      members.push(cluster);
    } else {
      groups.set(group, [cluster]);
    }
  }
  const columns: Column[] = [];
  for (const group of [...groups.keys()].sort()) {
    const members = groups.get(group)!;
    members.sort((a, b) => (a.name < b.name ? -1 : 1));
    if (members.length > FOLD_ABOVE && !open.has(`group:${group}`)) {
      const cluster = foldedCluster(group, members);
      columns.push({ id: cluster.name, cluster, group, folded: members });
    } else {
      columns.push(
        ...members.map(cluster => ({ id: cluster.name, cluster, group })),
      );
    }
  }
  return columns;
}
