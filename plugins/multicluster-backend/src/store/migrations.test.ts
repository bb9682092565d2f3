import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const directory = resolvePackagePath(
  '@multicluster/backstage-plugin-multicluster-backend',
  'migrations',
);
const resource = {
  cluster: 'east',
  kind: 'Pod',
  namespace: 'web',
  name: 'a',
  uid: 'u',
  body: '{}',
};

async function existing(knex: Knex, tables: string[]): Promise<string[]> {
  const found = await Promise.all(
    tables.map(table => knex.schema.hasTable(table)),
  );
  return tables.filter((_, n) => found[n]);
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('make the last known state, and take it away again', async () => {
    const knex = await databases.init(databaseId);
    const tables = ['clusters', 'kind_versions', 'resources'];

    await knex.migrate.up({
      directory,
      name: '20261101000000_last_known_state.js',
    });
    expect(await existing(knex, tables)).toEqual(tables);
    await knex('resources').insert(resource);
    await expect(knex('resources').insert(resource)).rejects.toThrow();

    await knex.migrate.down({
      directory,
      name: '20261101000000_last_known_state.js',
    });
    expect(await existing(knex, tables)).toEqual([]);
  });

  it('can all be undone and done again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await knex.migrate.rollback({ directory }, true);
    await knex.migrate.latest({ directory });
    const [, pending] = await knex.migrate.list({ directory });
    expect(pending).toEqual([]);
  });
});
