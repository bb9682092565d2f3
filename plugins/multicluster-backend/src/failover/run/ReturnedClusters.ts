import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  FailoverRun,
  hasEnded,
  planPending,
  RunInput,
  TrafficChange,
  WriteResult,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { FailoverStore, StoredRun } from '../types';
import { Impersonation } from '../policies';
import { AskableFleet } from './askCluster';
import { asRequester } from './asRequester';
import { fenceOf } from './fenceOf';
import { writeChanges } from './writeChanges';

const LOOK_MS = 3_000;
const TELL_MS = 20_000;
/** Runs with something that waits, that are looked at in one go; older ones have their turn when some of these are done. */
const MOST_RUNS = 200;

export type ReturnedClustersOptions = {
  store: Pick<FailoverStore, 'get' | 'list'>;
  fleet: AskableFleet;
  drivers: readonly TrafficDriver[];
  /** Gives it to the run as it stands. */
  give(id: string, input: RunInput): Promise<FailoverRun>;
  logger: LoggerService;
  /** As whom people's runs write; as the portal when absent. */
  impersonation?: Impersonation;
  lookMs?: number;
};

/**
 * Tells clusters that were away, once they answer again, what runs have decided without them (rule 16). It looks at what stands written
 * in the database and at how the fleet is now, so that it does not matter when, or in which process, a cluster was seen to return. What
 * two processes write at once is the same; the second finds it done.
 */
export class ReturnedClusters {
  readonly #options: ReturnedClustersOptions;

  constructor(options: ReturnedClustersOptions) {
    this.#options = options;
  }

  /** Looks again and again until the signal ends. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.look(signal);
      } catch (error) {
        this.#options.logger.warn(
          'What waits for clusters could not be looked at',
          error as Error,
        );
      }
      const ms = this.#options.lookMs ?? LOOK_MS;
      // Rejects when the signal ends, and so does the loop.
      await sleep(ms, undefined, { signal }).catch(() => undefined);
    }
  }

  async look(signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const runs = await store.list({ pending: true, limit: MOST_RUNS });
    for (const run of runs) {
      if (signal.aborted) return;
      await this.#settle(run, signal);
    }
  }

  async #settle(run: FailoverRun, signal: AbortSignal): Promise<void> {
    const { store, fleet, give } = this.#options;
    const { id, entityRef, number } = run;
    const all = await store.list({ entityRef });
    const later = all.filter(other => other.number > number);
    // While another run of the entity is under way, the weights are its own.
    if (later.some(other => !hasEnded(other))) return;
    const stored = await store.get(id);
    if (!stored) return;
    const { drop, write } = planPending(stored.run, later);
    for (const one of drop) await give(id, { type: 'pendingDropped', ...one });
    const ready = write.filter(
      ([{ cluster }]) => fleet.cluster(cluster)?.state === 'live',
    );
    const until = AbortSignal.any([signal, AbortSignal.timeout(TELL_MS)]);
    const results: WriteResult[] = [];
    for (const changes of ready) {
      results.push(await this.#tell(changes, stored, until));
    }
    if (results.every(({ result }) => result === 'unreachable')) return;
    await give(id, { type: 'pendingWritten', results });
  }

  /** From whichever of the weights that may be there. The first answer is the one that names what was expected. */
  async #tell(
    changes: readonly TrafficChange[],
    { run, version }: StoredRun,
    signal: AbortSignal,
  ): Promise<WriteResult> {
    const { drivers, impersonation } = this.#options;
    const fleet = asRequester(this.#options.fleet, run, impersonation);
    let told: WriteResult | undefined;
    for (const change of changes) {
      const [result] = await writeChanges({
        ...{ changes: [change], fleet, drivers, signal },
        ...{ run: `${run.id}/pending`, fence: fenceOf(run, version) },
        ...{ stamp: false, hops: run.plan.hops },
      });
      if (result.result !== 'drifted') return result;
      told ??= result;
    }
    return told!;
  }
}
