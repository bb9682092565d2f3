import { DatabaseService } from '@backstage/backend-plugin-api';
import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { openDatabase } from './openDatabase';
import { ResourceStore, StoreWrite } from './types';

/** Rows per statement. SQLite takes 500 at most, and blocks the event loop for some milliseconds at 100 already. */
const batchRows = 100;
/** Rows per portion when reading: some milliseconds to parse. */
const portionRows = 500;

type ResourceRow = {
  cluster: string;
  kind: string;
  namespace: string;
  name: string;
  uid: string;
  body: string;
};

/** `ResourceStore` on SQLite and PostgreSQL. */
export class DatabaseResourceStore implements ResourceStore {
  readonly #knex: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseResourceStore> {
    return new DatabaseResourceStore(await openDatabase(options.database));
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async clusters() {
    const rows = await this.#knex('clusters').select('name', 'last_seen_at');
    return rows.map(row => ({
      name: row.name,
      lastSeenAt: toNumber(row.last_seen_at),
    }));
  }

  async cluster({ cluster }: { cluster: string }) {
    const row = await this.#knex('clusters').where({ name: cluster }).first();
    if (!row) {
      return undefined;
    }
    const versions = await this.#knex('kind_versions').where({ cluster });
    return {
      version: row.version ?? undefined,
      identity: row.identity ?? undefined,
      lastSeenAt: toNumber(row.last_seen_at),
      versions: new Map<ResourceKind, string>(
        versions.map(({ kind, resource_version }) => [kind, resource_version]),
      ),
    };
  }

  async *resources({ cluster }: { cluster: string }) {
    let after: ResourceRow | undefined;
    for (;;) {
      const rows: ResourceRow[] = await this.#portion(cluster, after);
      const resources = rows.flatMap(parseBody);
      if (resources.length > 0) {
        yield resources;
      }
      if (rows.length < portionRows) {
        return;
      }
      after = rows[rows.length - 1];
    }
  }

  async write(options: StoreWrite) {
    const { cluster, upserts, deletes } = options;
    for (const batch of inBatches(upserts)) {
      await this.#knex('resources')
        .insert(batch.map(toRow))
        .onConflict(['cluster', 'kind', 'namespace', 'name'])
        .merge(['uid', 'body']);
    }
    for (const { kind, namespace, names } of groupNames(deletes)) {
      for (const batch of inBatches(names)) {
        await this.#knex('resources')
          .where({ cluster, kind, namespace })
          .whereIn('name', batch)
          .delete();
      }
    }
    // Last, so that no version is ever newer than its resources, wherever this is cut off.
    await this.#writeVersions(cluster, options.versions);
    await this.#writeFacts(options);
  }

  async drop({ cluster }: { cluster: string }) {
    await this.#knex.transaction(async tx => {
      await tx('kind_versions').where({ cluster }).delete();
      await tx('resources').where({ cluster }).delete();
      await tx('clusters').where({ name: cluster }).delete();
    });
  }

  #portion(cluster: string, after: ResourceRow | undefined) {
    const rows = this.#knex<ResourceRow>('resources')
      .where({ cluster })
      .orderBy(['kind', 'namespace', 'name'])
      .limit(portionRows);
    if (!after) {
      return rows.select();
    }
    // By key and not by offset: an offset would skip rows when others are deleted meanwhile.
    return rows
      .whereRaw('(kind, namespace, name) > (?, ?, ?)', [
        after.kind,
        after.namespace,
        after.name,
      ])
      .select();
  }

  async #writeVersions(cluster: string, versions: StoreWrite['versions']) {
    const kept = [...versions].filter(([, version]) => version !== undefined);
    const gone = [...versions.keys()].filter(kind => !versions.get(kind));
    if (kept.length > 0) {
      await this.#knex('kind_versions')
        .insert(
          kept.map(([kind, version]) => ({
            cluster,
            kind,
            resource_version: version,
            synced_at: Date.now(),
          })),
        )
        .onConflict(['cluster', 'kind'])
        .merge(['resource_version', 'synced_at']);
    }
    if (gone.length > 0) {
      await this.#knex('kind_versions')
        .where({ cluster })
        .whereIn('kind', gone)
        .delete();
    }
  }

  async #writeFacts({ cluster, facts }: StoreWrite) {
    const insert = this.#knex('clusters')
      .insert({
        name: cluster,
        version: facts?.version ?? null,
        identity: facts?.identity ?? null,
        last_seen_at: facts?.lastSeenAt ?? null,
      })
      .onConflict('name');
    await (facts
      ? insert.merge(['version', 'identity', 'last_seen_at'])
      : insert.ignore());
  }
}

function toRow(resource: Resource): ResourceRow {
  const { cluster, kind, namespace, name, uid } = resource;
  return {
    cluster,
    kind,
    namespace,
    name,
    uid,
    body: JSON.stringify(resource),
  };
}

/** A row that cannot be read is worth less than the rest: it is left out, and the next list brings the object anew. */
function parseBody(row: ResourceRow): Resource[] {
  try {
    return [JSON.parse(row.body)];
  } catch {
    return [];
  }
}

function toNumber(value: string | number | null): number | undefined {
  return value === null ? undefined : Number(value);
}

function* inBatches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += batchRows) {
    yield items.slice(start, start + batchRows);
  }
}

function groupNames(deletes: StoreWrite['deletes']) {
  const groups = new Map<
    string,
    { kind: string; namespace: string; names: string[] }
  >();
  for (const { kind, namespace, name } of deletes) {
    const key = `${kind}/${namespace}`;
    const group = groups.get(key) ?? { kind, namespace, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  return groups.values();
}
