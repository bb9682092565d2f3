import { Container, ResourceOf } from '../resources/types';
import { ClusterCapacity } from './types';

/**
 * Requested of allocatable over the nodes that are ready; pods that have ended, or that no ready node has, count for nothing.
 *
 * A pod's init containers run one after the other before the rest, so it needs the larger of both, not the sum.
 *
 * @public
 */
export function measureCapacity(
  nodes: Iterable<ResourceOf<'Node'>>,
  pods: Iterable<ResourceOf<'Pod'>>,
): ClusterCapacity {
  const capacity: ClusterCapacity = {
    cpuMillis: { requested: 0, allocatable: 0 },
    memoryBytes: { requested: 0, allocatable: 0 },
    pods: { running: 0, allocatable: 0 },
  };
  const ready = new Set<string>();
  for (const { name, detail } of nodes) {
    if (detail.ready) {
      ready.add(name);
      capacity.cpuMillis.allocatable += detail.allocatable.cpuMillis;
      capacity.memoryBytes.allocatable += detail.allocatable.memoryBytes;
      capacity.pods.allocatable += detail.allocatable.pods;
    }
  }
  for (const { detail } of pods) {
    const { node, phase } = detail;
    if (
      node &&
      ready.has(node) &&
      phase !== 'Succeeded' &&
      phase !== 'Failed'
    ) {
      capacity.cpuMillis.requested += requested(detail.containers, 'cpuMillis');
      capacity.memoryBytes.requested += requested(
        detail.containers,
        'memoryBytes',
      );
      capacity.pods.running += 1;
    }
  }
  return capacity;
}

function requested(
  containers: Container[],
  resource: 'cpuMillis' | 'memoryBytes',
): number {
  let sum = 0;
  let largestInit = 0;
  for (const { init, requests } of containers) {
    const amount = requests?.[resource] ?? 0;
    if (init) {
      largestInit = Math.max(largestInit, amount);
    } else {
      sum += amount;
    }
  }
  return Math.max(sum, largestInit);
}
