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
const deployment = {
  id: 'd1',
  app: 'podinfo',
  namespace: 'web',
  revision: 1,
  entity_ref: 'component:default/podinfo',
  state: 'queued',
  created_at: 0,
  uses_secrets: false,
  body: '{}',
  version: 0,
  epoch: 0,
  lease_until: 0,
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

  it('make deployments, and take them away again', async () => {
    const knex = await databases.init(databaseId);
    const name = '20261126000000_deployments.js';
    const tables = [
      'deployments',
      'deployment_clusters',
      'deployment_events',
      'deploy_bundles',
    ];

    await knex.migrate.up({ directory, name });
    expect(await existing(knex, tables)).toEqual(tables);
    await knex('deployments').insert(deployment);
    const sameRevision = { ...deployment, id: 'd2' };
    await expect(knex('deployments').insert(sameRevision)).rejects.toThrow();

    await knex.migrate.down({ directory, name });
    expect(await existing(knex, tables)).toEqual([]);
  });

  it('read all objects anew when what is kept of them changes', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.up({
      directory,
      name: '20261101000000_last_known_state.js',
    });
    await knex('resources').insert(resource);
    await knex('kind_versions').insert({
      cluster: 'east',
      kind: 'Gslb',
      resource_version: '1',
      synced_at: 0,
    });
    await knex.migrate.up({
      directory,
      name: '20261126030000_traffic_fields.js',
    });
    expect(await knex('resources')).toEqual([]);
    expect(await knex('kind_versions')).toEqual([]);
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
