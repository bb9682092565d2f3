import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { eventually, note } from '../../support/eventually.ts';
import { SILENT, type Story } from './Story.ts';

const MINUTE = 60_000;
const PODINFO = '/topology/component/default/podinfo';

/** A cluster goes away, and comes back. */
export function outage(story: () => Story): void {
  it('turns a cluster that is stopped into a ghost with its age', async () => {
    await story().openTopology();
    await story().fleet.stop('west');
    await story()
      .columnSaying('west', /unreachable/i)
      .waitFor({ timeout: MINUTE });
    const ghost = story().node('west/Deployment/podinfo/podinfo');
    await ghost.and(story().page.locator('[data-ghost]')).waitFor();
    await eventually(async () =>
      assert.match(
        await story().column('west').innerText(),
        /last seen|since/i,
      ),
    );
    await story().screenshot('topology-west-away');
  });

  it('answers a new reader at once, from what it knows', async () => {
    const startedAt = performance.now();
    const graph = await story().api<TopologyGraph>(PODINFO);
    note(
      `with a cluster stopped and one silent, the topology is answered in ${Math.round(
        performance.now() - startedAt,
      )} ms, sign-in included`,
    );
    const west = graph.clusters.find(({ name }) => name === 'west');
    assert.notEqual(west?.state, 'live');
    assert.ok(graph.nodes.some(({ cluster }) => cluster === 'west'));
    await story().page.reload();
    await story().node('west/Deployment/podinfo/podinfo').waitFor();
    await story().node('east/Deployment/podinfo/podinfo').waitFor();
  });

  it('goes on showing what happens elsewhere', async () => {
    const pods = story().node('east/Pods/podinfo/podinfo');
    const not = story().page.locator(':not([data-health="healthy"])');
    await story().fleet.breakPods('east', 'podinfo', 1);
    await pods.and(not).waitFor();
    await story().fleet.healPods('east', 'podinfo');
    await pods.and(story().page.locator('[data-health="healthy"]')).waitFor();
  });

  it('recovers by itself when the cluster is back', async () => {
    await story().fleet.start('west');
    await story()
      .columnSaying('west', /unreachable|stale/i)
      .waitFor({ state: 'detached', timeout: 2 * MINUTE });
    await story()
      .node('west/Deployment/podinfo/podinfo')
      .and(story().page.locator(':not([data-ghost])'))
      .waitFor();
  });

  it('says of the cluster that never answered what it knows: nothing', async () => {
    const { elsewhere } = await story().api<TopologyGraph>(PODINFO);
    assert.deepEqual(elsewhere.unknown, [SILENT]);
  });
}
