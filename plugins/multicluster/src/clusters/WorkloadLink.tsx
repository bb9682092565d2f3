import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import { WorkloadSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { clusterRouteRef } from '../routes';
import { useEntityLinks } from './useEntityLinks';

/** Where a workload is opened: the topology of its catalog entity, else its line on the page of its cluster. */
export function useWorkloadHref(): (
  cluster: string,
  workload: WorkloadSummary | undefined,
) => string {
  const toCluster = useRouteRef(clusterRouteRef);
  const topologyOf = useEntityLinks();
  return (cluster, workload) => {
    const topology =
      workload?.kubernetesId && topologyOf(workload.kubernetesId);
    if (topology) {
      return topology;
    }
    const page = toCluster({ name: cluster });
    return workload ? `${page}?q=${encodeURIComponent(workload.name)}` : page;
  };
}

/** A workload by name, as a link. */
export function WorkloadLink(props: {
  workload: WorkloadSummary;
  cluster: string;
}) {
  const { workload, cluster } = props;
  const hrefOf = useWorkloadHref();
  return (
    <Link to={hrefOf(cluster, workload)}>
      {workload.namespace}/{workload.name}
    </Link>
  );
}
