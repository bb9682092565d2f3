import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { BackendProcess } from '../../support/BackendProcess.ts';
import { startPortal } from '../support/startPortal.ts';
import type { Story } from './Story.ts';

/** A reader whom the permission policy lets see neither clusters nor topologies. */
export function denied(story: () => Story): void {
  let portal: BackendProcess;
  let page: Page;

  before(async () => {
    portal = await startPortal({
      name: 'e2e-denied',
      fleetConfig: story().fleetConfig,
      entry: 'test/e2e/support/deniedBackend.ts',
    });
    page = await story().visitor();
  });

  after(async () => {
    await page?.context().close();
    await portal?.stop();
  });

  it('reads on the Topology tab that it may not, and nothing of the service', async () => {
    await page.goto(`${portal.url}/catalog/default/component/podinfo/topology`);
    await page
      .getByText(/permission|not allowed/i)
      .first()
      .waitFor();
    assert.equal(await page.locator('[data-topology-node]').count(), 0);
  });

  it('reads on the fleet page how many clusters are hidden, and no name', async () => {
    await page.goto(`${portal.url}/multicluster`);
    await page
      .getByText(/permission|hidden|not allowed/i)
      .first()
      .waitFor();
    const text = await page.locator('body').innerText();
    for (const secret of ['us-east-1', 'europe-west1', 'berlin']) {
      assert.ok(!text.includes(secret), `${secret} is on the page`);
    }
  });
}
