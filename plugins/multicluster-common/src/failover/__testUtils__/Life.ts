import { planFailover } from '../planFailover';
import { DEFAULT_FAILOVER_POLICY } from '../policy';
import { runEffectsOf } from '../runEffectsOf';
import { FailoverRun, RunCommand, RunState } from '../runRecord';
import { firstSteps } from '../runSteps';
import { RunInput, WriteResult } from '../runTypes';
import { transitionRun } from '../transitionRun';
import { PolicyStep } from '../policyTypes';
import { FailoverPolicy, RunMode } from '../types';
import { backend, facts, NOW, split } from './facts';

const policy: FailoverPolicy = {
  ...DEFAULT_FAILOVER_POLICY,
  plannedRamp: [50, 100],
  soakSeconds: 60,
};

/** A step of a policy that a person does, before traffic moves. */
export const byHand: PolicyStep = {
  ...{ id: 'by-hand', kind: 'manual', when: 'beforeTraffic', drills: false },
  instructions: 'Call the bank.',
};

/** A step of a policy that a webhook does, before traffic moves. */
export const called: PolicyStep = {
  ...{ id: 'called', kind: 'webhook', when: 'beforeTraffic', drills: false },
  ...{ webhook: 'database', timeoutSeconds: 60 },
};

/** A step of a policy that moves a database. */
export const moved: PolicyStep = {
  ...{ id: 'data', kind: 'promote', when: 'beforeTraffic', drills: false },
  database: { east: 'shop/pg-east', west: 'shop/pg-west' },
  timeoutSeconds: 60,
};

export type Options = {
  mode?: RunMode;
  kind?: FailoverRun['kind'];
  policy?: Partial<FailoverPolicy>;
  tailSeconds?: number;
  capacity?: boolean;
  onEast?: boolean;
};

export function asked(options: Options = {}): FailoverRun {
  const mode = options.mode ?? 'planned';
  const hop = split({ tailSeconds: options.tailSeconds ?? 0 });
  const east = split({
    cluster: 'east',
    backends: [backend('web', 'east', 80), backend('web-west', 'west', 20)],
  });
  const plan = planFailover(
    facts({
      mode,
      hops: options.onEast ? [hop, east] : [hop],
      policy: { ...policy, ...options.policy },
      ...(!options.capacity && {
        capacity: new Map([
          ['east', { ready: 0, desired: 0 }],
          ['west', { ready: 10, desired: 10 }],
        ]),
        policy: { ...policy, headroomPercent: 100, ...options.policy },
      }),
    }),
  );
  return {
    id: 'r1',
    number: 1,
    entityRef: 'component:default/web',
    kind: options.kind ?? (mode.startsWith('drill') ? 'drill' : 'failover'),
    mode,
    state: 'requested',
    since: NOW,
    plan,
    steps: firstSteps(plan.steps),
    step: 0,
    createdAt: NOW,
    createdBy: 'user:default/ann',
    reason: 'because',
    approvals: [],
    overrides: [],
    pending: [],
    readings: [],
  };
}

/** A run and the clock it lives by. For tests. */
export class Life {
  now = NOW;
  readonly said: string[] = [];

  constructor(public run: FailoverRun) {}

  static begin(options: Options = {}): Life {
    return new Life(asked(options));
  }

  give(...inputs: RunInput[]): this {
    for (const input of inputs) {
      const { run, events } = transitionRun(this.run, input, this.now);
      this.run = run;
      this.said.push(...events.map(({ type }) => type));
    }
    return this;
  }

  command(command: RunCommand, by = 'user:default/ben'): this {
    return this.give({ type: 'command', command, by });
  }

  pass(seconds: number): this {
    this.now += seconds * 1000;
    return this.give({ type: 'timePassed' });
  }

  /** As if the world did at once what the run asks for, until the given state or nothing more is asked. */
  until(state: RunState): this {
    for (let turn = 0; turn < 50 && this.run.state !== state; turn++) {
      const [effect] = runEffectsOf(this.run, this.now);
      if (this.run.state === 'requested') this.give({ type: 'claimed' });
      else if (!effect) break;
      else this.give(...this.#outcome(effect));
    }
    if (this.run.state !== state) {
      throw new Error(`It is ${this.run.state} and never ${state}`);
    }
    return this;
  }

  #outcome(effect: ReturnType<typeof runEffectsOf>[number]): RunInput[] {
    switch (effect.type) {
      case 'preflight':
        return [{ type: 'preflightDone', problems: [] }];
      case 'lock':
        return [{ type: 'locked', epoch: 1 }];
      case 'scale':
        return [{ type: 'scaled', ready: true }];
      case 'write':
        return [{ type: 'written', results: effect.changes.map(applied) }];
      case 'observe':
        return [{ type: 'observed', level: 'programmed', conclusive: true }];
      case 'readGuards':
        this.now = this.run.until ?? this.now;
        return [healthy(this.now)];
      case 'callWebhook':
      case 'runTemplate':
        return [{ type: 'callAnswered', step: effect.step, outcome: 'done' }];
      case 'fence':
        return [
          {
            ...{ type: 'fenced', step: effect.step, outcome: 'done' },
            ...(effect.stop === 'demote' && { token: 'a-token' }),
          },
        ];
      case 'promote':
        return [{ type: 'promoted', step: effect.step, outcome: 'done' }];
      case 'verify':
        return [{ type: 'verified', verdict: 'pass' }];
      case 'checkSource':
        return [{ type: 'sourceChecked', verdict: 'pass' }];
      case 'undo':
        return [{ type: 'undone', results: effect.traffic.map(applied) }];
      default:
        this.now = effect.until;
        return [{ type: 'timePassed' }];
    }
  }
}

export function applied({
  cluster,
  hop,
}: {
  cluster: string;
  hop: string;
}): WriteResult {
  return { cluster, hop, result: 'applied' };
}

export function reading(verdict: 'pass' | 'fail' | 'unknown', at: number) {
  return { guard: 'endpoints', cluster: 'west', verdict, samples: 3, at };
}

export function healthy(at: number): RunInput {
  return { type: 'guardsRead', readings: [reading('pass', at)] };
}
