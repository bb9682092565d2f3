import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { shiftClock } from '../support/shiftClock.ts';
import { mixture, startChurn } from './support/churn.ts';
import { assertCacheEqualsKubectl } from './support/compareCache.ts';
import { testServer, type TestServer } from './support/fleet.ts';
import { startFleet, type TestFleet } from './support/startFleet.ts';

const NAMESPACE = 'clock';

describe('with a clock that is wrong', () => {
  let server: TestServer;
  let running: TestFleet | undefined;
  let putBack: (() => void) | undefined;

  before(async () => {
    server = await testServer('west');
    await server.harness.applyText(
      'west',
      mixture(NAMESPACE)
        .map(object => JSON.stringify(object))
        .join('\n---\n'),
    );
  });

  afterEach(async () => {
    await running?.fleet.stop();
    putBack?.();
  });

  for (const minutes of [10, -10]) {
    it(`${minutes} minutes off, the cache equals kubectl get and the cluster is live`, async () => {
      putBack = shiftClock(minutes * 60_000);
      const { url, caData, serviceAccountToken } =
        server.harness.access('west');
      running = startFleet({
        clusters: [{ name: 'west', url, caData, serviceAccountToken }],
      });
      await running.until('west', 'live');
      const churn = startChurn(server.client, NAMESPACE);
      await sleep(1_000);
      await churn.stop();
      await assertCacheEqualsKubectl({
        cluster: 'west',
        cache: running.fleet.cache,
        kubectl: server.kubectl,
      });
      assert.equal(running.summary('west').state, 'live');
    });
  }

  it('that jumps by 10 minutes while it runs, nothing is taken for stale', async () => {
    const { url, caData, serviceAccountToken } = server.harness.access('west');
    running = startFleet({
      clusters: [{ name: 'west', url, caData, serviceAccountToken }],
    });
    const states: string[] = [];
    await running.until('west', 'live');
    running.fleet.subscribe(() => states.push(running!.summary('west').state));
    putBack = shiftClock(10 * 60_000);
    const churn = startChurn(server.client, NAMESPACE);
    await sleep(2_000);
    await churn.stop();
    assert.deepEqual(
      states.filter(state => state !== 'live'),
      [],
    );
    await assertCacheEqualsKubectl({
      cluster: 'west',
      cache: running.fleet.cache,
      kubectl: server.kubectl,
    });
  });
});
