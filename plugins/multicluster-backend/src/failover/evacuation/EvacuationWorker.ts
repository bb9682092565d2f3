import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Evacuation,
  EvacuationService as Service,
  FailoverRun,
  nextOfEvacuation,
  sendsTo,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverEvidence } from '../facts';
import { FailoverService } from '../FailoverService';
import { CatalogSubjects } from '../policies';
import { noticeOfStop } from '../notify';
import { FailoverStore, TellOwners } from '../types';
import { changeEvacuation } from './changeEvacuation';
import { EvacuationStore, OPEN_STATES } from './types';

const LOOK_MS = 2_000;

/** What is the service's own fault; everything else is tried again. */
const FINAL = ['InputError', 'NotFoundError', 'NotAllowedError'];

export type EvacuationWorkerOptions = {
  store: EvacuationStore;
  runs: Pick<FailoverStore, 'get' | 'findRequested'>;
  subjects: Pick<CatalogSubjects, 'find'>;
  evidence: Pick<FailoverEvidence, 'known'>;
  failovers: Pick<FailoverService, 'startFor'>;
  tell: TellOwners;
  logger: LoggerService;
  now?: () => number;
  lookMs?: number;
};

/**
 * Carries evacuations on: follows the runs of a wave, and starts the next. It looks at what is written alone, and a run that it asks for
 * again is the first one: so it does not matter which process looks, nor whether two do, nor when one of them has died.
 */
export class EvacuationWorker {
  readonly #options: EvacuationWorkerOptions;
  #woken = new AbortController();

  constructor(options: EvacuationWorkerOptions) {
    this.#options = options;
  }

  /** Looks at once instead of at the next turn: something was asked for. */
  wake(): void {
    this.#woken.abort();
  }

  /** Looks again and again until the signal ends. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#woken = new AbortController();
      const until = AbortSignal.any([signal, this.#woken.signal]);
      try {
        await this.advance(signal);
      } catch (error) {
        this.#options.logger.warn(
          'Evacuations could not be looked at',
          error as Error,
        );
      }
      const ms = this.#options.lookMs ?? LOOK_MS;
      await sleep(ms, undefined, { signal: until }).catch(() => undefined);
    }
  }

  /** Brings all evacuations as far as they can come now. */
  async advance(signal: AbortSignal): Promise<void> {
    const { store, logger } = this.#options;
    for (const { id } of await store.list({ states: OPEN_STATES })) {
      if (signal.aborted) return;
      try {
        await this.#carryOn(id, signal);
      } catch (error) {
        const message = `Evacuation '${id}' could not be carried on`;
        logger.error(message, error as Error);
      }
    }
  }

  async #carryOn(id: string, signal: AbortSignal): Promise<void> {
    const { store, tell, now = Date.now } = this.#options;
    const before = (await store.get(id))?.evacuation;
    const runs = await this.#runsOf(before);
    const next = (one: Evacuation) => nextOfEvacuation(one, runs, now());
    const evacuation = await changeEvacuation(
      store,
      id,
      one => next(one).evacuation,
    );
    const stopped =
      before?.state === 'running' && evacuation.state === 'paused';
    if (stopped) await tell(noticeOfStop(evacuation));
    for (const service of next(evacuation).start) {
      // It may have been paused or aborted while the last one was started.
      const stored = await store.get(id);
      if (signal.aborted || stored?.evacuation.state !== 'running') return;
      const became = await this.#start(evacuation, service);
      await changeEvacuation(store, id, one => withService(one, became));
    }
  }

  async #runsOf(
    evacuation: Evacuation | undefined,
  ): Promise<Map<string, FailoverRun>> {
    const runs = new Map<string, FailoverRun>();
    for (const { runId, state } of evacuation?.services ?? []) {
      if (runId === undefined || state === 'done') continue;
      const stored = await this.#options.runs.get(runId);
      if (stored) runs.set(runId, stored.run);
    }
    return runs;
  }

  /** What became of a service whose turn it is. Rejects for trouble that passes, as with the database. */
  async #start(evacuation: Evacuation, waiting: Service): Promise<Service> {
    const { runs, subjects, evidence, failovers } = this.#options;
    const { clusters: from, createdBy, mode, reason } = evacuation;
    const { entityRef, wave } = waiting;
    const requestId = `${evacuation.id} ${entityRef}`;
    const started = ({ id, number }: FailoverRun): Service => ({
      ...{ entityRef, wave, state: 'started', runId: id, number },
    });
    // First of all: what a run has moved already gets no traffic there any more.
    const first = await runs.findRequested({ createdBy, requestId });
    if (first) return started(first);
    const subject = await subjects.find(entityRef);
    if (!subject) {
      const message = 'The catalog does not have it any more.';
      return { ...waiting, state: 'failed', message };
    }
    if (!sendsTo(evidence.known(subject).hops, from)) {
      const message = 'No traffic goes there any more.';
      return { ...waiting, state: 'skipped', message };
    }
    try {
      const asked = { from, mode, reason, requestId, createdBy };
      return started(await failovers.startFor(subject, asked));
    } catch (error) {
      const { name, message } = error as Error;
      // Another run of it, or as many as may move at once: it has its turn when that is over.
      if (name === 'ConflictError') return { ...waiting, message };
      if (FINAL.includes(name)) return { ...waiting, state: 'failed', message };
      throw error;
    }
  }
}

function withService(evacuation: Evacuation, became: Service): Evacuation {
  const services = evacuation.services.map(one =>
    one.entityRef === became.entityRef && one.runId === undefined
      ? became
      : one,
  );
  return { ...evacuation, services };
}
