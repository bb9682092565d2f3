import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  FailoverRun,
  PlanStep,
  targetsOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { CallAnswer, isPassing } from '../webhooks';
import { ScaffolderTask, ScaffolderTasks } from './ScaffolderTasks';

const DEADLINE_MS = 10_000;
/** Among so many of the newest tasks, that of a step is looked for before another is started. */
const NEWEST = 100;

const OPEN: readonly string[] = ['open', 'processing'];

type Asked = {
  run: FailoverRun;
  step: string;
  template: NonNullable<PlanStep['template']>;
  signal: AbortSignal;
};

/**
 * Runs templates for steps of runs, as the portal. The scaffolder knows no keys: what tells a step's task from others is the parameter
 * `failover`, so that whoever asks again, after a crash or from another process, finds the task that is there.
 */
export class TemplateTasks {
  readonly #tasks: ScaffolderTasks;
  readonly #deadlineMs: number;
  /** Ids of open tasks, by try. The scaffolder's clock may be behind the portal's: what was started for a try is never of an earlier one. */
  readonly #known = new Map<string, string>();

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    deadlineMs?: number;
  }) {
    this.#tasks = new ScaffolderTasks(options);
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  /** Starts it once, and says how far it is. Never rejects. */
  async call(asked: Asked): Promise<CallAnswer> {
    const { template, signal } = asked;
    const timeout = AbortSignal.timeout(this.#deadlineMs);
    const deadline = AbortSignal.any([signal, timeout]);
    try {
      return await this.#call({ ...asked, signal: deadline });
    } catch (error) {
      const { statusCode } = error as Partial<ResponseError>;
      const message = `The template '${template.ref}' cannot be run: ${
        deadline.aborted ? 'no answer in time' : (error as Error).message
      }.`;
      const isRefused = statusCode !== undefined && !isPassing(statusCode);
      return { outcome: isRefused ? 'refused' : 'unreachable', message };
    }
  }

  async #call(asked: Asked): Promise<CallAnswer> {
    const tried = triedBy(asked);
    const own = await this.#find(asked);
    if (!own) {
      const id = await this.#start(asked);
      this.#known.set(tried, id);
      return { outcome: 'working', message: `It is task ${id}.` };
    }
    const message = `It is task ${own.id}, ${own.status}.`;
    if (isOpen(own)) {
      this.#known.set(tried, own.id);
      return { outcome: 'working', message };
    }
    this.#known.delete(tried);
    return {
      outcome: own.status === 'completed' ? 'done' : 'refused',
      message,
    };
  }

  /** The one that is known is asked for by itself: while it works, that is every other second. */
  async #find(asked: Asked): Promise<ScaffolderTask | undefined> {
    const { run, step, signal } = asked;
    const known = this.#known.get(triedBy(asked));
    if (known !== undefined) return this.#tasks.get(known, signal);
    const newest = await this.#tasks.newest(NEWEST, signal);
    const own = newest.find(task => isOf(task, run, step));
    return own && isOver(own, run) ? undefined : own;
  }

  #start({ run, step, template, signal }: Asked): Promise<string> {
    const values = { ...template.values, failover: aboutRun(run, step) };
    return this.#tasks.start(template.ref, values, signal);
  }
}

/** One try of one step: a resume is another. */
function triedBy({ run, step }: Asked): string {
  return `${run.id}/${step}/${run.since}`;
}

function isOpen({ status }: ScaffolderTask): boolean {
  return OPEN.includes(status);
}

/** One that has failed before a person has let the run try again is no answer to that. */
function isOver(task: ScaffolderTask, run: FailoverRun): boolean {
  const hasFailed = task.status !== 'completed' && !isOpen(task);
  return hasFailed && Date.parse(task.createdAt) < run.since;
}

function isOf(task: ScaffolderTask, run: FailoverRun, step: string): boolean {
  const about = task.spec?.parameters?.failover as
    | ReturnType<typeof aboutRun>
    | undefined;
  return about?.run === run.id && about.step === step;
}

/** As a template reads it, as `${{ parameters.failover.to }}`. */
function aboutRun({ id, entityRef, mode, plan }: FailoverRun, step: string) {
  const { from } = plan.intent;
  return { run: id, step, entityRef, mode, from, to: targetsOf(plan) };
}
