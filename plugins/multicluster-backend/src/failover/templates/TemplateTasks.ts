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
  /** The scaffolder's clock may be behind the portal's: what was started here for this try is never of an earlier one. */
  readonly #started = new Map<string, string>();

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

  async #call({ run, step, template, signal }: Asked): Promise<CallAnswer> {
    const newest = await this.#tasks.newest(NEWEST, signal);
    const own = newest.find(task => isOf(task, run, step));
    const tried = `${run.id}/${step}/${run.since}`;
    const isOwnTry = own && this.#started.get(tried) === own.id;
    if (!own || (!isOwnTry && isOver(own, run))) {
      const values = { ...template.values, failover: aboutRun(run, step) };
      const id = await this.#tasks.start(template.ref, values, signal);
      this.#started.set(tried, id);
      return { outcome: 'working', message: `It is task ${id}.` };
    }
    const message = `It is task ${own.id}, ${own.status}.`;
    if (!isOpen(own)) this.#started.delete(tried);
    if (own.status === 'completed') return { outcome: 'done', message };
    return { outcome: isOpen(own) ? 'working' : 'refused', message };
  }
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
