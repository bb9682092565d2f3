import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './assertAccessible.ts';

/** A screen by its path in the portal, and what is there once it has been drawn. */
export type Screen = { name: string; path: string; ready: string };

type Shown = {
  page: Page;
  portal: { url: string };
  screenshot(name: string): Promise<void>;
};

/** Both themes: a picture of each screen for a person to look at, and what axe finds. */
export function looksOf(screens: Screen[], story: () => Shown): void {
  for (const theme of ['light', 'dark']) {
    for (const screen of screens) {
      it(`is accessible: ${screen.name}, ${theme}`, async () => {
        await show(story(), screen, theme);
        await story().screenshot(`${screen.name}-${theme}`);
        await assertAccessible(story().page);
      });
    }
  }
}

async function show({ page, portal }: Shown, screen: Screen, theme: string) {
  await page.evaluate(name => localStorage.setItem('theme', name), theme);
  await page.goto(`${portal.url}${screen.path}`);
  await page.locator(screen.ready).first().waitFor();
  // Fonts and lazily loaded parts.
  await page
    .waitForLoadState('networkidle', { timeout: 3_000 })
    .catch(() => {});
}
