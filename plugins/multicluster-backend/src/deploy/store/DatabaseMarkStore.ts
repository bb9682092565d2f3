import {
  Deployment,
  OPEN_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { inBatches } from './batches';
import { clusterColumns, ClusterRow, parseMark } from './deploymentRows';
import { before, findCurrent, Mark, MarkKey, SETTLED_STATES } from './marks';
import { changedClusters } from './written';

/** More are not needed to say who is in the way. */
const mostOthers = 200;

type AppKey = Pick<Deployment, 'app' | 'namespace'>;

/** What deployments left on clusters, found by look-ups in indexes. It works on the connection, or in the transaction, that it is given. */
export class DatabaseMarkStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of other deployments of the app on these clusters: those that have not ended, and those that were there later. Oldest first. */
  async others(
    options: AppKey & { clusters: string[]; id?: string; revision?: number },
  ): Promise<Mark[]> {
    const { app, namespace, clusters, id = '', revision } = options;
    const rows: ClusterRow[] = await this.#rows()
      .where({ 'c.app': app, 'c.namespace': namespace })
      .whereIn('c.cluster', clusters)
      .whereNot('c.deployment_id', id)
      .andWhere(either => {
        either.whereIn('d.state', [...OPEN_STATES]);
        if (revision !== undefined) {
          either.orWhere(later =>
            later
              .where('c.revision', '>', revision)
              .where('c.attempts', '>', 0)
              .whereNot('c.state', 'rolledBack'),
          );
        }
      })
      .orderBy(['c.revision', 'c.cluster'])
      .limit(mostOthers);
    return rows.map(parseMark);
  }

  /** Whose result is on these clusters now, by the cluster's name. */
  async current(
    options: AppKey & { clusters: string[] },
  ): Promise<Map<string, string>> {
    const { app, namespace, clusters } = options;
    const lasts = await this.#lasts(query =>
      query
        .where({ 'h.app': app, 'h.namespace': namespace })
        .whereIn('h.cluster', clusters),
    );
    const found = await this.#lookBehind(lasts);
    return new Map(found.map(({ mark }) => [mark.cluster, mark.id]));
  }

  /** Of every app that the entity has ever had: whose result is on each cluster, and since when. */
  async ofEntity(entityRef: string): Promise<{ mark: Mark; since: number }[]> {
    const apps = this.#knex('deployments')
      .distinct('app', 'namespace')
      .where({ entity_ref: entityRef })
      .as('mine');
    const lasts = await this.#lasts(query =>
      query.join(apps, join =>
        join.on('mine.app', 'h.app').andOn('mine.namespace', 'h.namespace'),
      ),
    );
    return this.#lookBehind(lasts);
  }

  /** The last settled row of each app and cluster. */
  async #lasts(
    narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<Mark[]> {
    const heads = narrow(
      this.#knex('deployment_clusters as h').whereIn('h.state', SETTLED_STATES),
    )
      .groupBy('h.app', 'h.namespace', 'h.cluster')
      .select('h.app', 'h.namespace', 'h.cluster')
      .max({ revision: 'h.revision' })
      .as('heads');
    const rows = await this.#rows().join(heads, join =>
      join
        .on('heads.app', 'c.app')
        .andOn('heads.namespace', 'c.namespace')
        .andOn('heads.cluster', 'c.cluster')
        .andOn('heads.revision', 'c.revision'),
    );
    return rows.map(parseMark);
  }

  async insert(deployment: Deployment): Promise<void> {
    const rows = deployment.clusters.map(each =>
      clusterColumns(deployment, each),
    );
    for (const batch of inBatches(rows)) {
      await this.#knex('deployment_clusters').insert(batch);
    }
  }

  /** What the second state of a deployment has changed in the first. */
  async update(from: Deployment, to: Deployment): Promise<void> {
    for (const each of changedClusters(from, to)) {
      const { state, attempts, since } = each;
      await this.#knex('deployment_clusters')
        .where({ deployment_id: to.id, cluster: each.cluster })
        .update({ state, attempts, since });
    }
  }

  /** For each, whose result it is that is there; one query for each roll back behind a roll back. */
  async #lookBehind(lasts: Mark[]): Promise<{ mark: Mark; since: number }[]> {
    const known = new Map<string, Mark>();
    const nameOf = ({ id, cluster }: MarkKey) => `${id}/${cluster}`;
    let open = lasts.flatMap(mark => before(mark) ?? []);
    while (open.length > 0) {
      const ids = open.map(({ id }) => id);
      const rows = await this.#rows().whereIn('c.deployment_id', ids);
      const marks = rows.map(parseMark);
      marks.forEach(mark => known.set(nameOf(mark), mark));
      open = marks
        .flatMap(mark => before(mark) ?? [])
        .filter(key => !known.has(nameOf(key)));
    }
    return lasts.flatMap(last => {
      const mark = findCurrent(last, key => known.get(nameOf(key)));
      return mark ? [{ mark, since: last.since }] : [];
    });
  }

  #rows() {
    return this.#knex('deployment_clusters as c')
      .join('deployments as d', 'd.id', 'c.deployment_id')
      .select('c.*', { deployment_state: 'd.state' });
  }
}
