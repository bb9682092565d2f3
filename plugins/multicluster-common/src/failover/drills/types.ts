import { RunReport, RunState } from '../runRecord';

/**
 * A drill that a policy has done again and again.
 *
 * @public
 */
export type DrillSchedule = {
  /** Five fields, as `0 10 * * 1`. */
  cron: string;
  /** Of `cron`, as `Europe/Berlin`; UTC when absent. */
  timeZone?: string;
  mode: 'drill-dry' | 'drill-live';
  /** The cluster that gives; when absent, the one that gets most of the traffic then. */
  from?: string;
};

/**
 * What became of the last time that a drill was due.
 *
 * @public
 */
export type DrillOutcome = {
  /** When it was due, in epoch milliseconds. */
  dueAt: number;
  run?: { id: string; number: number; state: RunState };
  /** Once its run has ended. One that did not come to a run has proved nothing. */
  verdict?: NonNullable<RunReport['drillVerdict']>;
  /** Why there was none, or what its run says. */
  message?: string;
};

/**
 * One drill of one entity.
 *
 * @public
 */
export type ScheduledDrill = DrillSchedule & {
  entityRef: string;
  policy: string;
  /** Epoch milliseconds. */
  nextAt: number;
  last?: DrillOutcome;
};

/** By when they are due. @public */
export type DrillList = { drills: ScheduledDrill[] };
