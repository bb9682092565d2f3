import { looksOf, type Screen } from '../support/looks.ts';
import type { Story } from './Story.ts';

const SCREENS: Screen[] = [
  {
    name: 'deployments',
    path: '/catalog/default/component/cart/deployments',
    ready: 'table tbody tr',
  },
  {
    name: 'deployments-empty',
    path: '/catalog/default/component/ledger/deployments',
    ready: 'main, article',
  },
  { name: 'approvals', path: '/multicluster/approvals', ready: 'main' },
];

/** What a person sees, in both themes. */
export function looks(story: () => Story): void {
  looksOf(SCREENS, story);
}
