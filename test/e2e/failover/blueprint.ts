import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually, note } from '../../support/eventually.ts';
import { EAST_SPLIT, ROUTE } from '../../support/podinfoTraffic.ts';
import type { Story } from '../topology/Story.ts';

const TAB = '/catalog/default/component/podinfo/failover';
const MINUTE = 60_000;

/** What is written for podinfo's callers, in the order of the object. */
async function read(
  { fleet }: Story,
  cluster: string,
  kind: 'trafficsplit' | 'httproute',
): Promise<number[]> {
  const refs =
    kind === 'httproute' ? '.spec.rules[0].backendRefs' : '.spec.backends';
  const text = await fleet.kubectl(
    ...([cluster, '-n', 'podinfo', 'get', kind, 'podinfo'] as const),
    ...['-o', `jsonpath={${refs}[*].weight}`],
  );
  return text.split(' ').map(Number);
}

async function weights(story: Story) {
  return {
    split: await read(story, 'west', 'trafficsplit'),
    route: await read(story, 'west', 'httproute'),
  };
}

/** Gives a reason, sets aside what may be set aside, and starts. */
async function fillIn(dialog: Locator, reason: string, start: string) {
  await dialog.getByRole('textbox', { name: /Reason/ }).fill(reason);
  for (const rule of await dialog.getByRole('checkbox').all()) {
    await rule.check();
  }
  await dialog.getByRole('button', { name: start, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function commit({ page }: Story) {
  const bar = page.getByRole('region', { name: 'Run in progress' });
  await bar.getByText('Serving').waitFor({ timeout: 3 * MINUTE });
  await bar.getByRole('button', { name: 'Commit' }).click();
  await bar.waitFor({ state: 'detached', timeout: MINUTE });
}

/**
 * The blueprint's story: podinfo on east and west, a mirror of east's in west, the callers split in half. East fails, then its API server
 * is gone; all of the traffic moves to west without it; what it must be told waits on its page; it returns, is told, and gets its half back.
 */
export function blueprint(story: () => Story): void {
  it('begins with half of the callers in each cluster', async () => {
    const { fleet } = story();
    // A canary within east, and names for which there is no DNS server here: they are another story.
    for (const others of ['httproute', 'dnsendpoint']) {
      await fleet.kubectl('east', '-n', 'podinfo', 'delete', others, '--all');
    }
    await fleet.applyText('east', EAST_SPLIT);
    await fleet.applyText('west', ROUTE);
    const half = { split: [50, 50], route: [50, 50] };
    assert.deepEqual(await weights(story()), half);
  });

  it('says so when the pods of east fail, and when its API server is gone', async () => {
    const { page, portal, fleet } = story();
    await page.goto(`${portal.url}${TAB}?from=east&to=west`);
    const east = page.getByRole('article', { name: 'east' });
    await east.waitFor();
    await fleet.breakPods('east', 'podinfo');
    await east
      .getByText(/No ready endpoint|0 of|not ready/i)
      .first()
      .waitFor({
        timeout: MINUTE,
      });
    await page
      .getByText(/Fails from the portal, and from/)
      .waitFor({ timeout: 2 * MINUTE });
    await story().screenshot('failover-east-fails');
    await fleet.stop('east');
    await east
      .getByText(/API not answering/)
      .first()
      .waitFor({ timeout: MINUTE });
    await story().screenshot('failover-east-away');
  });

  it('moves everything to west in an emergency, without the API of east', async () => {
    const { page } = story();
    const clicked = performance.now();
    await page.getByRole('button', { name: 'Emergency…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /to confirm/ }).fill('podinfo');
    await fillIn(dialog, 'east is down', 'Start the emergency');
    const bar = page.getByRole('region', { name: 'Run in progress' });
    await bar.waitFor();
    await story().screenshot('failover-running');
    await bar.getByText('Serving').waitFor({ timeout: 3 * MINUTE });
    note(
      `an emergency with the source away serves after ${Math.round(
        (performance.now() - clicked) / 1000,
      )} s`,
    );
    await story().screenshot('failover-serving');
    const all = { split: [100, 0], route: [100, 0] };
    assert.deepEqual(await weights(story()), all);
  });

  it('leaves on the page of east what it must be told', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}/multicluster/east`);
    const waiting = page.getByRole('list', {
      name: 'Waits for a cluster to return',
    });
    await waiting.getByText(/TrafficSplit podinfo\/podinfo/).waitFor();
    await story().screenshot('cluster-pending');
    await page.goto(`${portal.url}${TAB}`);
    await commit(story());
  });

  it('tells east when it returns', async () => {
    const { page, portal, fleet } = story();
    await fleet.start('east');
    await fleet.healPods('east', 'podinfo');
    await eventually(
      async () =>
        assert.deepEqual(await read(story(), 'east', 'trafficsplit'), [0, 100]),
      { deadlineMs: 2 * MINUTE },
    );
    await page.goto(`${portal.url}/multicluster/east`);
    await page
      .getByRole('list', { name: 'Waits for a cluster to return' })
      .waitFor({ state: 'detached' });
  });

  it('gives east its half back, step by step', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}${TAB}`);
    await page
      .getByRole('article', { name: 'east' })
      .getByText(/^Ready/)
      .first()
      .waitFor({ timeout: 2 * MINUTE });
    await page.getByRole('button', { name: 'Plan the fail back' }).click();
    await page.getByText(/The fail back of run #/).waitFor();
    await story().screenshot('failover-fail-back');
    await page.getByRole('button', { name: 'Start…', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await fillIn(dialog, 'east is back', 'Start');
    await page.getByRole('region', { name: 'Run in progress' }).waitFor();
    await commit(story());
    const half = { split: [50, 50], route: [50, 50] };
    assert.deepEqual(await weights(story()), half);
    assert.deepEqual(await read(story(), 'east', 'trafficsplit'), [50, 50]);
    await story().screenshot('failover-history');
  });

  it('has told the owners of it, with a link to the run', async () => {
    const { page, portal } = story();
    await page.goto(`${portal.url}/notifications`);
    await page.getByText('podinfo fails on east: move it?').waitFor();
    await page
      .getByText(/^Run #\d+ of podinfo is done$/)
      .first()
      .click();
    await page.waitForURL(/podinfo\/failover\?run=/);
  });
}
