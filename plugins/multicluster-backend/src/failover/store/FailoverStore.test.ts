import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseDrillStore } from './DatabaseDrillStore';
import { DatabaseFailoverStore } from './DatabaseFailoverStore';
import { DatabaseProbeStore } from './DatabaseProbeStore';
import { DatabaseRunLocksStore } from './DatabaseRunLocksStore';
import { describeDrillStore } from './describeDrillStore';
import {
  describeFailoverStore,
  describeRunLocks,
} from './describeFailoverStore';
import { describeProbeStore } from './describeProbeStore';
import { MemoryDrillStore } from './MemoryDrillStore';
import { MemoryFailoverStore } from './MemoryFailoverStore';
import { MemoryProbeStore } from './MemoryProbeStore';
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

describeDrillStore('MemoryDrillStore', async () => new MemoryDrillStore());
describeProbeStore('MemoryProbeStore', async () => new MemoryProbeStore());

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
  describeDrillStore('DatabaseDrillStore', async () =>
    DatabaseDrillStore.create({ database: await open() }),
  );
  describeProbeStore('DatabaseProbeStore', async () =>
    DatabaseProbeStore.create({ database: await open() }),
  );
});
