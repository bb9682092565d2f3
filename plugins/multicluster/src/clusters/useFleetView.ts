import { useMemo } from 'react';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../routing';
import {
  Bucket,
  buckets,
  FleetGroup,
  FleetGroupBy,
  groupClusters,
  selectClusters,
} from './fleet';

export type FleetView = {
  buckets: Bucket[];
  text: string;
  groupBy: FleetGroupBy;
  layout: 'table' | 'cards';
  workloads: 'grid' | 'table';
  selected?: string;
  groups: FleetGroup[];
  /** All that pass the filter, worst first. */
  shown: ClusterSummary[];
  filtered: boolean;
  toggleBucket(bucket: Bucket): void;
  search(text: string): void;
  group(by: FleetGroupBy): void;
  setLayout(layout: 'table' | 'cards'): void;
  setWorkloads(as: 'grid' | 'table'): void;
  select(name: string | undefined): void;
  clear(): void;
};

function oneOf<T extends string>(
  value: string | undefined,
  known: readonly T[],
): T {
  return known.find(one => one === value) ?? known[0];
}

/** What the reader has chosen to see, all of it in the address, and what of the fleet that leaves. */
export function useFleetView(clusters: readonly ClusterSummary[]): FleetView {
  const url = useUrlState();
  const chosen = url.getAll('state').join();
  const text = url.get('q') ?? '';
  const groupBy = oneOf<FleetGroupBy>(url.get('group'), [
    'none',
    'provider',
    'region',
  ]);
  const picked = useMemo(
    () => buckets.filter(bucket => chosen.split(',').includes(bucket)),
    [chosen],
  );
  const shown = useMemo(
    () => selectClusters(clusters, { buckets: picked, text }),
    [clusters, picked, text],
  );
  const groups = useMemo(() => groupClusters(shown, groupBy), [shown, groupBy]);
  return {
    buckets: picked,
    text,
    groupBy,
    layout: oneOf(url.get('view'), ['table', 'cards']),
    workloads: oneOf(url.get('workloads'), ['grid', 'table']),
    selected: url.get('cluster'),
    groups,
    shown,
    filtered: picked.length > 0 || text !== '',
    toggleBucket: bucket =>
      url.set({
        state: picked.includes(bucket)
          ? picked.filter(one => one !== bucket)
          : [...picked, bucket],
      }),
    search: q => url.set({ q }),
    group: by => url.set({ group: by === 'none' ? undefined : by }),
    setLayout: layout =>
      url.set({ view: layout === 'table' ? undefined : layout }),
    setWorkloads: as => url.set({ workloads: as === 'grid' ? undefined : as }),
    select: name => url.set({ cluster: name }, { push: true }),
    clear: () => url.set({ state: undefined, q: undefined }),
  };
}
