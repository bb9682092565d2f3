import { setTimeout as delay } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  Deployment,
  DeploymentCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeployWorker, HealthOf } from '../rollout';
import { RolloutTiming } from '../rollout/timing';
import { MemoryDeploymentStore } from '../store';
import { testDeployment } from '../store/testDeployment';
import { DeploymentQueue, DeploymentStore, TargetDeployer } from '../types';
import { FakeDeployer } from './FakeDeployer';

/** A hundred times quicker than in use. */
const quick: Partial<RolloutTiming> = {
  leaseMs: 2_000,
  heartbeatMs: 30,
  pollMs: 10,
  orphanMs: 4_000,
  firstPauseMs: 1,
  longestPauseMs: 5,
  settleMs: 200,
};

export type Stores = DeploymentStore & DeploymentQueue;

/** A worker on clusters that are only remembered, in the verbs of a story. `at` may be moved: leases and deadlines go by it. */
export class WorkerBed {
  readonly deployer: FakeDeployer;
  readonly logger = mockServices.logger.mock();
  readonly store: Stores;
  health: ReturnType<HealthOf> = undefined;
  readonly #clock: { ahead: number };
  readonly #running: { ending: AbortController; done?: Promise<void> }[] = [];

  static now(clock: { ahead: number }): () => number {
    return () => Date.now() + clock.ahead;
  }

  constructor(options?: {
    deployer?: FakeDeployer;
    store?: Stores;
    clock?: { ahead: number };
  }) {
    this.#clock = options?.clock ?? { ahead: 0 };
    const now = WorkerBed.now(this.#clock);
    this.deployer = options?.deployer ?? new FakeDeployer();
    this.store = options?.store ?? new MemoryDeploymentStore({ now });
  }

  now(): number {
    return WorkerBed.now(this.#clock)();
  }

  /** Moves all clocks ahead, as if so much time had gone by at once. */
  pass(ms: number): void {
    this.#clock.ahead += ms;
  }

  startWorker(options?: {
    store?: Stores;
    deployer?: TargetDeployer;
    timing?: Partial<RolloutTiming>;
    /** Its process dies: nobody waits for it to stop. */
    isMortal?: boolean;
  }): { worker: DeployWorker; stop(): Promise<void> } {
    const worker = new DeployWorker({
      store: options?.store ?? this.store,
      deployer: options?.deployer ?? this.deployer,
      healthOf: () => this.health,
      logger: this.logger,
      timing: { ...quick, ...options?.timing },
      now: () => this.now(),
    });
    const ending = new AbortController();
    const done = worker.start(ending.signal);
    this.#running.push({ ending, done: options?.isMortal ? undefined : done });
    return {
      worker,
      stop: async () => {
        ending.abort();
        await done;
      },
    };
  }

  async accept(
    id: string,
    waves: string[][],
    rest: Parameters<typeof testDeployment>[2] = {},
  ): Promise<void> {
    const createdAt = this.now();
    await this.store.create(testDeployment(id, waves, { createdAt, ...rest }));
  }

  command(id: string, command: DeploymentCommand): Promise<Deployment> {
    return this.store.command({ id, command, by: 'user:default/ann' });
  }

  /** Waits until the deployment is in this state; says in which it was, if that takes too long. */
  async reach(
    id: string,
    isReached: Deployment['state'] | ((deployment: Deployment) => boolean),
  ): Promise<Deployment> {
    const until = performance.now() + 10_000;
    for (;;) {
      const deployment = (await this.store.get(id))!;
      const reached =
        typeof isReached === 'string'
          ? deployment.state === isReached
          : isReached(deployment);
      if (reached) {
        return deployment;
      }
      if (performance.now() > until) {
        throw new Error(`Stays as it is: ${JSON.stringify(deployment)}`);
      }
      await delay(2);
    }
  }

  async messages(id: string): Promise<string[]> {
    const events = await this.store.events({ id, after: 0, limit: 1000 });
    return events.map(({ cluster, message }) =>
      cluster ? `${cluster}: ${message}` : message,
    );
  }

  async close(): Promise<void> {
    this.#running.forEach(({ ending }) => ending.abort());
    await Promise.all(this.#running.map(({ done }) => done));
  }
}

/** `{ deployment: 'held', east: 'failed' }` */
export function statesOf({ clusters, state }: Deployment) {
  return {
    deployment: state,
    ...Object.fromEntries(clusters.map(each => [each.cluster, each.state])),
  };
}
