import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type {
  FailoverRun,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import knexFactory, { type Knex } from 'knex';
import {
  createFailover,
  subjectOf,
  type Failover,
  type FailoverSubject,
} from '../../../plugins/multicluster-backend/src/failover';
import { FleetHarness } from '../../fleet/FleetHarness.ts';
import { eventually } from '../../support/eventually.ts';
import {
  closeAll,
  plainAuditor,
  plainAuth,
  plainCatalog,
  plainDiscovery,
} from '../../support/plainServices.ts';
import { EAST_SPLIT, ROUTE } from '../../support/podinfoTraffic.ts';
import { startAnyway } from '../../support/startAnyway.ts';
import { startFleet, type TestFleet } from './startFleet.ts';

const entityRef = 'component:default/podinfo';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'podinfo',
    annotations: {
      'backstage.io/kubernetes-id': 'podinfo',
      'multicluster.backstage.io/failover-policy': 'quick',
      'multicluster.backstage.io/health-path': '/readyz',
    },
  },
};

type BedOptions = {
  impersonate?: boolean;
  /** Of the policy, beside what is there. */
  policy?: object;
  /** Of the failover's configuration, beside policies. */
  failover?: object;
  /** What steers the traffic, by cluster; splits and a route when absent. */
  traffic?: { [cluster: string]: string };
};

const configOf = ({ impersonate, policy, failover }: BedOptions) =>
  new ConfigReader({
    multicluster: {
      failover: {
        ...failover,
        ...(impersonate && { impersonate: { prefix: 'portal:' } }),
        policies: {
          quick: {
            plannedRamp: [50, 100],
            soakSeconds: 1,
            automatic: 'recommend',
            trigger: {
              ...{ failures: 3, of: 5, cooldownSeconds: 60, mostPerDay: 1 },
            },
            headroomPercent: 90,
            guards: [
              ...[
                ['endpoints', 'Ready endpoints on the target, at least 1'],
                ['probe', 'Answers requests from the portal'],
              ].map(([kind, label]) => ({
                ...{ id: kind, kind, label, limit: 1 },
                ...{ breaches: 2, window: 3, minSamples: 1 },
              })),
            ],
            ...policy,
          },
        },
      },
    },
  });

/** podinfo on two real clusters, and the backend's own failover over them with a database of its own. */
export class FailoverBed {
  readonly harness: FleetHarness;
  readonly fleet: TestFleet;
  readonly failover: Failover;
  readonly subject: FailoverSubject;
  /** What the auditor was told of runs. */
  readonly told: string[];
  readonly #closing: (() => Promise<unknown>)[];

  private constructor(parts: {
    harness: FleetHarness;
    fleet: TestFleet;
    failover: Failover;
    told: string[];
    closing: (() => Promise<unknown>)[];
  }) {
    this.harness = parts.harness;
    this.fleet = parts.fleet;
    this.failover = parts.failover;
    this.told = parts.told;
    this.#closing = parts.closing;
    this.subject = subjectOf(entity, parts.failover.policies)!;
  }

  static async create(options: BedOptions = {}): Promise<FailoverBed> {
    const closing: (() => Promise<unknown>)[] = [];
    const harness = await FleetHarness.create();
    closing.push(() => harness.close());
    try {
      return await FailoverBed.#on(harness, closing, options);
    } catch (error) {
      await closeAll(closing);
      throw error;
    }
  }

  static async #on(
    harness: FleetHarness,
    closing: (() => Promise<unknown>)[],
    options: BedOptions,
  ): Promise<FailoverBed> {
    const { traffic = { east: EAST_SPLIT, west: ROUTE } } = options;
    for (const name of ['east', 'west']) {
      await harness.addCluster(name);
      await harness.deployApp(name, 'podinfo');
    }
    // A canary within east, and names that no DNS server here answers: they are not what is tested.
    const others = 'httproute,dnsendpoint';
    const removed = options.traffic
      ? { east: `${others},trafficsplit`, west: `${others},trafficsplit` }
      : { east: others };
    for (const [cluster, kinds] of Object.entries(removed)) {
      const remove = ['-n', 'podinfo', 'delete', kinds, '--all'];
      await harness.kubectl(cluster, ...remove);
    }
    for (const [cluster, yaml] of Object.entries(traffic)) {
      await harness.applyText(cluster, yaml);
    }
    const fleet = startFleet({
      clusters: ['east', 'west'].map(name => ({ ...harness.access(name) })),
    });
    closing.push(() => fleet.fleet.stop());
    await Promise.all([
      fleet.until('east', 'live'),
      fleet.until('west', 'live'),
    ]);
    const { knex, remove } = await openFile();
    closing.push(remove);
    const told: string[] = [];
    const failover = await createFailover({
      ...{ fleet: fleet.fleet, logger: fleet.logger },
      config: configOf(options),
      ...{
        auth: plainAuth,
        discovery: plainDiscovery,
        auditor: plainAuditor(told),
      },
      catalog: plainCatalog(() => entity, [entity]),
      database: { getClient: async () => knex },
      notifications: { send: async () => {} },
    });
    const stop = new AbortController();
    const working = failover.workOnRuns(stop.signal);
    closing.push(() => {
      stop.abort();
      return working;
    });
    return new FailoverBed({ harness, fleet, failover, told, closing });
  }

  close(): Promise<void> {
    return closeAll(this.#closing);
  }

  /** Weights of an object on its API server, in its order. */
  async weights(cluster: string, kind: 'trafficsplit' | 'httproute') {
    const { spec } = await this.#object(cluster, kind);
    const refs =
      kind === 'httproute' ? spec.rules[0].backendRefs : spec.backends;
    return refs.map(({ weight }: { weight: number | string }) =>
      Number(weight),
    ) as number[];
  }

  async plan(from: string, to: string, mode: RunMode) {
    const intent = { entityRef, from: [from], to: [to] };
    return this.failover.failovers.plan(this.subject, { intent, mode });
  }

  async start(from: string, to: string, mode: RunMode): Promise<FailoverRun> {
    const { run } = await startAnyway({
      ...{ failovers: this.failover.failovers, subject: this.subject, mode },
      intent: { entityRef, from: [from], to: [to] },
      ...{ by: 'user:default/ann', reason: 'a test' },
    });
    return run;
  }

  /** Resolves when the run is in that state. */
  async until(id: string, state: FailoverRun['state']): Promise<FailoverRun> {
    return eventually(
      async () => {
        const run = await this.failover.failovers.get(id);
        if (run.state === state) return run;
        throw new Error(`The run is ${run.state}: ${run.message ?? '-'}`);
      },
      { deadlineMs: 120_000, everyMs: 500 },
    );
  }

  async #object(cluster: string, kind: string): Promise<any> {
    const get = ['get', kind, 'podinfo', '-o', 'json'];
    return JSON.parse(
      await this.harness.kubectl(cluster, '-n', 'podinfo', ...get),
    );
  }
}

async function openFile(): Promise<{
  knex: Knex;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'multicluster-failover-'));
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'test.sqlite') },
    useNullAsDefault: true,
  });
  return {
    knex,
    remove: async () => {
      await knex.destroy();
      await rm(folder, { recursive: true });
    },
  };
}
