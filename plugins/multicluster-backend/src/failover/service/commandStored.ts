import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  FailoverRun,
  hasEnded,
  RunCommand,
  transitionRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore, RunLocks } from '../types';

/** A worker writes a run every few hundred milliseconds at most: who loses this often is not up against a worker. */
const ATTEMPTS = 20;

/** Gives a command to the run as it stands, whoever works on it. Rejects with a `ConflictError` when it cannot be given now. */
export async function commandStored(options: {
  store: FailoverStore;
  locks: RunLocks;
  id: string;
  command: RunCommand;
  by: string;
  now: () => number;
}): Promise<FailoverRun> {
  const { store, locks, id, command, by, now } = options;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await store.get(id);
    if (!stored) throw new NotFoundError(`There is no run '${id}'.`);
    const at = now();
    const { run, events } = transitionRun(
      ...([stored.run, { type: 'command', command, by }, at] as const),
    );
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
