import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import { CLUSTERS } from '../support/demoFleet.ts';
import type { Story } from './Story.ts';

/** From the catalog to the picture, and what it says at a glance. */
export function reading(story: () => Story): void {
  it('signs the guest in by itself and leads from the catalog to the Topology tab', async () => {
    const { page, portal } = story();
    await page.goto(portal.url);
    await page
      .getByRole('link', { name: 'podinfo', exact: true })
      .first()
      .click();
    await page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name: 'Topology' })
      .click();
    await page.getByRole('toolbar', { name: 'Topology' }).waitFor();
    assert.match(
      page.url(),
      /\/catalog\/default\/component\/podinfo\/topology/,
    );
  });

  it('shows the three clusters side by side, and not the one that never answered', async () => {
    for (const cluster of CLUSTERS) {
      await story().column(cluster).waitFor();
    }
    assert.equal(
      await story().page.locator('[data-topology-cluster]').count(),
      3,
    );
    await story().page.getByText('1 cluster never answered').waitFor();
  });

  it('names the odd one out above the picture and marks it inside', async () => {
    const { page } = story();
    const summary = page.getByRole('list', { name: 'Summary' });
    await summary.getByRole('button', { name: /edge.*older image/i }).waitFor();
    const apart = /odd one out in image/i;
    await story()
      .nodeSaying('edge/Deployment/podinfo/podinfo', apart)
      .waitFor();
    const even = story().nodeSaying('east/Deployment/podinfo/podinfo', apart);
    assert.equal(await even.count(), 0);
  });

  it('draws the same logical thing on the same row in every column', async () => {
    const boxes = await Promise.all(
      CLUSTERS.map(cluster =>
        story().node(`${cluster}/Deployment/podinfo/podinfo`).boundingBox(),
      ),
    );
    const tops = boxes.map(box => Math.round(box!.y));
    assert.deepEqual(tops, [tops[0], tops[0], tops[0]]);
    const lefts = boxes.map(box => box!.x);
    assert.deepEqual(
      lefts,
      [...lefts].sort((a, b) => a - b),
    );
  });

  it('says what fails, and where, for a service that is broken on purpose', async () => {
    await story().openTopology('reports');
    const { page } = story();
    const summary = page.getByRole('list', { name: 'Summary' });
    await summary
      .getByRole('button', { name: /failing on edge: CrashLoopBackOff/i })
      .waitFor();
    await summary
      .getByRole('button', { name: /failing on west: Pending/i })
      .waitFor();
    // A young workload is still called degraded; its pods are not.
    const deployment = story().node('edge/Deployment/reports/reports');
    assert.notEqual(await deployment.getAttribute('data-health'), 'healthy');
    const pods = story().node('edge/Pods/reports/reports');
    assert.equal(await pods.getAttribute('data-health'), 'unhealthy');
  });

  it('shows the same facts as a table and as a tree', async () => {
    await story().openTopology();
    const { page } = story();
    const ids = await page
      .locator('[data-topology-node]')
      .evaluateAll(nodes => nodes.length);
    await page.getByRole('radio', { name: 'Table' }).click();
    const table = page.getByRole('table', { name: 'Topology of podinfo' });
    const row = table.getByRole('row', { name: /podinfo Deployment edge/i });
    await eventually(async () => {
      assert.match(await row.innerText(), /6\.8\.0/);
      assert.match(await row.innerText(), /2 of 2/);
      assert.equal(await table.getByRole('row').count(), ids + 1);
    });
    await page.getByRole('radio', { name: 'Tree' }).click();
    const tree = page.getByRole('tree', { name: 'Topology of podinfo' });
    const item = tree.getByRole('treeitem', {
      name: /^podinfo.*Deployment.*edge.*6\.8\.0/i,
    });
    assert.equal(await item.count(), 1);
  });
}
