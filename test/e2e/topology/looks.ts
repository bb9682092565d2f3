import { looksOf, type Screen } from '../support/looks.ts';
import type { Story } from './Story.ts';

const DIFF = '?node=edge%2FDeployment%2Fpodinfo%2Fpodinfo&tab=diff';

const SCREENS: Screen[] = [
  {
    name: 'topology',
    path: '/catalog/default/component/podinfo/topology',
    ready: '[data-topology-node]',
  },
  {
    name: 'topology-diff',
    path: `/catalog/default/component/podinfo/topology${DIFF}`,
    ready: '[role=tabpanel] table',
  },
  {
    name: 'topology-table',
    path: '/catalog/default/component/podinfo/topology?view=table',
    ready: 'table',
  },
  {
    name: 'topology-tree',
    path: '/catalog/default/component/podinfo/topology?view=tree',
    ready: '[role=treeitem]',
  },
  {
    name: 'topology-failing',
    path: '/catalog/default/component/reports/topology',
    ready: '[data-topology-node]',
  },
  { name: 'fleet', path: '/multicluster', ready: 'tbody tr' },
  { name: 'cluster', path: '/multicluster/east', ready: 'tbody tr' },
  {
    name: 'overview',
    path: '/catalog/default/component/podinfo',
    ready: 'table tbody tr',
  },
];

/** What a person sees, in both themes. */
export function looks(story: () => Story): void {
  looksOf(SCREENS, story);
}
