import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  FailoverRun,
  hasEnded,
  RunInput,
  transitionRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore, RunLocks } from '../types';

/** A worker writes a run every few hundred milliseconds at most: who loses this often is not up against a worker. */
const ATTEMPTS = 20;

/**
 * Gives something to the run as it stands, whoever works on it: a command, or what became of an action that waited. Rejects with a
 * `ConflictError` for a command that cannot be given now.
 */
export async function giveInput(options: {
  store: FailoverStore;
  locks: RunLocks;
  id: string;
  input: RunInput;
  now: () => number;
}): Promise<FailoverRun> {
  const { store, locks, id, input, now } = options;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await store.get(id);
    if (!stored) throw new NotFoundError(`There is no run '${id}'.`);
    const at = now();
    const { run, events } = transitionRun(stored.run, input, at);
    const ended = hasEnded(run);
    const outcome = await store.write({
      ...{ stored, next: run, events, dueAt: ended ? undefined : at },
    });
    if (outcome === 'lost') continue;
    if (ended) await locks.release({ runId: id });
    return run;
  }
  throw new ConflictError(
    `Run '${id}' is being changed all the time. Try again.`,
  );
}
