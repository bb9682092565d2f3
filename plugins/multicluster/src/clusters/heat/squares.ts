import {
  ClusterDetail,
  ClusterSummary,
  Health,
  WorkloadSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { statusOfClusterState, statusWord } from '../../shared';

/** How sure a square is: live, last known of a cluster that is late, or of one that does not answer. */
export type Certainty = 'live' | 'old' | 'away';

/** One workload, or several alike when there are too many for a square each. */
export type Square = {
  cluster: string;
  health: Health;
  certainty: Certainty;
  /** Undefined while only counts are known. */
  workload?: WorkloadSummary;
  /** Workloads that it stands for. */
  size: number;
};

export type SquareRow = {
  cluster: string;
  squares: Square[];
  total: number;
};

const worstFirst: Health[] = ['unhealthy', 'degraded', 'unknown', 'healthy'];

/** From here on, squares stand for several: a person cannot tell more apart, and a page should not be all squares. */
export const mostSquares = 2000;

function certaintyOf(cluster: ClusterSummary): Certainty {
  if (cluster.state === 'live') {
    return 'live';
  }
  return cluster.state === 'stale' || cluster.state === 'connecting'
    ? 'old'
    : 'away';
}

function named(cluster: ClusterSummary, detail: ClusterDetail): Square[] {
  const certainty = certaintyOf(cluster);
  return [...detail.workloadList]
    .sort(
      (a, b) =>
        worstFirst.indexOf(a.health) - worstFirst.indexOf(b.health) ||
        a.namespace.localeCompare(b.namespace) ||
        a.name.localeCompare(b.name) ||
        a.kind.localeCompare(b.kind),
    )
    .map(workload => ({
      cluster: cluster.name,
      health: workload.health,
      certainty,
      workload,
      size: 1,
    }));
}

function nameless(cluster: ClusterSummary, per: number): Square[] {
  const certainty = certaintyOf(cluster);
  return worstFirst.flatMap(health => {
    const count = cluster.workloads?.[health] ?? 0;
    return Array.from({ length: Math.ceil(count / per) }, (_, index) => ({
      cluster: cluster.name,
      health,
      certainty,
      size: Math.min(per, count - index * per),
    }));
  });
}

function totalOf({ workloads }: ClusterSummary): number {
  return worstFirst.reduce((sum, one) => sum + (workloads?.[one] ?? 0), 0);
}

/** One row of squares per cluster, worst first in each; `per` tells how many workloads one square stands for. */
export function buildSquares(
  clusters: readonly ClusterSummary[],
  details: ReadonlyMap<string, ClusterDetail>,
): { rows: SquareRow[]; per: number } {
  const all = clusters.reduce((sum, cluster) => sum + totalOf(cluster), 0);
  const per = Math.max(1, Math.ceil(all / mostSquares));
  const rows = clusters.map(cluster => {
    const detail = per === 1 ? details.get(cluster.name) : undefined;
    const squares = detail ? named(cluster, detail) : nameless(cluster, per);
    return {
      cluster: cluster.name,
      squares,
      total: detail ? squares.length : totalOf(cluster),
    };
  });
  return { rows, per };
}

/** "podinfo, Deployment in web, east, unhealthy: CrashLoopBackOff, 2 of 6 ready". */
export function describeSquare(
  square: Square,
  state?: ClusterSummary['state'],
): string {
  const { workload, cluster, health, size, certainty } = square;
  const connection = state && statusOfClusterState(state);
  const known =
    certainty === 'live'
      ? ''
      : `, last known${
          connection
            ? `, the cluster is ${statusWord[connection].toLocaleLowerCase(
                'en-US',
              )}`
            : ''
        }`;
  if (!workload) {
    const what = size === 1 ? 'One workload' : `${size} workloads`;
    return `${what} of ${cluster}, ${health}${known}`;
  }
  const { name, kind, namespace, reason, replicas } = workload;
  return `${name}, ${kind} in ${namespace}, ${cluster}, ${health}${
    reason ? `: ${reason}` : ''
  }, ${replicas.ready} of ${replicas.desired} ready${known}`;
}
