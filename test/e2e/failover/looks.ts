import { looksOf, type Screen } from '../support/looks.ts';
import type { Story } from '../topology/Story.ts';

const SCREENS: Screen[] = [
  {
    name: 'failover',
    path: '/catalog/default/component/podinfo/failover',
    ready: 'article',
  },
  { name: 'failovers', path: '/failovers', ready: 'table tbody tr' },
  {
    name: 'failover-none',
    path: '/catalog/default/component/ledger/failover',
    ready: 'main section, article section',
  },
];

/** What a person sees, in both themes. */
export function looks(story: () => Story): void {
  looksOf(SCREENS, story);
}
