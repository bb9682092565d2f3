import { it } from 'node:test';
import { assertAccessible } from '../support/assertAccessible.ts';
import type { Story } from './Story.ts';

const SCREENS = [
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

/** Both themes: a picture of each screen for a person to look at, and what axe finds. */
export function looks(story: () => Story): void {
  for (const theme of ['light', 'dark']) {
    for (const { name, path, ready } of SCREENS) {
      it(`is accessible: ${name}, ${theme}`, async () => {
        const { page, portal } = story();
        await page.evaluate(
          value => localStorage.setItem('theme', value),
          theme,
        );
        await page.goto(`${portal.url}${path}`);
        await page.locator(ready).first().waitFor();
        await page
          .waitForLoadState('networkidle', { timeout: 3_000 })
          .catch(() => {});
        await story().screenshot(`${name}-${theme}`);
        await assertAccessible(page);
      });
    }
  }
}
