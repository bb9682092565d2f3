import {
  ClusterRollout,
  Deployment,
  EffectiveValue,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { testDeployment } from './testDeployment';
import { DeploymentQueue, DeploymentStore } from '../types';

export const start = 1_790_000_000_000;
export const by = 'user:default/ann';
export const lease = { leaseMs: 10_000, orphanMs: 20_000, secretsOf: [] };

export const object: ObjectRef = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'web',
  name: 'podinfo',
};
export const value: EffectiveValue = {
  path: 'replicaCount',
  value: 4,
  origin: { layer: 'common' },
};

/** A store with a clock of its own, and what a worker would do with it, in verbs. */
export class StoreBed {
  readonly store: DeploymentStore & DeploymentQueue;
  readonly clock: { now: number };
  #claims = 0;

  constructor(
    store: DeploymentStore & DeploymentQueue,
    clock: { now: number },
  ) {
    this.store = store;
    this.clock = clock;
  }

  async create(
    id: string,
    clusters: string[] = ['east', 'west'],
    rest: Parameters<typeof testDeployment>[2] = {},
  ): Promise<Deployment> {
    this.clock.now += 1000;
    const { deployment } = await this.store.create(
      testDeployment(id, [clusters], { createdAt: this.clock.now, ...rest }),
    );
    return deployment;
  }

  claim(options: Partial<Parameters<DeploymentQueue['claim']>[0]> = {}) {
    const owner = `worker-${++this.#claims}`;
    return this.store.claim({ owner, ...lease, ...options });
  }

  /** Claims what is there to do, and leaves it in this state. */
  async bring(
    state: Deployment['state'],
    change: (cluster: ClusterRollout) => Partial<ClusterRollout>,
    values?: { [cluster: string]: EffectiveValue[] },
  ): Promise<Deployment> {
    const claimed = (await this.claim())!;
    this.clock.now += 1000;
    const next: Deployment = {
      ...claimed.deployment,
      state,
      clusters: claimed.deployment.clusters.map(each => ({
        ...each,
        since: this.clock.now,
        ...change(each),
      })),
    };
    const at = this.clock.now;
    const written = { claimed, next, at, events: [], leaseMs: 10_000, values };
    if ((await this.store.advance(written)) === 'lost') {
      throw new Error(`The lease of '${next.id}' was lost`);
    }
    return next;
  }

  /** From nothing to done. */
  async deploy(
    id: string,
    clusters: string[] = ['east', 'west'],
    rest: Parameters<typeof testDeployment>[2] = {},
  ): Promise<Deployment> {
    await this.create(id, clusters, rest);
    const values = Object.fromEntries(clusters.map(name => [name, [value]]));
    return this.bring(
      'succeeded',
      () => ({ state: 'deployed', attempts: 1, inventory: [object] }),
      values,
    );
  }

  async rollBack(id: string): Promise<void> {
    await this.store.command({ id, command: { type: 'rollBack' }, by });
    await this.bring('rolledBack', () => ({
      state: 'rolledBack',
      attempts: 0,
    }));
  }

  /** `podinfo/web/east is of d1`, and so on. */
  async whatIsWhere(entityRef = 'component:default/podinfo') {
    const found = await this.store.deployedClusters({ entityRef });
    return found.map(
      ({ app, namespace, cluster, deploymentId }) =>
        `${app}/${namespace}/${cluster} is of ${deploymentId}`,
    );
  }
}
