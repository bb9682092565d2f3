import { setTimeout as sleep } from 'node:timers/promises';
import { NotFoundError } from '@backstage/errors';
import {
  hasEnded,
  RunEvents,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore } from '../types';

/** Any replica may work on it, and tells nobody here. */
const LOOK_AGAIN_MS = 500;

/** What happened after `after`; waits for it for `waitMs` when nothing has, unless the run has ended. */
export async function followRun(options: {
  store: Pick<FailoverStore, 'get' | 'events'>;
  id: string;
  after: number;
  waitMs: number;
  signal: AbortSignal;
}): Promise<RunEvents> {
  const { store, id, after, waitMs, signal } = options;
  const until = performance.now() + waitMs;
  for (;;) {
    const stored = await store.get(id);
    if (!stored) throw new NotFoundError(`There is no run '${id}'.`);
    // After the run: one that has ended never hides its last events.
    const events = await store.events({ id, after });
    const left = until - performance.now();
    const { run } = stored;
    if (events.length > 0 || hasEnded(run) || left <= 0 || signal.aborted) {
      return { events, run };
    }
    await sleep(Math.min(left, LOOK_AGAIN_MS), undefined, { signal }).catch(
      () => {},
    );
  }
}
