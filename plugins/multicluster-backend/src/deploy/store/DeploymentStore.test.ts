import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { testDeployment } from './testDeployment';
import { DatabaseDeploymentStore } from './DatabaseDeploymentStore';
import { describeDeploymentQueue } from './describeDeploymentQueue';
import { describeDeploymentStore } from './describeDeploymentStore';
import { MemoryDeploymentStore } from './MemoryDeploymentStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const createInMemory = async (now: () => number) =>
  new MemoryDeploymentStore({ now });

describeDeploymentStore('MemoryDeploymentStore', createInMemory);
describeDeploymentQueue('MemoryDeploymentStore', createInMemory);

describe.each(databases.eachSupportedId())('%s', databaseId => {
  const create = async (now: () => number) => {
    const knex = await databases.init(databaseId);
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    const store = await DatabaseDeploymentStore.create({ database, now });
    return { knex, database, store };
  };
  const createStore = async (now: () => number) => (await create(now)).store;

  describeDeploymentStore('DatabaseDeploymentStore', createStore);
  describeDeploymentQueue('DatabaseDeploymentStore', createStore);

  it('is found again by a process that starts later', async () => {
    const { database, store } = await create(Date.now);
    await store.create(testDeployment('d1', [['east']]));
    const later = await DatabaseDeploymentStore.create({ database });
    expect(await later.get('d1')).toEqual(await store.get('d1'));
  });

  it('has no secret value in any column', async () => {
    const { knex, store } = await create(Date.now);
    const secretValues = { token: 'hunter2' };
    await store.create(
      testDeployment('d1', [['east']], { request: { secretValues } as any }),
    );
    const tables = ['deployments', 'deployment_clusters', 'deployment_events'];
    const rows = await Promise.all(tables.map(table => knex(table).select()));
    expect(rows.flat().length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(rows)).not.toContain('hunter2');
  });
});
