import { useApi } from '@backstage/core-plugin-api';
import {
  ClusterDetail,
  ClusterList,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterApi, multiclusterApiRef } from '../api';
import { Polled, usePolled } from '../shared';

type Questions = {
  clusters: Polled<ClusterList>;
  byName: Map<string, Polled<ClusterDetail>>;
};

// By API, so that the sidebar's badge and the page ask once, and a test's API never answers another's.
const questions = new WeakMap<MulticlusterApi, Questions>();

function keepClusters(
  previous: readonly ClusterSummary[] = [],
  next: readonly ClusterSummary[],
): ClusterSummary[] {
  const known = new Map(previous.map(cluster => [cluster.name, cluster]));
  return next.map(cluster => {
    const old = known.get(cluster.name);
    return old && JSON.stringify(old) === JSON.stringify(cluster)
      ? old
      : cluster;
  });
}

function questionsOf(api: MulticlusterApi): Questions {
  let known = questions.get(api);
  if (!known) {
    known = {
      clusters: new Polled(async (signal, previous) => {
        const list = await api.listClusters({ signal });
        const clusters = keepClusters(previous?.clusters, list.clusters);
        return { ...list, clusters };
      }),
      byName: new Map(),
    };
    questions.set(api, known);
  }
  return known;
}

/** The question for one cluster; also for code that asks many at once. */
export function clusterQuestion(
  api: MulticlusterApi,
  name: string,
): Polled<ClusterDetail> {
  const { byName } = questionsOf(api);
  let polled = byName.get(name);
  if (!polled) {
    polled = new Polled(signal => api.getCluster({ name, signal }));
    byName.set(name, polled);
  }
  return polled;
}

/** All clusters that the reader may see, asked for every `everyMs`; a cluster that did not change keeps its identity. */
export function useClusters(everyMs = 5000) {
  return usePolled(questionsOf(useApi(multiclusterApiRef)).clusters, everyMs);
}

/** One cluster with its kinds, nodes and workloads. */
export function useCluster(name: string, everyMs = 5000) {
  return usePolled(clusterQuestion(useApi(multiclusterApiRef), name), everyMs);
}
