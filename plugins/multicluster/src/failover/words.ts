import {
  FailoverIntent,
  FailoverPlan,
  FailoverRun,
  PlanStep,
  RunMode,
  RunState,
  targetsOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { listed, Status } from '../shared';

const states: Record<RunState, [Status, string]> = {
  requested: ['pending', 'Requested'],
  preflight: ['running', 'Preflight'],
  awaitingApproval: ['waiting', 'Waits for approval'],
  locking: ['running', 'Locking'],
  preparing: ['running', 'Preparing'],
  fencing: ['running', 'Fencing'],
  promoting: ['running', 'Promoting'],
  awaitingConfirmation: ['waiting', 'Waits for a step by hand'],
  calling: ['running', 'Waits for a webhook or a template'],
  ramping: ['running', 'Moving'],
  soaking: ['running', 'Soaking'],
  holding: ['degraded', 'Held'],
  verifying: ['running', 'Verifying'],
  serving: ['waiting', 'Serving, not committed'],
  rollingBack: ['running', 'Rolling back'],
  needsDecision: ['unhealthy', 'Needs a decision'],
  completed: ['healthy', 'Completed'],
  committed: ['healthy', 'Committed'],
  rolledBack: ['skipped', 'Rolled back'],
  aborted: ['skipped', 'Aborted'],
  rejected: ['skipped', 'Rejected'],
  failed: ['unhealthy', 'Failed'],
};

/** The shape and the word of a run's state. */
export function runStatus(state: RunState): { status: Status; word: string } {
  const [status, word] = states[state];
  return { status, word };
}

const modes: Record<RunMode, string> = {
  'drill-dry': 'dry run',
  'drill-live': 'drill',
  planned: 'planned',
  emergency: 'emergency',
};

export function modeWord(mode: RunMode): string {
  return modes[mode];
}

/** `east → west`; the targets are those of the plan where the intent leaves them open. */
export function directionOf(
  intent: FailoverIntent,
  plan?: Pick<FailoverPlan, 'participants'>,
): string {
  const to = plan ? targetsOf(plan) : intent.to;
  return `${listed(intent.from)} → ${to.length ? listed(to) : 'the others'}`;
}

/** `Run #41, planned: east → west`. */
export function runTitle(run: FailoverRun): string {
  const mode = run.kind === 'failback' ? 'fail back' : modeWord(run.mode);
  return `Run #${run.number}, ${mode}: ${directionOf(
    run.plan.intent,
    run.plan,
  )}`;
}

/** 33.333 is `33`, 0.4 is `< 1`: what is not nothing is not shown as nothing. */
export function shareWord(share: number): string {
  return share > 0 && share < 0.5 ? '< 1' : String(Math.round(share));
}

/** Percent of the source's traffic that has moved by what stands written. */
export function movedShare(run: FailoverRun): number {
  return run.plan.steps.reduce((moved, step, index) => {
    const { state, attempts } = run.steps[index];
    const stands =
      attempts > 0 &&
      ['observing', 'soaking', 'completed', 'failed'].includes(state);
    return step.kind === 'ramp' && stands
      ? Math.max(moved, step.share ?? 0)
      : moved;
  }, 0);
}

/** `Step 3 of 6 · 25 % of east's traffic moved`. */
export function progressWords(run: FailoverRun): string {
  const { steps, plan, step } = run;
  const moved = shareWord(movedShare(run));
  const of = listed(plan.intent.from);
  return `Step ${Math.min(step + 1, steps.length)} of ${
    steps.length
  } · ${moved} % of the traffic of ${of} moved`;
}

/** `18 s`, `2 min 51 s`, `1 h 4 min`. */
export function durationWord(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) {
    const rest = whole % 60;
    return `${Math.floor(whole / 60)} min${rest ? ` ${rest} s` : ''}`;
  }
  const minutes = Math.floor((whole % 3600) / 60);
  return `${Math.floor(whole / 3600)} h${minutes ? ` ${minutes} min` : ''}`;
}

/** `1:12`, as a countdown shows it. */
export function clockWord(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** What a screen reader hears of a countdown: at 60, 30 and 10 seconds, and nothing in between. */
export function countdownWord(seconds: number): string {
  const mark = [10, 30, 60].find(limit => seconds <= limit);
  return mark === undefined || seconds <= 0
    ? ''
    : `Less than ${mark} seconds left`;
}

const kindWords: Partial<Record<PlanStep['kind'], string>> = {
  manual: 'a step by hand',
  webhook: 'a webhook',
  template: 'a template',
  fence: 'stop the old writer',
  promote: 'let the new writer take over',
};

/** What follows the step that soaks: `then 50 %`, `then verify`. */
export function afterSoak(run: FailoverRun): string {
  const next = run.plan.steps[run.step + 1] as PlanStep | undefined;
  if (run.state !== 'soaking' || !next) return '';
  return next.kind === 'ramp'
    ? `then ${next.share} %`
    : `then ${kindWords[next.kind] ?? next.kind}`;
}

/** Where a run that has ended left the traffic. */
export function sharesLeft(run: FailoverRun): string {
  const moved = shareWord(movedShare(run));
  const of = listed(run.plan.intent.from);
  return `${moved} % of the traffic of ${of} stays moved.`;
}
