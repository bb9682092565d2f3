import { ClusterCapacity } from '../clusters';
import { TargetSelection } from './types';

/** What a cluster lacks, as `room for 2 of 3 pods`; undefined when there is room. What is not known is not enough. */
export function assessHeadroom(
  capacity: ClusterCapacity | undefined,
  headroom: TargetSelection['headroom'],
): string | undefined {
  const { cpuMillis = 0, memoryBytes = 0, pods = 0 } = headroom ?? {};
  if (cpuMillis <= 0 && memoryBytes <= 0 && pods <= 0) {
    return undefined;
  }
  if (!capacity) {
    return 'its capacity is not known';
  }
  const left = {
    cpu: capacity.cpuMillis.allocatable - capacity.cpuMillis.requested,
    memory: capacity.memoryBytes.allocatable - capacity.memoryBytes.requested,
    pods: capacity.pods.allocatable - capacity.pods.running,
  };
  if (left.pods < pods) {
    return `room for ${atLeastNone(left.pods)} of ${pods} pods`;
  }
  if (left.cpu < cpuMillis) {
    return `room for ${cores(left.cpu)} of ${cores(cpuMillis)} cores`;
  }
  if (left.memory < memoryBytes) {
    return `room for ${gibibytes(left.memory)} of ${gibibytes(
      memoryBytes,
    )} GiB of memory`;
  }
  return undefined;
}

function atLeastNone(amount: number): number {
  return Math.max(0, amount);
}

function cores(millis: number): number {
  return Math.floor(atLeastNone(millis) / 10) / 100;
}

function gibibytes(bytes: number): number {
  return Math.floor((atLeastNone(bytes) / 2 ** 30) * 100) / 100;
}
