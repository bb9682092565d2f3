import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import type { Story } from './Story.ts';

const ODD = 'edge/Deployment/podinfo/podinfo';

/** What opens beside the picture. */
export function details(story: () => Story): void {
  async function openTab(name: string) {
    await story().drawer.getByRole('tab', { name }).click();
    return story().drawer.getByRole('tabpanel', { name });
  }

  it('opens beside the picture at a click', async () => {
    await story().openTopology();
    await story().node(ODD).click();
    await story().drawer.waitFor();
    assert.match(story().page.url(), /node=edge%2FDeployment/);
  });

  it('compares the clusters field by field and names the odd one out', async () => {
    const panel = await openTab('Diff');
    await panel.getByText(/edge differs from the other two/i).waitFor();
    const image = panel.getByRole('row', { name: /^image/ });
    assert.deepEqual(await image.getByRole('cell').allInnerTexts(), [
      '6.9.2',
      '6.9.2',
      '6.8.0',
    ]);
  });

  it('shows the events of the object', async () => {
    const panel = await openTab('Events');
    await panel.getByText('ScalingReplicaSet').first().waitFor();
  });

  it('shows the log of the real process behind a pod of that cluster', async () => {
    const panel = await openTab('Logs');
    await panel.getByText(/Starting podinfo/).waitFor();
    const { host } = new URL(story().fleet.podinfoUrl('edge'));
    await panel.getByText(new RegExp(`"addr":"${host}"`)).waitFor();
  });

  it('shows the object as the portal holds it, without values of variables', async () => {
    const panel = await openTab('YAML');
    await panel.getByText(/kind: Deployment/).waitFor();
    const text = await panel.innerText();
    assert.match(text, /ghcr\.io\/stefanprodan\/podinfo:6\.8\.0/);
    assert.doesNotMatch(text, /managedFields/);
  });

  it('goes to the same thing on another cluster, and closes with Esc', async () => {
    const { page, drawer } = story();
    await drawer
      .getByRole('group', { name: 'Clusters of this row' })
      .getByRole('button', { name: 'east' })
      .click();
    await eventually(() => assert.match(page.url(), /node=east%2FDeployment/));
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    assert.doesNotMatch(page.url(), /node=/);
  });

  it('opens at the same place from a link', async () => {
    const query = `?node=${encodeURIComponent(ODD)}&tab=diff`;
    await story().openTopology('podinfo', query);
    const panel = story().drawer.getByRole('tabpanel', { name: 'Diff' });
    await panel.getByText(/edge differs/i).waitFor();
  });
}
