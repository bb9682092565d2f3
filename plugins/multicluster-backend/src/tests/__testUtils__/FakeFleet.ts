import { NotFoundError } from '@backstage/errors';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import {
  ClusterDetail,
  ClusterSummary,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet, UserConnection } from '../../clusters';
import { MemoryResourceCache, trimResource } from '../../watch';

/** A fleet without clusters behind it: a test says what is in the cache, and what a cluster answers. */
export class FakeFleet implements Fleet {
  readonly cache = new MemoryResourceCache();
  readonly clients = new Map<string, ClusterClient>();
  readonly connections = new Map<
    string,
    (auth: unknown) => Promise<UserConnection>
  >();
  problem?: string;
  readonly #clusters = new Map<string, ClusterSummary>();
  readonly #listeners = new Set<(cluster: string) => void>();

  add(name: string, summary: Partial<ClusterSummary> = {}): this {
    this.#clusters.set(name, {
      name,
      title: name,
      labels: {},
      state: 'live',
      since: 1,
      failedAttempts: 0,
      health: 'healthy',
      healthReasons: [],
      objects: 1,
      fromStore: false,
      ...summary,
    });
    this.#listeners.forEach(listener => listener(name));
    return this;
  }

  /** As one that is no longer configured. */
  remove(name: string): this {
    this.#clusters.delete(name);
    this.#listeners.forEach(listener => listener(name));
    return this;
  }

  /** Puts an object into the cache as an API server would have sent it. */
  put(cluster: string, kind: ResourceKind, raw: object): this {
    const resource = trimResource(kind, raw, { cluster, seenAt: 1 });
    this.cache.apply({ cluster, kind, upserts: [resource], deletes: [] });
    return this;
  }

  /** A Deployment of one pod with its ReplicaSet, all ready. */
  deploy(cluster: string, app: string, image = `${app}:1.0`): this {
    const labels = { 'backstage.io/kubernetes-id': app };
    const containers = [{ name: app, image }];
    const template = { metadata: { labels }, spec: { containers } };
    const status = {
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
    };
    const meta = (name: string, owner?: [kind: string, name: string]) => ({
      name,
      namespace: 'web',
      uid: `${cluster}-${name}`,
      labels,
      ownerReferences: owner && [
        {
          kind: owner[0],
          name: owner[1],
          uid: `${cluster}-${owner[1]}`,
          controller: true,
        },
      ],
    });
    const spec = { replicas: 1, selector: { matchLabels: labels }, template };
    return this.put(cluster, 'Deployment', {
      apiVersion: 'apps/v1',
      metadata: meta(app),
      spec,
      status,
    })
      .put(cluster, 'ReplicaSet', {
        apiVersion: 'apps/v1',
        metadata: meta(`${app}-1`, ['Deployment', app]),
        spec,
        status,
      })
      .put(cluster, 'Pod', {
        apiVersion: 'v1',
        metadata: meta(`${app}-1-a`, ['ReplicaSet', `${app}-1`]),
        spec: { containers },
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
          containerStatuses: [
            { name: app, ready: true, restartCount: 0, state: { running: {} } },
          ],
        },
      });
  }

  clusters() {
    return [...this.#clusters.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  cluster(name: string): ClusterDetail | undefined {
    const summary = this.#clusters.get(name);
    return summary && { ...summary, kinds: [], nodeList: [], workloadList: [] };
  }

  problems() {
    return this.problem ? [this.problem] : [];
  }

  client(name: string) {
    return this.clients.get(name);
  }

  async connectAs(name: string, auth: unknown) {
    const connect = this.connections.get(name);
    if (!connect) throw new NotFoundError(`There is no cluster '${name}'`);
    return connect(auth);
  }

  async lend(name: string) {
    return this.#clusters.has(name)
      ? { url: 'https://127.0.0.1:1', headers: {} }
      : undefined;
  }

  subscribe(listener: (cluster: string) => void) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
