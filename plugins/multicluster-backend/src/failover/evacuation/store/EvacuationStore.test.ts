import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseEvacuationStore } from './DatabaseEvacuationStore';
import { describeEvacuationStore } from './describeEvacuationStore';
import { MemoryEvacuationStore } from './MemoryEvacuationStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describeEvacuationStore(
  'MemoryEvacuationStore',
  async () => new MemoryEvacuationStore(),
);

describe.each(databases.eachSupportedId())('%s', databaseId => {
  describeEvacuationStore('DatabaseEvacuationStore', async () =>
    DatabaseEvacuationStore.create({
      database: mockServices.database({
        knex: await databases.init(databaseId),
        migrations: { skip: false },
      }),
    }),
  );
});
