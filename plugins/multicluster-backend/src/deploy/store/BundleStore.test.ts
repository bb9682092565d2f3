import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { testDeployment } from './testDeployment';
import { DatabaseBundleStore } from './DatabaseBundleStore';
import { DatabaseDeploymentStore } from './DatabaseDeploymentStore';
import { describeBundleStore } from './describeBundleStore';
import { MemoryBundleStore } from './MemoryBundleStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describeBundleStore('MemoryBundleStore', async now => {
  const used = new Set<string>();
  const isUsed = (hash: string) => used.has(hash);
  return {
    store: new MemoryBundleStore({ isUsed, now }),
    use: async hash => used.add(hash),
  };
});

describe.each(databases.eachSupportedId())('%s', databaseId => {
  describeBundleStore('DatabaseBundleStore', async now => {
    const knex = await databases.init(databaseId);
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    const deployments = await DatabaseDeploymentStore.create({ database });
    return {
      store: await DatabaseBundleStore.create({ database, now }),
      use: bundle =>
        deployments.create(
          testDeployment('d1', [['east']], { request: { bundle } }),
        ),
    };
  });
});
