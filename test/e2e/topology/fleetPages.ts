import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SILENT, type Story } from './Story.ts';

/** The fleet page, a cluster's own page, and the card on the entity. */
export function fleetPages(story: () => Story): void {
  it('lists the clusters, worst first, with where they are', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}/multicluster`);
    const table = page.getByRole('table', { name: /^Clusters/ });
    const rows = table.locator('tbody').getByRole('row');
    await rows.nth(3).waitFor();
    const texts = await rows.allInnerTexts();
    assert.match(texts[0], new RegExp(SILENT));
    assert.match(texts[0], /Unreachable/);
    const east = texts.find(text => /^east/m.test(text)) ?? '';
    assert.match(east, /AWS/);
    assert.match(east, /us-east-1/);
    assert.match(east, /1\.36/);
  });

  it('marks trouble in the sidebar', async () => {
    await story()
      .page.getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('img', { name: /1 cluster unreachable/ })
      .waitFor();
  });

  it('opens a cluster with its nodes and workloads', async () => {
    const { page } = story();
    await page.getByRole('link', { name: 'Open east' }).click();
    await page.getByRole('heading', { name: 'east' }).waitFor();
    const workloads = page.getByRole('table', { name: /^Workloads/ });
    await workloads
      .getByRole('link', { name: 'podinfo/podinfo', exact: true })
      .waitFor();
    const nodes = page.getByRole('table', { name: 'Nodes of this cluster' });
    await nodes.getByRole('row', { name: /Ready.*us-east-1a/ }).waitFor();
    await nodes.getByRole('row', { name: /Ready.*us-east-1b/ }).waitFor();
    assert.match(page.url(), /\/multicluster\/east$/);
  });

  it('leads from a workload to the Topology tab of its service', async () => {
    const { page } = story();
    await page
      .getByRole('link', { name: 'podinfo/podinfo', exact: true })
      // Until the catalog has said whose workload it is, the link leads to its line on this page.
      .and(page.locator('[href$="/topology"]'))
      .click();
    await page.getByRole('toolbar', { name: 'Topology' }).waitFor();
    assert.match(page.url(), /component\/podinfo\/topology/);
  });

  it('says why there is nothing of a cluster that never answered', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}/multicluster/${SILENT}`);
    await page
      .getByText(/no answer|does not answer|never/i)
      .first()
      .waitFor();
  });

  it('shows one line per cluster on the overview of the entity', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}/catalog/default/component/podinfo`);
    const card = page.getByRole('table', { name: /^Clusters of this entity/ });
    const rows = card.locator('tbody').getByRole('row');
    await rows.nth(2).waitFor();
    const texts = (await rows.allInnerTexts()).join('\n');
    for (const [cluster, replicas] of [
      ['east', '7 / 7'],
      ['west', '4 / 4'],
      ['edge', '2 / 2'],
    ]) {
      assert.match(texts, new RegExp(cluster));
      assert.ok(texts.includes(replicas), `${cluster} has ${replicas}`);
    }
  });
}
