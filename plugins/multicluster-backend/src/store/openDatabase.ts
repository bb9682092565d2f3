import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';

const migrationsDir = resolvePackagePath(
  '@multicluster/backstage-plugin-multicluster-backend',
  'migrations',
);

/** The database of the plugin, brought to the newest schema unless the installation does that itself. */
export async function openDatabase(database: DatabaseService) {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDir });
  }
  return knex;
}
