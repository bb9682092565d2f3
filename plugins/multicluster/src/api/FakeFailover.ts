import { NotFoundError } from '@backstage/errors';
import {
  failBackOf,
  FailoverPlan,
  FailoverPlanRequest,
  FailoverRun,
  FailoverView,
  firstSteps,
  hasEnded,
  reportRun,
  RunCommand,
  RunEvent,
  RunEvents,
  RunReport,
  ScheduledDrill,
  StartRunRequest,
  transitionRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { pause } from './backOff';
import { FakeCall } from './FakeDeployments';

/** The failovers of the fake backend: its plans are what `plan` says, and its runs obey the real commands. */
export class FakeFailover {
  /** Everything but the runs, which are `runs`. */
  view?: Omit<FailoverView, 'runs' | 'current'>;
  plan?: (request: FailoverPlanRequest) => FailoverPlan;
  /** Newest first. */
  runs: FailoverRun[] = [];
  drills: ScheduledDrill[] = [];
  events = new Map<string, RunEvent[]>();
  /** Called with what was started. */
  onStart?: (run: FailoverRun) => void;
  readonly calls: FakeCall[] = [];
  readonly #waiting = new Set<AbortController>();

  /** Keeps what was asked, and gives the options without their signal. */
  heard<T extends { signal?: AbortSignal }>(method: string, options: T) {
    const { signal, ...rest } = options;
    this.calls.push({ method, options: rest });
    return rest;
  }

  current(): FailoverView | undefined {
    return (
      this.view && {
        ...this.view,
        runs: this.runs,
        current: this.runs.find(run => !hasEnded(run)),
        failBack: failBackOf(this.runs),
      }
    );
  }

  run(id: string): FailoverRun {
    const found = this.runs.find(one => one.id === id);
    if (!found) {
      throw new NotFoundError(`There is no run '${id}'`);
    }
    return found;
  }

  start(request: StartRunRequest, now = Date.now()): FailoverRun {
    const { intent, mode, reason } = request;
    const plan = this.plan!({ intent, mode });
    const number = Math.max(0, ...this.runs.map(run => run.number)) + 1;
    const run: FailoverRun = {
      id: `r-${number}`,
      number,
      entityRef: intent.entityRef,
      kind: mode.startsWith('drill') ? 'drill' : 'failover',
      mode,
      state: 'requested',
      since: now,
      plan,
      steps: firstSteps(plan.steps),
      step: 0,
      createdAt: now,
      createdBy: 'user:default/guest',
      reason,
      approvals: [],
      overrides: [],
      pending: [],
      readings: [],
    };
    this.runs = [run, ...this.runs];
    this.onStart?.(run);
    return run;
  }

  command(id: string, command: RunCommand): FailoverRun {
    const by = 'user:default/guest';
    const input = { type: 'command' as const, command, by };
    const { run, events } = transitionRun(this.run(id), input, Date.now());
    this.tell(run, ...events);
    return run;
  }

  report(id: string): RunReport {
    const run = this.run(id);
    return run.report ?? reportRun(run);
  }

  /** Replaces a run, and wakes who waits for its events. */
  tell(run: FailoverRun, ...events: Omit<RunEvent, 'sequence'>[]): void {
    this.runs = this.runs.map(one => (one.id === run.id ? run : one));
    const known = this.events.get(run.id) ?? [];
    const last = known[known.length - 1]?.sequence ?? 0;
    const news = events.map((event, at) => ({
      ...event,
      sequence: last + at + 1,
    }));
    this.events.set(run.id, [...known, ...news]);
    [...this.#waiting].forEach(one => one.abort());
  }

  async eventsAfter(query: {
    id: string;
    after?: number;
    waitSeconds?: number;
    signal?: AbortSignal;
  }): Promise<RunEvents> {
    const { id, after = 0, waitSeconds = 0, signal } = query;
    const news = () =>
      (this.events.get(id) ?? []).filter(({ sequence }) => sequence > after);
    if (!news().length && waitSeconds) {
      const wake = new AbortController();
      this.#waiting.add(wake);
      signal?.addEventListener('abort', () => wake.abort());
      await pause(waitSeconds * 1000, wake.signal);
      this.#waiting.delete(wake);
      signal?.throwIfAborted();
    }
    return { events: news(), run: this.run(id) };
  }
}
