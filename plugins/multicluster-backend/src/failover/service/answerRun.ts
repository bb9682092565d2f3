import { ConflictError, InputError } from '@backstage/errors';
import {
  FailoverIntent,
  failBackOf,
  FailoverRun,
  FailoverView,
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
  const { from, to } = wayBack(run, await store.list({ entityRef }));
  return {
    restores: restoresOf(run),
    intent: { entityRef, answers, from, to },
  };
}

function wayBack(
  run: FailoverRun,
  all: readonly FailoverRun[],
): NonNullable<FailoverView['failBack']> {
  const { number } = run;
  if (!hasEnded(run)) {
    throw new ConflictError(
      `Run #${number} has not ended: commit it first, or roll it back.`,
    );
  }
  const back = failBackOf(all);
  if (back?.runId !== run.id) {
    throw new ConflictError(
      `What run #${number} has moved no longer stands: there is nothing to fail back.`,
    );
  }
  return back;
}
