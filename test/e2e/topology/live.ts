import assert from 'node:assert/strict';
import { it } from 'node:test';
import { median, percentile } from '../../bench/statistics.ts';
import { note } from '../../support/eventually.ts';
import { measureLive } from '../support/measureLive.ts';
import type { Story } from './Story.ts';

const SAMPLES = 20;

/** What happens in a cluster is on the open page. */
export function live(story: () => Story): void {
  it('shows a pod that turns unready on the open page, again and again', async () => {
    await story().openTopology();
    const { fleet, page } = story();
    const times = await measureLive({
      ...{ page, fleet, cluster: 'east', samples: SAMPLES },
    });
    assert.equal(times.length, SAMPLES);
    note(
      `a pod turned unready is on the page after ${median(
        times,
      )} ms (median of ${SAMPLES}; p95 ${percentile(times, 95)} ms)`,
    );
  });

  it('keeps the viewport and the focus of the reader meanwhile', async () => {
    const { fleet, page } = story();
    const focused = story().node('west/Deployment/podinfo/podinfo');
    await focused.focus();
    const before = await focused.boundingBox();
    const pods = story().node('east/Pods/podinfo/podinfo');
    await fleet.breakPods('east', 'podinfo', 2);
    await pods.and(page.locator(':not([data-health="healthy"])')).waitFor();
    await fleet.healPods('east', 'podinfo');
    await pods.and(page.locator('[data-health="healthy"]')).waitFor();
    assert.deepEqual(await focused.boundingBox(), before);
    const id = await page
      .locator('[data-topology-node]:focus')
      .getAttribute('data-topology-node');
    assert.equal(id, 'west/Deployment/podinfo/podinfo');
  });
}
