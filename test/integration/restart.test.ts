import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import knexFactory, { type Knex } from 'knex';
import { DatabaseResourceStore } from '../../plugins/multicluster-backend/src/store';
import { startEmbeddedPostgres } from '../support/EmbeddedPostgres.ts';
import { eventually } from '../support/eventually.ts';
import { TcpProxy } from '../support/TcpProxy.ts';
import { mixture } from './support/churn.ts';
import { assertCacheEqualsKubectl } from './support/compareCache.ts';
import { testServer, type TestServer } from './support/fleet.ts';
import { startFleet, type TestFleet } from './support/startFleet.ts';

const NAMESPACE = 'restart';

type Database = { connect(): Knex; close(): Promise<void> };

const databases: [string, () => Promise<Database>][] = [
  [
    'SQLite',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'multicluster-restart-'));
      return {
        connect: () =>
          knexFactory({
            client: 'better-sqlite3',
            connection: { filename: join(folder, 'test.sqlite') },
            useNullAsDefault: true,
          }),
        close: () => rm(folder, { recursive: true }),
      };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const postgres = await startEmbeddedPostgres();
      return {
        connect: () =>
          knexFactory({ client: 'pg', connection: postgres.connectionString }),
        close: () => postgres.close(),
      };
    },
  ],
];

/** Events are not kept: they say nothing that would still be true. */
function sizeWithoutEvents({ fleet: { cache } }: TestFleet): number {
  return cache.size('west') - cache.size('west', 'Event');
}

for (const [engine, startDatabase] of databases) {
  describe(`a backend that starts again, on ${engine}`, () => {
    let server: TestServer;
    let database: Database;
    let path: TcpProxy;
    const stops: (() => Promise<void>)[] = [];

    before(async () => {
      server = await testServer('west');
      database = await startDatabase();
      path = await TcpProxy.start({
        host: '127.0.0.1',
        port: Number(new URL(server.access.url).port),
      });
      await server.harness.applyText(
        'west',
        mixture(NAMESPACE)
          .map(object => JSON.stringify(object))
          .join('\n---\n'),
      );
    });

    after(async () => {
      await path?.close();
      await database?.close();
    });

    afterEach(async () => {
      await path.set('pass');
      for (const stop of stops.splice(0)) await stop();
    });

    async function start(): Promise<TestFleet & { stop(): Promise<void> }> {
      const knex = database.connect();
      const running = startFleet({
        clusters: [
          {
            ...server.harness.access('west'),
            url: `https://127.0.0.1:${path.port}`,
          },
        ],
        store: await DatabaseResourceStore.create({
          database: { getClient: async () => knex },
        }),
      });
      const stop = async () => {
        await running.fleet.stop();
        await knex.destroy();
      };
      stops.push(stop);
      return { ...running, stop };
    }

    const compare = ({ fleet }: TestFleet) =>
      assertCacheEqualsKubectl({
        cluster: 'west',
        cache: fleet.cache,
        kubectl: server.kubectl,
      });

    it('shows what it knew while the cluster is away, with its age, and goes on when it is back', async () => {
      const first = await start();
      await first.until('west', 'live');
      await compare(first);
      const known = sizeWithoutEvents(first);
      await first.stop();

      await path.set('hang');
      const second = await start();
      await eventually(() => assert.equal(sizeWithoutEvents(second), known));
      const away = await second.until('west', 'unreachable');
      assert.equal(away.fromStore, true);
      assert.ok(away.lastSeenAt, 'its age is known');
      assert.ok(away.lastSeenAt < Date.now());

      // What happens meanwhile must be found out, also what is gone.
      await server.kubectl([
        ...['-n', NAMESPACE, 'delete', 'deployment', 'api', '--wait=false'],
      ]);
      await path.set('pass');
      const back = await second.until('west', 'live');
      assert.equal(back.fromStore, false);
      await compare(second);
    });

    it('forgets what was deleted while it was down', async () => {
      const maps = `/api/v1/namespaces/${NAMESPACE}/configmaps`;
      await server.client.create(maps, { metadata: { name: 'short-lived' } });
      const first = await start();
      await first.until('west', 'live');
      await compare(first);
      await first.stop();
      await server.client.delete(`${maps}/short-lived`);
      const second = await start();
      await second.until('west', 'live');
      await compare(second);
    });
  });
}
