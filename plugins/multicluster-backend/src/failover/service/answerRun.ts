import { ConflictError, InputError } from '@backstage/errors';
import {
  FailoverIntent,
  failBackOf,
  FailoverRun,
  hasEnded,
  PlanRestores,
  restoresOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore } from '../types';

/** What is asked when a run is answered, and what comes back. */
export type AnsweredRun = { intent: FailoverIntent; restores?: PlanRestores };

/**
 * Turns an intent that answers a run into the way back. Rejects with an `InputError` when there is no such run of the entity, and with a
 * `ConflictError` when its weights do not stand as it has left them.
 */
export async function answerRun(
  store: Pick<FailoverStore, 'get' | 'list'>,
  intent: FailoverIntent,
): Promise<AnsweredRun> {
  const { answers, entityRef } = intent;
  if (answers === undefined) return { intent };
  const run = (await store.get(answers))?.run;
  if (run?.entityRef !== entityRef) {
    throw new InputError(
      `'intent.answers': ${entityRef} has no run '${answers}'.`,
    );
  }
  requireStanding(run, await store.list({ entityRef }));
  const restores = restoresOf(run);
  const back = failBackOf([run]);
  return {
    restores,
    intent: {
      ...{ entityRef, answers },
      from: back?.from ?? intent.from,
      to: back?.to ?? intent.to,
    },
  };
}

function requireStanding(run: FailoverRun, all: readonly FailoverRun[]): void {
  const { number } = run;
  if (!hasEnded(run)) {
    throw new ConflictError(
      `Run #${number} has not ended: commit it first, or roll it back.`,
    );
  }
  if (failBackOf(all)?.runId !== run.id) {
    throw new ConflictError(
      `What run #${number} has moved no longer stands: there is nothing to fail back.`,
    );
  }
}
