import { NotFoundError } from '@backstage/errors';
import {
  DeploymentEvents,
  OPEN_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentStore } from '../types';
import { DeploymentNews } from './DeploymentNews';

/** Another replica may work on it, and tells nobody here: so it is looked at again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 2_000;

/** What happened after `after`; waits for it for `waitMs` when nothing has, unless the deployment has ended. */
export async function followEvents(options: {
  store: Pick<DeploymentStore, 'get' | 'events'>;
  news: DeploymentNews;
  id: string;
  after: number;
  waitMs: number;
  signal: AbortSignal;
}): Promise<DeploymentEvents> {
  const { store, news, id, after, waitMs, signal } = options;
  const until = performance.now() + waitMs;
  for (;;) {
    const left = until - performance.now();
    // Before reading: what is written in between would otherwise be noticed late.
    const heard = new AbortController();
    const woken = news.next({
      id,
      timeoutMs: Math.max(0, Math.min(left, LOOK_AGAIN_MS)),
      signal: AbortSignal.any([signal, heard.signal]),
    });
    try {
      const deployment = await store.get(id);
      if (!deployment) {
        throw new NotFoundError(`There is no deployment '${id}'.`);
      }
      // After the deployment: one that has ended never hides its last events.
      const events = await store.events({ id, after });
      const hasEnded = !OPEN_STATES.includes(deployment.state);
      if (events.length > 0 || hasEnded || left <= 0 || signal.aborted) {
        return { events, deployment };
      }
      await woken;
    } finally {
      heard.abort();
    }
  }
}
