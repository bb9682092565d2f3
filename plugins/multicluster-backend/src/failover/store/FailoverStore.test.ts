import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseFailoverStore } from './DatabaseFailoverStore';
import { DatabaseRunLocksStore } from './DatabaseRunLocksStore';
import {
  describeFailoverStore,
  describeRunLocks,
} from './describeFailoverStore';
import { MemoryFailoverStore } from './MemoryFailoverStore';
import { MemoryRunLocks } from './MemoryRunLocks';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describeFailoverStore(
  'MemoryFailoverStore',
  async now => new MemoryFailoverStore({ now }),
);
describeRunLocks('MemoryRunLocks', async now => new MemoryRunLocks({ now }));

describe.each(databases.eachSupportedId())('%s', databaseId => {
  const open = async () =>
    mockServices.database({
      knex: await databases.init(databaseId),
      migrations: { skip: false },
    });
  describeFailoverStore('DatabaseFailoverStore', async now =>
    DatabaseFailoverStore.create({ database: await open(), now }),
  );
  describeRunLocks('DatabaseRunLocksStore', async now =>
    DatabaseRunLocksStore.create({ database: await open(), now }),
  );
});
