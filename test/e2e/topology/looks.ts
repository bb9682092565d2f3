import { it } from 'node:test';
import { assertAccessible } from '../support/assertAccessible.ts';
import type { Story } from './Story.ts';

type Screen = { name: string; path: string; ready: string };

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

/** Both themes: a picture of each screen for a person to look at, and what axe finds. */
export function looks(story: () => Story): void {
  for (const theme of ['light', 'dark']) {
    for (const screen of SCREENS) {
      it(`is accessible: ${screen.name}, ${theme}`, async () => {
        await show(story(), screen, theme);
        await story().screenshot(`${screen.name}-${theme}`);
        await assertAccessible(story().page);
      });
    }
  }
}

async function show(story: Story, screen: Screen, theme: string) {
  const { page, portal } = story;
  await page.evaluate(name => localStorage.setItem('theme', name), theme);
  await page.goto(`${portal.url}${screen.path}`);
  await page.locator(screen.ready).first().waitFor();
  // Fonts and lazily loaded parts.
  await page
    .waitForLoadState('networkidle', { timeout: 3_000 })
    .catch(() => {});
}
