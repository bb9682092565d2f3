import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ClusterConnection } from '../../../plugins/multicluster-backend/src/clusters/connection/ClusterConnection';
import { HttpClusterClient } from '../../../plugins/multicluster-backend/src/clusters/connection/HttpClusterClient';
import {
  composeFailover,
  subjectOf,
  type Failover,
  type FailoverSubject,
} from '../../../plugins/multicluster-backend/src/failover';
import {
  MemoryDrillStore,
  MemoryProbeStore,
} from '../../../plugins/multicluster-backend/src/failover/store';
import { MemoryEvacuationStore } from '../../../plugins/multicluster-backend/src/failover/evacuation';
import {
  plainAuditor,
  plainAuth,
  plainCatalog,
  plainDiscovery,
} from '../../support/plainServices.ts';
import type { History } from '../history.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world/World.ts';
import type { Stores } from './Lane.ts';
import { Life, mortalLocks, mortalStore } from './mortal.ts';

/** Short enough for hundreds of plays, and each still many times what a call takes. */
export const TIMING = { leaseMs: 400, lookMs: 10, actMs: 250, pollMs: 10 };

/** The portal's own failover over real connections, as one process that may die. */
export class Backend {
  readonly failover: Failover;
  readonly subject: FailoverSubject;
  readonly life: Life;
  readonly #connections: ClusterConnection[];
  readonly #working: Promise<void>;

  constructor(options: {
    number: number;
    scenario: Scenario;
    history: History;
    world: World;
    stores: Stores;
    entityRef: string;
  }) {
    const { number, scenario, history, world, stores, entityRef } = options;
    const { deaths, skews } = scenario;
    this.life = new Life({ backend: number, deaths, history });
    this.#connections = [...world.servers].map(
      ([cluster, { url }]) =>
        new ClusterConnection({
          ...{ cluster, url },
          connect: async () => ({ headers: {} }),
        }),
    );
    const clients = new Map(
      this.#connections.map(each => [
        each.cluster,
        new HttpClusterClient(each),
      ]),
    );
    const { fleet } = world;
    const entity = entityOf(entityRef);
    this.failover = composeFailover({
      config: configOf(scenario, world.webhook.url),
      logger: silent,
      auditor: plainAuditor(),
      auth: plainAuth,
      discovery: plainDiscovery,
      catalog: plainCatalog(() => entity),
      fleet: Object.assign(Object.create(fleet), {
        cache: fleet.cache,
        clusters: () => fleet.clusters(),
        cluster: (name: string) => fleet.cluster(name),
        client: (name: string) => clients.get(name),
      }),
      store: mortalStore(stores.store, this.life, history),
      locks: mortalLocks(stores.locks, this.life, history),
      looks: new MemoryProbeStore(),
      kept: new MemoryDrillStore(),
      evacuated: new MemoryEvacuationStore(),
      tell: async () => {},
      timing: TIMING,
      now: () => Date.now() + skews[number],
    });
    this.subject = subjectOf(entity, this.failover.policies)!;
    this.#working = this.failover.workOnRuns(this.life.ended);
    // What is under way to a cluster ends in the middle, as its process does.
    this.life.ended.addEventListener('abort', () => this.#hangUp());
  }

  async stop(): Promise<void> {
    this.life.end();
    await this.#working;
  }

  #hangUp(): void {
    for (const connection of this.#connections) connection.reset();
  }
}

function entityOf(entityRef: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: entityRef.split('/')[1],
      annotations: { 'backstage.io/kubernetes-id': 'web' },
    },
  };
}

function configOf(
  { ramp: plannedRamp, approvals, hasSteps, hasDatabase }: Scenario,
  url: string,
) {
  return new ConfigReader({
    multicluster: {
      failover: {
        webhooks: { hook: { url } },
        policies: {
          default: {
            ...{ plannedRamp, approvals, soakSeconds: 0 },
            headroomPercent: 100,
            drillSharePercent: 10,
            steps: [
              ...(hasSteps ? STEPS : []),
              ...(hasDatabase ? [DATABASE] : []),
            ],
          },
        },
      },
    },
  });
}

const STEPS = [
  {
    ...{ id: 'tell', when: 'beforeTraffic', kind: 'manual' },
    instructions: 'Tell them.',
  },
  {
    ...{ id: 'promote', when: 'beforeTraffic', kind: 'webhook', drills: true },
    ...{ webhook: 'hook', timeoutSeconds: 10 },
  },
  {
    ...{ id: 'look', when: 'afterTraffic', kind: 'manual', drills: true },
    instructions: 'Look at it.',
  },
];

const DATABASE = {
  ...{ id: 'data', kind: 'promote', timeoutSeconds: 2 },
  database: { east: 'web/pg-east', west: 'web/pg-west' },
};

const silent: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};
