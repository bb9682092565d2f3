import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import type { Story } from './Story.ts';

const FOCUSED = '[data-topology-node]:focus';

/** Filters, the address, and the keyboard. */
export function finding(story: () => Story): void {
  it('filters by text, keeps that in the address, and over a reload', async () => {
    await story().openTopology();
    const { page } = story();
    const search = page.getByRole('searchbox', { name: /^Search names/ });
    await search.fill('canary');
    const plain = story().node('edge/Deployment/podinfo/podinfo');
    await plain.waitFor({ state: 'detached' });
    await story().node('east/Deployment/podinfo/podinfo-canary').waitFor();
    await eventually(() => assert.match(page.url(), /q=canary/));
    await page.reload();
    await story().node('east/Deployment/podinfo/podinfo-canary').waitFor();
    assert.equal(await search.inputValue(), 'canary');
    assert.equal(await plain.count(), 0);
  });

  it('shows one cluster alone at a click on its head', async () => {
    await story().openTopology();
    const { page } = story();
    await story().column('west').click();
    await eventually(() => assert.match(page.url(), /cluster=west/));
    await story().node('east/Deployment/podinfo/podinfo').waitFor({
      state: 'detached',
    });
    await page.goBack();
  });

  it('walks by arrow keys, opens by Enter and comes back by Esc', async () => {
    await story().openTopology();
    const { page, drawer } = story();
    const box = () => page.locator(FOCUSED).boundingBox();
    await story().node('west/Deployment/podinfo/podinfo').focus();
    const from = await box();
    await page.keyboard.press('ArrowRight');
    const right = await box();
    assert.ok(right!.x > from!.x, 'to the right');
    await page.keyboard.press('ArrowDown');
    const below = await box();
    assert.ok(below!.y > right!.y, 'and down');
    const at = () => page.locator(FOCUSED).getAttribute('data-topology-node');
    const opened = await at();
    await page.keyboard.press('Enter');
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await eventually(async () => assert.equal(await at(), opened));
  });

  it('lists its keys at a question mark, and finds the search with a slash', async () => {
    const { page } = story();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog');
    await keys.waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox', { name: /^Search names/ });
    await eventually(async () =>
      assert.equal(
        await search.evaluate(
          input => input === input.ownerDocument.activeElement,
        ),
        true,
      ),
    );
  });

  it('shows only what fails, when asked', async () => {
    await story().openTopology('reports', '?failing=1');
    await story().node('edge/Deployment/reports/reports').waitFor();
    assert.equal(
      await story().node('west/Deployment/reports/reports').count(),
      0,
    );
  });
}
