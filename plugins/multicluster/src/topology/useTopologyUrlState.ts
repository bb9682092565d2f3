import { useMemo } from 'react';
import { TopologyNodeKind } from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../routing';
import { Grouping, TopologyFilter } from './graph';

/** Three renderings of one model. */
export type TopologyView = 'graph' | 'table' | 'tree';

/** Parts of the drawer. */
export type DetailTab =
  | 'overview'
  | 'conditions'
  | 'events'
  | 'logs'
  | 'yaml'
  | 'diff';

const views: TopologyView[] = ['graph', 'table', 'tree'];
const groupings: Grouping[] = [
  'place',
  'provider',
  'region',
  'environment',
  'none',
];
const tabs: DetailTab[] = [
  'overview',
  'conditions',
  'events',
  'logs',
  'yaml',
  'diff',
];

function oneOf<T extends string>(
  list: T[],
  value: string | undefined,
): T | undefined {
  return list.find(item => item === value);
}

/** Everything of the Topology tab that a link carries, and the ways to change it. */
export type TopologyUrlState = {
  /** Undefined when the address does not say; the width of the window decides then. */
  view?: TopologyView;
  filter: TopologyFilter;
  grouping: Grouping;
  /** Id of the node in the drawer. */
  selected?: string;
  /** Name of the pod that the drawer's conditions, events, logs and YAML are about. */
  pod?: string;
  tab: DetailTab;
  /** Opened groups: folded columns and rolled-up nodes. */
  open: string[];
  setView(view: TopologyView): void;
  setFilter(change: Partial<TopologyFilter>): void;
  clearFilter(): void;
  setGrouping(grouping: Grouping): void;
  /** `undefined` closes the drawer. The tab is kept, unless one is named. */
  select(id: string | undefined, tab?: DetailTab): void;
  setTab(tab: DetailTab): void;
  setPod(pod: string | undefined): void;
  /** Opens a pod of a group: what happened to it comes first. */
  openPod(group: string, pod: string): void;
  openGroup(id: string): void;
  /** Folds every opened group of clusters again. */
  foldGroups(): void;
};

const filterKeys: Record<keyof TopologyFilter, string> = {
  text: 'q',
  clusters: 'cluster',
  providers: 'provider',
  regions: 'region',
  kinds: 'kind',
  failingOnly: 'failing',
};

function filterChange(change: Partial<TopologyFilter>) {
  return Object.fromEntries(
    Object.entries(change).map(([key, value]) => [
      filterKeys[key as keyof TopologyFilter],
      typeof value === 'boolean' ? (value && '1') || undefined : value,
    ]),
  );
}

/** State of the Topology tab, kept in the address. */
export function useTopologyUrlState(): TopologyUrlState {
  const url = useUrlState();
  return useMemo(() => {
    const { get, getAll, set } = url;
    const open = getAll('open');
    return {
      view: oneOf(views, get('view')),
      filter: {
        text: get('q') ?? '',
        clusters: getAll('cluster'),
        providers: getAll('provider'),
        regions: getAll('region'),
        kinds: getAll('kind') as TopologyNodeKind[],
        failingOnly: get('failing') === '1',
      },
      grouping: oneOf(groupings, get('group')) ?? 'place',
      selected: get('node'),
      pod: get('pod'),
      tab: oneOf(tabs, get('tab')) ?? 'overview',
      open,
      setView: view => set({ view }, { push: true }),
      setFilter: change => set(filterChange(change)),
      clearFilter: () =>
        set(
          Object.fromEntries(
            Object.values(filterKeys).map(key => [key, undefined]),
          ),
        ),
      setGrouping: group => set({ group: group === 'place' ? '' : group }),
      select: (node, tab) =>
        set(tab ? { node, tab, pod: undefined } : { node, pod: undefined }),
      setTab: tab => set({ tab }),
      setPod: pod => set({ pod }),
      openPod: (node, pod) => set({ node, pod, tab: 'events' }),
      openGroup: id => set({ open: [...open, id] }, { push: true }),
      foldGroups: () =>
        set({ open: open.filter(id => !id.startsWith('group:')) }),
    };
  }, [url]);
}
