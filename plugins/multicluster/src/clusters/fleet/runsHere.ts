import {
  ClusterDetail,
  ClusterSummary,
  WorkloadSummary,
} from '@multicluster/backstage-plugin-multicluster-common';

function keyOf({ kind, namespace, name }: WorkloadSummary): string {
  return `${kind}/${namespace}/${name}`;
}

/**
 * Workloads that no other cluster has: what is gone for good while this one is away. Undefined unless all clusters are
 * known, since "only here" must not be guessed.
 */
export function findOnlyHere(
  name: string,
  clusters: readonly ClusterSummary[],
  details: ReadonlyMap<string, ClusterDetail>,
): WorkloadSummary[] | undefined {
  const here = details.get(name);
  const others = clusters.filter(cluster => cluster.name !== name);
  if (!here || !others.length || !others.every(one => details.has(one.name))) {
    return undefined;
  }
  const elsewhere = new Set(
    others.flatMap(one => details.get(one.name)!.workloadList.map(keyOf)),
  );
  return here.workloadList.filter(one => !elsewhere.has(keyOf(one)));
}
