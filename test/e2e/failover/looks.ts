import { it } from 'node:test';
import { assertAccessible } from '../support/assertAccessible.ts';
import type { Story } from '../topology/Story.ts';

const SCREENS = [
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
