import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/ports.ts';
import { silentListener, TcpProxy } from '../support/TcpProxy.ts';
import { assertCacheEqualsKubectl } from './support/compareCache.ts';
import { testServer, type TestServer } from './support/fleet.ts';
import {
  startFleet,
  type ConfiguredCluster,
  type TestFleet,
} from './support/startFleet.ts';

const WRONG_TOKEN = 'eyJhbGciOiJub25lIn0.secret-of-nobody.x';

/** What no message, and no line of the log, may hold. */
const SECRETS = [
  WRONG_TOKEN,
  'secret-of-nobody',
  '/etc/',
  process.cwd(),
  '/tmp/',
];

describe('a cluster that does not work', () => {
  let server: TestServer;
  let good: ConfiguredCluster;
  let silent: TcpProxy;
  let path: TcpProxy;
  let running: TestFleet;

  before(async () => {
    server = await testServer('west');
    const { url, caData, serviceAccountToken } = server.harness.access('west');
    good = { name: 'west', url, caData, serviceAccountToken };
    silent = await silentListener();
    path = await TcpProxy.start({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
    });
    const at = (port: number) => `https://127.0.0.1:${port}`;
    running = startFleet({
      clusters: [
        good,
        { ...good, name: 'through-proxy', url: at(path.port) },
        { ...good, name: 'hangs', url: at(silent.port) },
        { ...good, name: 'refuses', url: at(await freePort()) },
        { ...good, name: 'wrong-token', serviceAccountToken: WRONG_TOKEN },
        {
          ...good,
          name: 'unreadable-ca',
          caData: Buffer.from('no certificate').toString('base64'),
        },
        {
          ...good,
          name: 'missing-ca',
          caData: undefined,
          caFile: '/etc/multicluster/no-such-ca.pem',
        },
        {
          ...good,
          name: 'unknown-host',
          url: 'https://no-such-host.invalid:6443',
        },
      ],
    });
    await running.until('west', 'live');
  });

  after(async () => {
    await running?.fleet.stop();
    await path?.close();
    await silent?.close();
  });

  const expected = [
    ['hangs', 'unreachable', /does not answer|no answer/i],
    ['refuses', 'unreachable', /refused/],
    ['wrong-token', 'unauthorized', /credential|token/i],
    ['unreadable-ca', 'misconfigured', /caData/],
    ['missing-ca', 'misconfigured', /caFile/],
    ['unknown-host', 'unreachable', /host/i],
  ] as const;

  for (const [name, state, sentence] of expected) {
    it(`is ${state} and says why: ${name}`, async () => {
      const { error, health } = await running.until(name, state);
      assert.match(error ?? '', sentence);
      assert.match(error ?? '', /^[A-Z'].*\.$/s, 'it is a sentence');
      assert.equal(health, 'unknown', 'nothing is known of it');
    });
  }

  it('is nowhere told with a secret or a path of the server', async () => {
    const told = [
      ...running.fleet.clusters().map(cluster => JSON.stringify(cluster)),
      ...running.fleet.problems(),
      ...running.logger.lines.map(
        line => `${line.message} ${line.error ?? ''}`,
      ),
    ].join('\n');
    for (const secret of SECRETS) {
      assert.ok(!told.includes(secret), `${secret} is in: ${told}`);
    }
  });

  it('takes nothing from those that work', async () => {
    assert.equal(running.summary('west').state, 'live');
    await assertCacheEqualsKubectl({
      cluster: 'west',
      cache: running.fleet.cache,
      kubectl: server.kubectl,
    });
  });

  it('keeps its last known state while its network is a black hole, and recovers by itself', async () => {
    await running.until('through-proxy', 'live');
    const objects = running.fleet.cache.size('through-proxy');
    assert.ok(objects > 0);
    await path.set('blackHole');
    const away = await running.until('through-proxy', 'unreachable');
    assert.ok(away.lastSeenAt! <= Date.now());
    assert.ok(away.since >= away.lastSeenAt! - 5_000);
    assert.ok(running.fleet.cache.size('through-proxy') >= objects);
    assert.equal(running.summary('west').state, 'live');
    await path.set('pass');
    await running.until('through-proxy', 'live');
    await assertCacheEqualsKubectl({
      cluster: 'through-proxy',
      cache: running.fleet.cache,
      kubectl: server.kubectl,
    });
  });

  it('does not pile up connections to a server that never answers', async () => {
    // An attempt that is given up may hold its socket for as long as a connection may take, which is 10 s: were they never closed, all
    // that were ever accepted would be open.
    await eventually(() => {
      const { accepted, open } = silent;
      assert.ok(accepted >= 12, `${accepted} were accepted`);
      assert.ok(open <= accepted / 2, `${open} of ${accepted} are open`);
    });
  });
});
