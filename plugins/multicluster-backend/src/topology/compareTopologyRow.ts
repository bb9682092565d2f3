import { NotFoundError } from '@backstage/errors';
import {
  compareRow,
  Comparison,
  Resource,
  TopologyGraph,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { resourceKey } from './Interest';

/**
 * N-way diff of one row of a graph, in the order of its columns. For a row of pods their workloads are compared: all of a workload's pods
 * are alike but for moments.
 *
 * Throws `NotFoundError` for a row that is not there, or has nothing to compare.
 */
export function compareTopologyRow(
  graph: TopologyGraph,
  resources: readonly Resource[],
  row: string,
): Comparison {
  const byKey = new Map(resources.map(each => [resourceKey(each), each]));
  const perCluster = new Map<string, Resource>();
  for (const node of nodesOf(graph, row)) {
    const resource = node.origin && byKey.get(node.id);
    // A mirrored Service stands for another one: its cluster's own is what is compared.
    const isMirror =
      resource?.kind === 'Service' && resource.detail.mirror !== undefined;
    if (resource && !isMirror && !perCluster.has(resource.cluster)) {
      perCluster.set(resource.cluster, resource);
    }
  }
  if (perCluster.size === 0) {
    throw new NotFoundError(
      `The topology of ${graph.entityRef} has no row '${row}' that can be compared.`,
    );
  }
  const compared = graph.clusters.flatMap(
    ({ name }) => perCluster.get(name) ?? [],
  );
  return compareRow({ resources: compared, related: resources });
}

function nodesOf(graph: TopologyGraph, row: string): TopologyNode[] {
  const nodes = graph.nodes.filter(node => node.row === row);
  if (!nodes.some(({ kind }) => kind === 'Pods')) {
    return nodes;
  }
  const pods = new Set(nodes.map(({ id }) => id));
  const owners = new Set(
    graph.edges
      .filter(({ kind, to }) => kind === 'owns' && pods.has(to))
      .map(({ from }) => from),
  );
  return graph.nodes.filter(({ id }) => owners.has(id));
}
