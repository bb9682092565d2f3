import { it } from 'node:test';
import type { Story } from '../topology/Story.ts';

const TAB = '/catalog/default/component/podinfo/failover';
const MINUTE = 60_000;

/** What a person sees of a service's traffic, and a run that evaluates everything and writes nothing. */
export function dryRun(story: () => Story): void {
  it('says who serves, who could, and what a move would do', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}${TAB}?from=east&to=west`);
    await page.getByRole('img', { name: /^Written: .*east/ }).waitFor();
    await page.getByRole('article', { name: 'west' }).waitFor();
    await page.getByText('east → west').first().waitFor();
  });

  it('is started with a reason, sets aside what stands against it, and ends with a verdict', async () => {
    const { page } = story();
    await page.getByRole('button', { name: 'Dry run…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Practice');
    for (const rule of await dialog.getByRole('checkbox').all()) {
      await rule.check();
    }
    await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByRole('row', { name: /dry run.*Completed/ })
      .waitFor({ timeout: MINUTE });
  });

  it('is on the page of all failovers, and leads back to its own', async () => {
    const { page } = story();
    await page
      .getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('link', { name: 'Failovers' })
      .click();
    const ended = page.getByRole('table', { name: 'Ended' });
    await ended.getByRole('row', { name: /dry run.*Practice/ }).waitFor();
    await ended.getByRole('link', { name: 'Run #1' }).click();
    await page.waitForURL(/podinfo\/failover\?run=/);
    await page.getByRole('region', { name: 'Run #1' }).waitFor();
  });
}
