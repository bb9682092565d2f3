import {
  FailoverRun,
  PlanStep,
  RunStep,
} from '@multicluster/backstage-plugin-multicluster-common';

export type RampBar = {
  id: string;
  /** Percent of the source's traffic. */
  share: number;
  state: 'done' | 'moving' | 'soaking' | 'next' | 'failed' | 'left out';
  /** Of a soak, 0 to 1. */
  elapsed?: number;
  /** Epoch milliseconds. */
  at?: number;
};

/** The steps by which traffic moves, as bars. */
export function describeRamp(run: FailoverRun, now: number): RampBar[] {
  return run.plan.steps.flatMap((step, index) =>
    step.kind === 'ramp' ? [bar(run, step, run.steps[index], now)] : [],
  );
}

function bar(
  run: FailoverRun,
  { id, share = 0, soakSeconds }: PlanStep,
  step: RunStep,
  now: number,
): RampBar {
  const state = stateOf(step);
  const soaks = state === 'soaking' && run.until && soakSeconds;
  return {
    id,
    share,
    state,
    at: step.startedAt,
    elapsed: soaks
      ? Math.min(1, Math.max(0, 1 - (run.until! - now) / (soakSeconds * 1000)))
      : undefined,
  };
}

function stateOf({ state }: RunStep): RampBar['state'] {
  switch (state) {
    case 'completed':
      return 'done';
    case 'running':
    case 'observing':
      return 'moving';
    case 'soaking':
      return 'soaking';
    case 'failed':
      return 'failed';
    case 'skipped':
    case 'undone':
      return 'left out';
    default:
      return 'next';
  }
}
