import {
  compareClusters,
  TopologyCluster,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';

/** One cluster of an entity, as a line. */
export type ClusterLine = {
  cluster: TopologyCluster;
  /** Of the entity's ready replicas over all clusters, in whole per cent; undefined when there are none. */
  percent?: number;
  /** Image tag of the first workload; undefined when it has none. */
  image?: string;
  /** How many other images run there. */
  moreImages: number;
  /** True when the image is not what most other clusters have. */
  odd: boolean;
};

/** Lines of the card, worst first. */
export function buildClusterLines(graph: TopologyGraph): ClusterLine[] {
  const ready = graph.clusters.reduce(
    (sum, { replicas }) => sum + replicas.ready,
    0,
  );
  return [...graph.clusters].sort(compareClusters).map(cluster => {
    const workloads = graph.nodes.filter(
      node => node.cluster === cluster.name && node.lane === 'workload',
    );
    const images = [
      ...new Set(workloads.flatMap(node => node.images?.slice(0, 1) ?? [])),
    ];
    return {
      cluster,
      percent: ready
        ? Math.round((cluster.replicas.ready / ready) * 100)
        : undefined,
      image: images[0],
      moreImages: Math.max(0, images.length - 1),
      odd: workloads.some(node => node.oddOneOut?.includes('image')),
    };
  });
}
