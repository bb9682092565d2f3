import { useEffect, useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ClusterDetail,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../api';
import { clusterQuestion } from './useClusters';

/** More clusters than this are drawn from their counts: names of workloads are then read cluster by cluster. */
export const mostDetails = 24;

const everyMs = 30_000;

const none: ReadonlyMap<string, ClusterDetail> = new Map();

/**
 * Details of the clusters, as far as they have arrived; for the worst `mostDetails` only, since each is a request.
 *
 * They are asked for rarely, and at once when the summary says that the workloads of a cluster have changed.
 */
export function useClusterDetails(
  clusters: readonly ClusterSummary[],
): ReadonlyMap<string, ClusterDetail> {
  const api = useApi(multiclusterApiRef);
  const [details, setDetails] = useState(none);
  const names = clusters
    .slice(0, mostDetails)
    .map(({ name }) => name)
    .sort()
    .join('\n');

  useEffect(() => {
    const questions = names
      .split('\n')
      .filter(Boolean)
      .map(name => ({ name, question: clusterQuestion(api, name) }));
    const gather = () =>
      setDetails(previous => {
        const next = new Map<string, ClusterDetail>();
        for (const { name, question } of questions) {
          const value = question.read().value ?? previous.get(name);
          if (value) {
            next.set(name, value);
          }
        }
        return next;
      });
    gather();
    const leave = questions.map(({ question }) =>
      question.subscribe(gather, everyMs),
    );
    return () => leave.forEach(one => one());
  }, [api, names]);

  useRefreshOnChange(clusters, details);
  return details;
}

function countsOf(cluster: ClusterSummary): string {
  return JSON.stringify([cluster.workloads, cluster.state]);
}

/** A summary that counts other workloads than the detail beside it makes the page contradict itself: ask again. */
function useRefreshOnChange(
  clusters: readonly ClusterSummary[],
  details: ReadonlyMap<string, ClusterDetail>,
): void {
  const api = useApi(multiclusterApiRef);
  const outdated = useMemo(
    () =>
      clusters
        .filter(cluster => {
          const detail = details.get(cluster.name);
          return detail && countsOf(detail) !== countsOf(cluster);
        })
        .map(({ name }) => name),
    [clusters, details],
  );
  useEffect(() => {
    outdated.forEach(name => clusterQuestion(api, name).refresh());
    // Once per list of clusters: an answer that still differs is asked for with the next list, not in a loop.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [clusters]);
}
