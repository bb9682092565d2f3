import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProxy } from '../support/ApiProxy.ts';
import { eventually, note } from '../support/eventually.ts';
import { createConfigMaps, mixture, startChurn } from './support/churn.ts';
import { assertCacheEqualsKubectl } from './support/compareCache.ts';
import { testServer, type TestServer } from './support/fleet.ts';
import { startWatching, type Watched } from './support/watched.ts';

const NAMESPACE = 'mixture';

/** The periods that keep a server from being hammered are for servers with other users. */
const impatient = { backoffMinMs: 50, backoffMaxMs: 500, discoveryMs: 500 };

/** Without a chance to write anything more. */
async function killEtcd({ harness, name }: TestServer): Promise<void> {
  const pids = join(harness.workdir, 'clusters', name, 'pids');
  process.kill(
    Number(await readFile(join(pids, 'etcd.pid'), 'utf8')),
    'SIGKILL',
  );
}

describe('the cache equals kubectl get', () => {
  let server: TestServer;
  let proxy: ApiProxy;
  let watched: Watched | undefined;

  before(async () => {
    server = await testServer('east');
    await server.harness.applyText(
      'east',
      mixture(NAMESPACE)
        .map(object => JSON.stringify(object))
        .join('\n---\n'),
    );
    const { ca, cert, key } = server.admin;
    proxy = await ApiProxy.start({
      url: server.access.url,
      identity: { ca, cert: cert!, key: key! },
    });
  });

  afterEach(() => {
    watched?.stop();
    watched = undefined;
  });

  after(() => proxy?.close());

  async function watch(options: { url?: string } = {}): Promise<Watched> {
    watched = startWatching({
      cluster: 'east',
      access: server.access,
      timing: impatient,
      ...options,
    });
    await watched.live();
    return watched;
  }

  const untilBroken = ({ states }: Watched) =>
    eventually(() => assert.equal(states.get('Pod')?.state, 'broken'));

  const compare = ({ cache }: Watched) =>
    assertCacheEqualsKubectl({
      cluster: 'east',
      cache,
      kubectl: server.kubectl,
    });

  it('in a steady state, and after a time of changes', async () => {
    const current = await watch();
    assert.ok((await compare(current)) > 20);
    const churn = startChurn(server.client, NAMESPACE);
    await sleep(5_000);
    const { done } = await churn.stop();
    assert.ok(done > 50, `only ${done} changes were made`);
    await compare(current);
  });

  for (const cut of ['reset', 'end'] as const) {
    it(`after every watch was cut in the middle of a line (${cut})`, async () => {
      const current = await watch({ url: proxy.url });
      const churn = startChurn(server.client, NAMESPACE);
      for (let round = 0; round < 3; round++) {
        proxy.cutWatches(cut);
        await sleep(1_000);
      }
      await churn.stop();
      await current.live();
      await compare(current);
    });
  }

  it('after 410 Gone, because the server has forgotten what the watch asks for', async () => {
    const current = await watch({ url: proxy.url });
    // Away for so long that things happen, and are forgotten.
    proxy.answer(/./, { status: 503 }, Infinity);
    await server.harness.stop('east');
    await untilBroken(current);
    await server.harness.start('east');
    await createConfigMaps(server.client, NAMESPACE, ['while-away']);
    await server.harness.forgetHistory('east');
    proxy.clearAnswers();
    await current.live();
    await compare(current);
    const expired = current.relists.filter(each => each.reason === 'expired');
    assert.ok(expired.length > 0, 'no watch was too old');
  });

  it('after a watch was answered with 410 in the middle of changes', async () => {
    const current = await watch({ url: proxy.url });
    const churn = startChurn(server.client, NAMESPACE);
    proxy.answer(
      /\/pods\?.*watch=true/,
      { status: 410, body: { kind: 'Status', code: 410, reason: 'Expired' } },
      3,
    );
    proxy.cutWatches('reset');
    await eventually(() =>
      assert.ok(
        current.relists.some(
          ({ kind, reason }) => kind === 'Pod' && reason === 'expired',
        ),
      ),
    );
    await churn.stop();
    await current.live();
    await compare(current);
  });

  it('after etcd was killed and started again', async () => {
    const current = await watch();
    const churn = startChurn(server.client, NAMESPACE);
    await killEtcd(server);
    await sleep(1_000);
    await server.harness.restartEtcd('east');
    await sleep(2_000);
    await churn.stop();
    await current.live();
    await compare(current);
  });

  it('after the API server was stopped for a while', async () => {
    const current = await watch();
    await server.harness.stop('east');
    await untilBroken(current);
    const before = current.cache.size('east');
    assert.ok(before > 20, 'what is known must stay while the cluster is away');
    await server.harness.start('east');
    await current.live();
    await compare(current);
  });

  it('with 10,000 objects in one list, by a streamed list and by pages', async () => {
    const namespace = 'bulk';
    await server.client.create('/api/v1/namespaces', {
      metadata: { name: namespace },
    });
    const startedAt = Date.now();
    const names = Array.from({ length: 10_000 }, (_, index) => `map-${index}`);
    await createConfigMaps(server.client, namespace, names);
    note(`10,000 ConfigMaps were made in ${Date.now() - startedAt} ms`);
    const streamed = await watch();
    assert.ok((await compare(streamed)) >= 10_000);
    streamed.stop();
    proxy.answer(
      /configmaps\?.*sendInitialEvents=true/,
      { status: 422, body: { kind: 'Status', code: 422, reason: 'Invalid' } },
      1_000,
    );
    const paged = await watch({ url: proxy.url });
    await compare(paged);
    const pages = proxy.requests.filter(({ line }) =>
      /configmaps\?.*limit=/.test(line),
    );
    assert.ok(pages.length >= 40, `only ${pages.length} pages were read`);
  });
});
