import type { Browser, BrowserContext } from 'playwright-core';

/** A fresh browser of somebody with an ordinary screen. */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // Animations would make what is measured and what is drawn depend on the moment.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  return context;
}
