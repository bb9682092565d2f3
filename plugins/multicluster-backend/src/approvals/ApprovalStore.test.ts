import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseApprovalStore } from './DatabaseApprovalStore';
import { describeApprovalStore } from './describeApprovalStore';
import { MemoryApprovalStore } from './MemoryApprovalStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describeApprovalStore(
  'MemoryApprovalStore',
  async () => new MemoryApprovalStore(),
);

describe.each(databases.eachSupportedId())('%s', databaseId => {
  describeApprovalStore('DatabaseApprovalStore', async () => {
    const knex = await databases.init(databaseId);
    const migrations = { skip: false };
    const database = mockServices.database({ knex, migrations });
    return DatabaseApprovalStore.create({ database });
  });
});
