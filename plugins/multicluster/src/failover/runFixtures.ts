import {
  FailoverPlan,
  FailoverPlanRequest,
  FailoverRun,
  FailoverView,
  firstSteps,
  GuardReading,
  PlanStep,
  RunEvent,
  RunStep,
} from '@multicluster/backstage-plugin-multicluster-common';
import { entityRef, sketchPlan, sketchView } from './fixtures';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** A run of that plan that has been asked for, and what the test says beyond. */
export function sketchRun(
  now: number,
  given: Partial<FailoverRun> = {},
): FailoverRun {
  const mode = given.mode ?? 'planned';
  const intent = { entityRef, from: ['east'], to: ['west'] };
  const plan = given.plan ?? sketchPlan({ intent, mode }, now);
  return {
    id: 'r-41',
    number: 41,
    entityRef,
    kind: 'failover',
    mode,
    state: 'requested',
    since: now,
    plan,
    steps: firstSteps(plan.steps),
    step: 0,
    createdAt: now - 11 * minute,
    createdBy: 'user:default/a.berg',
    reason: 'Two pods crash on east',
    approvals: [],
    overrides: [],
    pending: [],
    readings: [],
    ...given,
  };
}

function reading(
  guard: string,
  now: number,
  given: Partial<GuardReading>,
): GuardReading {
  return {
    guard,
    cluster: 'west',
    verdict: 'pass',
    samples: 900,
    at: now - 6 * second,
    ...given,
  };
}

/** The steps before `index` are done, one a minute, and the one at `index` is in `state`. */
function stepsUpTo(
  run: FailoverRun,
  index: number,
  state: RunStep['state'],
  now: number,
): RunStep[] {
  return run.steps.map((step, at) => {
    if (at > index) return step;
    const startedAt = now - (index - at + 1) * minute;
    return at === index
      ? { ...step, state, attempts: 1, startedAt: now - 108 * second }
      : {
          ...step,
          state: 'completed' as const,
          attempts: 1,
          startedAt,
          endedAt: startedAt + 52 * second,
        };
  });
}

/** A quarter of east's traffic has moved, and soaks for another 72 seconds. */
export function soakingRun(now: number): FailoverRun {
  const run = sketchRun(now);
  const step = run.plan.steps.findIndex(({ share }) => share === 25);
  return {
    ...run,
    state: 'soaking',
    since: now - 108 * second,
    until: now + 72 * second,
    step,
    steps: stepsUpTo(run, step, 'soaking', now),
    approvals: [
      {
        by: 'user:default/m.ito',
        decision: 'approve',
        hash: run.plan.hash,
        at: now - 9 * minute,
      },
    ],
    readings: [
      reading('endpoints', now, { value: 9, samples: 1 }),
      reading('errors', now, {
        verdict: 'unknown',
        samples: 412,
        message: '412 of 500 samples yet',
      }),
    ],
  };
}

/** The same, stopped by a guard that cannot be known. */
export function heldRun(now: number): FailoverRun {
  return {
    ...soakingRun(now),
    state: 'holding',
    since: now - 20 * second,
    until: undefined,
    resumeTo: 'soaking',
    message: 'Held: the error ratio on west is not known.',
    choices: [
      { command: 'resume', consequence: 'Tries the same again from here.' },
      {
        command: 'rollBack',
        consequence: 'Goes back step by step to the weights from before.',
      },
      {
        command: 'skip',
        consequence: 'Goes on without it. Who, and why, is recorded.',
      },
      { command: 'abort', consequence: 'Ends here and leaves the weights.' },
    ],
  };
}

/** Going back is not proven safe, and somebody must choose. */
export function undecidedRun(now: number): FailoverRun {
  return {
    ...soakingRun(now),
    state: 'needsDecision',
    until: undefined,
    resumeTo: 'rollingBack',
    message: 'East is not proven fit to serve again.',
    choices: [
      {
        command: 'override',
        consequence: 'Goes back all the same. Who, and why, is recorded.',
      },
      { command: 'abort', consequence: 'Ends here and leaves the weights.' },
    ],
  };
}

