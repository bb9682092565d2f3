import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseResourceStore } from './DatabaseResourceStore';
import {
  describeResourceStore,
  readNames,
  storedResource,
  storeWrite,
} from './describeResourceStore';
import { MemoryResourceStore } from './MemoryResourceStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describeResourceStore(
  'MemoryResourceStore',
  async () => new MemoryResourceStore(),
);

describe.each(databases.eachSupportedId())('%s', databaseId => {
  const create = async () => {
    const knex = await databases.init(databaseId);
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    return { knex, store: await DatabaseResourceStore.create({ database }) };
  };

  describeResourceStore(
    'DatabaseResourceStore',
    async () => (await create()).store,
  );

  it('is found again by a process that starts later', async () => {
    const { knex, store } = await create();
    await store.write(storeWrite({ upserts: [storedResource('a')] }));
    const later = await DatabaseResourceStore.create({
      database: mockServices.database({ knex, migrations: { skip: false } }),
    });
    expect(await readNames(later)).toEqual(['a']);
  });

  it('leaves out a row that cannot be read', async () => {
    const { knex, store } = await create();
    const upserts = [storedResource('a'), storedResource('b')];
    await store.write(storeWrite({ upserts }));
    await knex('resources').where({ name: 'a' }).update({ body: '{"cut' });
    expect(await readNames(store)).toEqual(['b']);
  });
});
