import { ConfigReader } from '@backstage/config';
import {
  hasEnded,
  type FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import knexFactory from 'knex';
import {
  createFailover,
  subjectOf,
  type Failover,
} from '../../../plugins/multicluster-backend/src/failover';
import { FleetHarness } from '../../fleet/FleetHarness.ts';
import {
  startFleet,
  type TestFleet,
} from '../../integration/support/startFleet.ts';
import { startEmbeddedPostgres } from '../../support/EmbeddedPostgres.ts';
import { eventually } from '../../support/eventually.ts';
import {
  closeAll,
  plainAuditor,
  plainAuth,
  plainCatalog,
  plainDiscovery,
} from '../../support/plainServices.ts';
import { startAnyway } from '../../support/startAnyway.ts';
import { listOf, serviceName, splitBetween } from './manifests.ts';

export const CLUSTERS = ['east', 'west', 'edge'] as const;
const SIDES = ['east', 'west'] as const;
const BY = 'user:default/bench';

/** The quickest that a policy can say: one step, no soak, no guard. What is measured is the way, not the waiting. */
const config = new ConfigReader({
  multicluster: {
    failover: {
      limits: { fleet: 1_000, perCluster: 1_000 },
      policies: {
        default: { plannedRamp: [100], soakSeconds: 0, guards: [] },
      },
    },
  },
});

/** Real clusters, services that are split between two of them, and the portal's own failover on PostgreSQL. */
export class FailoverBench {
  readonly harness: FleetHarness;
  readonly #failover: Failover;
  readonly #closing: (() => Promise<unknown>)[];

  private constructor(
    harness: FleetHarness,
    failover: Failover,
    closing: (() => Promise<unknown>)[],
  ) {
    this.harness = harness;
    this.#failover = failover;
    this.#closing = closing;
  }

  /** `s-0` is split in all three clusters, the others in west alone. */
  static async create(services: number): Promise<FailoverBench> {
    const harness = await FleetHarness.create({
      log: line => console.log(line),
    });
    const closing: (() => Promise<unknown>)[] = [() => harness.close()];
    try {
      for (const cluster of CLUSTERS) {
        console.log(`Creating cluster ${cluster}`);
        await harness.addCluster(cluster, { nodes: 1 });
        await harness.applyText(
          cluster,
          listOf(splitBetween(0, cluster, SIDES)),
        );
      }
      const others = Array.from({ length: services }, (_, i) => i + 1);
      console.log(`Making ${services} services`);
      await harness.applyText(
        'west',
        listOf(others.flatMap(one => splitBetween(one, 'west', SIDES))),
      );
      const fleet = startFleet({
        clusters: CLUSTERS.map(name => ({ ...harness.access(name) })),
      });
      closing.push(() => fleet.fleet.stop());
      const failover = await startFailover(fleet, closing);
      return new FailoverBench(harness, failover, closing);
    } catch (error) {
      await closeAll(closing);
      throw error;
    }
  }

  close(): Promise<void> {
    return closeAll(this.#closing);
  }

  /** Asks for it as a click does; resolves when the run has been accepted, with the time of the click. */
  async start(service: number) {
    const { failovers, policies } = this.#failover;
    const subject = subjectOf(entityOf(serviceName(service)), policies)!;
    const { entityRef } = subject;
    const { run, clicked } = await startAnyway({
      ...{ failovers, subject, mode: 'planned', by: BY, reason: 'bench' },
      intent: { entityRef, from: ['east'], to: ['west'] },
    });
    return { id: run.id, clicked };
  }

  /** When the last weight had been written, in epoch milliseconds. */
  async written(id: string): Promise<number> {
    const signal = new AbortController().signal;
    for (let after = 0; ; ) {
      const { events, run } = await this.#failover.failovers.events({
        ...{ id, after, waitMs: 1_000, signal },
      });
      const found = events.find(({ type }) => type === 'weightsWritten');
      if (found) return found.at;
      if (hasEnded(run) || run.state === 'holding') {
        throw new Error(`The run is ${run.state}: ${run.message}`);
      }
      after = events.at(-1)?.sequence ?? after;
    }
  }

  async rollBack(id: string): Promise<void> {
    await this.until(id, 'serving');
    const { failovers } = this.#failover;
    await failovers.command(id, { type: 'rollBack' }, { by: BY });
    // Nobody measures here whether the source could serve: that it may is said, as a person would.
    await eventually(async () => {
      const run = await failovers.get(id);
      if (run.state === 'needsDecision') {
        const override = { type: 'override', rules: [7], reason: 'bench' };
        await failovers.command(id, override as never, { by: BY });
      }
      if (run.state !== 'rolledBack') throw new Error(`It is ${run.state}`);
    });
  }

  async until(id: string, state: FailoverRun['state']): Promise<FailoverRun> {
    return eventually(
      async () => {
        const run = await this.#failover.failovers.get(id);
        if (run.state !== state) {
          throw new Error(`It is ${run.state}: ${run.message}`);
        }
        return run;
      },
      { deadlineMs: 300_000 },
    );
  }
}

async function startFailover(
  fleet: TestFleet,
  closing: (() => Promise<unknown>)[],
): Promise<Failover> {
  for (const cluster of CLUSTERS) await fleet.until(cluster, 'live');
  const postgres = await startEmbeddedPostgres();
  closing.push(() => postgres.close());
  const knex = knexFactory({
    ...{ client: 'pg', connection: postgres.connectionString },
  });
  closing.push(() => knex.destroy());
  const failover = await createFailover({
    ...{ config, fleet: fleet.fleet, logger: fleet.logger },
    ...{ auth: plainAuth, discovery: plainDiscovery, auditor: plainAuditor() },
    catalog: plainCatalog(ref => entityOf(ref.split('/')[1])),
    database: { getClient: async () => knex },
    notifications: { send: async () => {} },
  });
  const stop = new AbortController();
  const working = failover.workOnRuns(stop.signal);
  closing.push(() => {
    stop.abort();
    return working;
  });
  return failover;
}

function entityOf(name: string) {
  return {
    ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'Component' },
    metadata: { name, annotations: { 'backstage.io/kubernetes-id': name } },
  };
}
