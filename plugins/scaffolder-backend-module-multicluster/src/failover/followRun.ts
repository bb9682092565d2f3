import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  FailoverRun,
  hasEnded,
  MulticlusterClient,
  RunState,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Patience, persist } from '../request';

const WAIT_SECONDS = 20;
/** It goes on only when a person has said how. */
const FOR_PERSON: readonly RunState[] = ['holding', 'needsDecision', 'serving'];

/** Follows until the targets serve, the run has ended or a person must decide, with all that happens in the task's log. */
export async function followRun(options: {
  client: MulticlusterClient;
  id: string;
  logger: LoggerService;
  signal: AbortSignal | undefined;
  patience: Patience;
}): Promise<FailoverRun> {
  const { client, id, logger, signal, patience } = options;
  for (let after = 0, waitSeconds = WAIT_SECONDS; ; ) {
    const query = { id, after, waitSeconds, signal };
    const { events, run } = await persist({
      call: () => client.getRunEvents(query),
      ...{ logger, signal, patience },
    });
    for (const { level, message } of events) {
      if (level === 'info') logger.info(message);
      else if (level === 'warning') logger.warn(message);
      else logger.error(message);
    }
    after = events.at(-1)?.sequence ?? after;
    const rests = hasEnded(run) || FOR_PERSON.includes(run.state);
    if (rests && events.length === 0) return run;
    waitSeconds = rests ? 0 : WAIT_SECONDS;
    if (events.length === 0) {
      // A backend that is about to end answers at once.
      await sleep(patience.firstDelayMs, undefined, { signal });
    }
  }
}
