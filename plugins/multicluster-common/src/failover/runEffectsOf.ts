import { stepToUndo } from './endArrows';
import { changesOf, planStep, sourcesOf, targetsOf, undoOf } from './runSteps';
import { RunEffect } from './runTypes';
import { FailoverRun } from './runRecord';

/** How often guards are read and evidence is looked for, in milliseconds. */
const LOOK_MS = 5_000;
/** How often what serves is looked at, in milliseconds. */
const SERVING_LOOK_MS = 30_000;

/**
 * What a run asks of the world now. It follows from the run alone: whoever takes a run over asks for the same again, and every effect
 * finds out by itself what has been done.
 *
 * @public
 */
export function runEffectsOf(run: FailoverRun, now: number): RunEffect[] {
  switch (run.state) {
    case 'preflight':
      return [{ type: 'preflight' }];
    case 'locking':
      return [{ type: 'lock' }];
    case 'preparing':
      return [{ type: 'scale', changes: planStep(run).capacity }];
    case 'ramping':
      return rampEffects(run);
    case 'soaking':
      return [{ type: 'readGuards', clusters: targetsOf(run.plan) }];
    case 'calling':
      return callEffects(run);
    case 'fencing':
      return fenceEffects(run);
    case 'promoting':
      return promoteEffects(run);
    case 'serving':
      return servingEffects(run, now);
    case 'verifying':
      return run.until !== undefined && now < run.until
        ? [{ type: 'wait', until: run.until }]
        : [{ type: 'verify' }];
    case 'rollingBack':
      return undoEffects(run);
    case 'awaitingApproval':
    case 'awaitingConfirmation':
      return run.until === undefined
        ? []
        : [{ type: 'wait', until: Math.max(run.until, now + LOOK_MS) }];
    default:
      return [];
  }
}

function rampEffects(run: FailoverRun): RunEffect[] {
  const { id, traffic } = planStep(run);
  return run.steps[run.step].state === 'observing'
    ? [{ type: 'observe', step: id, hops: traffic.map(({ hop }) => hop) }]
    : [{ type: 'write', step: id, changes: changesOf(run) }];
}

function callEffects(run: FailoverRun): RunEffect[] {
  const { id, webhook, template } = planStep(run);
  if (template) return [{ type: 'runTemplate', step: id, template }];
  return webhook === undefined
    ? []
    : [{ type: 'callWebhook', step: id, webhook }];
}

/** In an emergency nobody waits for an orderly end. */
function fenceEffects(run: FailoverRun): RunEffect[] {
  const { id, database } = planStep(run);
  const stop = run.mode === 'emergency' ? 'fence' : 'demote';
  return database ? [{ type: 'fence', step: id, move: database, stop }] : [];
}

function promoteEffects(run: FailoverRun): RunEffect[] {
  const { id, database } = planStep(run);
  const token = run.data?.token;
  return database
    ? [{ type: 'promote', step: id, move: database, ...(token && { token }) }]
    : [];
}

/** What serves may be taken back by somebody else at any time, and the run would go on saying that it serves. */
function servingEffects(run: FailoverRun, now: number): RunEffect[] {
  const next = (run.lookedAt ?? run.since) + SERVING_LOOK_MS;
  if (now >= next) return [{ type: 'verify' }];
  const { until = next } = run;
  return [{ type: 'wait', until: until > now ? Math.min(until, next) : next }];
}

function undoEffects(run: FailoverRun): RunEffect[] {
  if (run.sourceProvenAt === undefined) {
    return [{ type: 'checkSource', clusters: sourcesOf(run) }];
  }
  const index = stepToUndo(run);
  if (index === undefined) {
    // Nothing is left to take back: the arrow of an empty undo ends the run.
    return [{ type: 'undo', step: '', traffic: [], capacity: [] }];
  }
  const { id, capacity, database } = planStep(run, index);
  return [
    {
      type: 'undo',
      step: id,
      traffic: undoOf(run, index),
      capacity: capacity.map(change => ({
        ...change,
        before: change.after,
        after: change.before,
      })),
      ...(database && { database }),
    },
  ];
}
