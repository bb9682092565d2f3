import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';

/** Fewer pods than this left is worth a second look before one deploys more of them. */
const tightPods = 10;

/** How much is left on a cluster, as far as it is known, and whether that is what it is now. */
export type Room = {
  words: string;
  /** CPU and memory, for who looks closer. */
  detail?: string;
  certainty: 'live' | 'lastKnown' | 'unknown';
  tight: boolean;
};

const gibi = 1024 ** 3;

export function describeRoom(
  cluster: Pick<ClusterSummary, 'state' | 'capacity'>,
): Room {
  const { state, capacity } = cluster;
  if (!capacity) {
    return { words: '?', certainty: 'unknown', tight: false };
  }
  const { cpuMillis, memoryBytes, pods } = capacity;
  const left = Math.max(0, pods.allocatable - pods.running);
  const cores = Math.max(0, cpuMillis.allocatable - cpuMillis.requested) / 1000;
  const memory =
    Math.max(0, memoryBytes.allocatable - memoryBytes.requested) / gibi;
  const live = state === 'live';
  return {
    words: `${left} ${left === 1 ? 'pod' : 'pods'}${live ? '' : ' then'}`,
    detail: `${cores.toFixed(1)} cores and ${memory.toFixed(
      1,
    )} GiB are not requested`,
    certainty: live ? 'live' : 'lastKnown',
    tight: live && left < tightPods,
  };
}