/** It waits for a second person. */
export function waitingRun(now: number): FailoverRun {
  const run = sketchRun(now);
  const step = run.plan.steps.findIndex(({ kind }) => kind === 'approval');
  return {
    ...run,
    state: 'awaitingApproval',
    step,
    until: now + 30 * minute,
    steps: stepsUpTo(run, step, 'running', now),
  };
}

/** Its policy has a step by hand before traffic moves, and it waits for that. */
export function byHandRun(now: number): FailoverRun {
  const { plan } = sketchRun(now);
  const first = plan.steps.findIndex(({ kind }) => kind === 'ramp');
  const byHand: PlanStep = {
    ...{ id: 'tell-the-bank', kind: 'manual', soakSeconds: 0 },
    ...{ traffic: [], capacity: [], bestEffort: false },
    sentence: "Wait until a person has done 'tell-the-bank' and confirms it.",
    instructions: 'Call the bank.\nSay that west pays from now on.',
  };
  const steps = [...plan.steps];
  steps.splice(first, 0, byHand);
  const run = sketchRun(now, { plan: { ...plan, steps } });
  return {
    ...run,
    state: 'awaitingConfirmation',
    step: first,
    message: byHand.instructions,
    steps: stepsUpTo(run, first, 'running', now),
  };
}

/** What has ended, newest first. */
export function endedRuns(now: number): FailoverRun[] {
  const ended = (
    number: number,
    age: number,
    given: Partial<FailoverRun>,
    rtoSeconds?: number,
  ) => {
    const at = now - age;
    const run = sketchRun(at, { id: `r-${number}`, number, ...given });
    return {
      ...run,
      steps: stepsUpTo(run, run.steps.length, 'completed', at),
      createdAt: at,
      endedAt: at + 5 * minute,
      report: {
        rtoSeconds,
        phases: [{ name: 'Ramp', seconds: 120 }],
        requests: { total: 41_200, failed: 3 },
        overrides: [],
        sharesBefore: { east: 60, west: 30, edge: 10 },
        sharesAfter: { east: 0, west: 90, edge: 10 },
        sentence: 'west serves in place of east, 3 of 41200 requests failed.',
      },
    };
  };
  return [
    ended(
      40,
      10 * day,
      { mode: 'drill-live', kind: 'drill', state: 'completed' },
      171,
    ),
    ended(39, 21 * day, { mode: 'emergency', state: 'committed' }, 252),
    ended(38, 33 * day, {
      state: 'rolledBack',
      createdBy: 'user:default/m.ito',
    }),
  ];
}

export function soakingEvents(now: number): RunEvent[] {
  const told: [number, string, string, RunEvent['shares']?][] = [
    [11 * minute, 'requested', 'Asked for.'],
    [9 * minute, 'approved', 'Approved.'],
    [8 * minute, 'scaled', 'West has 9 of 9 pods ready.'],
    [5 * minute, 'rampWritten', 'Moved 1 %.', { east: 65, west: 25, edge: 10 }],
    [4 * minute, 'rampWritten', 'Moved 5 %.', { east: 63, west: 27, edge: 10 }],
    [
      108 * second,
      'rampWritten',
      'Moved 25 %.',
      { east: 50, west: 40, edge: 10 },
    ],
  ];
  return told.map(([age, type, message, shares], index) => ({
    sequence: index + 1,
    at: now - age,
    type,
    message,
    level: 'info',
    shares,
  }));
}

/** What the fake backend knows of failovers. */
type KnownFailovers = {
  view?: Omit<FailoverView, 'runs' | 'current'>;
  plan?: (request: FailoverPlanRequest) => FailoverPlan;
  runs: FailoverRun[];
  events: Map<string, RunEvent[]>;
};

/** Fills the fake backend: who serves, what was done, and `runs` under way. */
export function sketchFailover(
  failover: KnownFailovers,
  now: number,
  runs: FailoverRun[] = [],
): void {
  failover.view = sketchView(now);
  failover.plan = request => sketchPlan(request, Date.now());
  failover.runs = [...runs, ...endedRuns(now)];
  for (const { id, state } of runs) {
    const events = soakingEvents(now);
    failover.events.set(
      id,
      state === 'awaitingApproval' ? events.slice(0, 1) : events,
    );
  }
}
