import {
  Evacuation,
  EvacuationCommand,
  EvacuationMode,
  FailoverIntent,
  FailoverRun,
  RunCommand,
  RunEvent,
  RunMode,
  RunPendingAction,
  RunState,
} from '../failover';

/**
 * Body of `POST /failover/…/plan` and `POST /failover/…/runbook`.
 *
 * @public
 */
export type FailoverPlanRequest = { intent: FailoverIntent; mode: RunMode };

/**
 * Body of `POST /failover/…/runs`.
 *
 * @public
 */
export type StartRunRequest = FailoverPlanRequest & {
  /** Of the plan that was looked at. */
  hash: string;
  reason: string;
  /** The entity's name; needed in an emergency. */
  confirm?: string;
  /** The same id again is the same run. */
  requestId?: string;
  /** Rules that are set aside for the next 15 minutes, and why. */
  overrides?: { rules: number[]; reason: string }[];
};

/**
 * Which runs to list; those of every entity that the caller may see when it names none.
 *
 * @public
 */
export type RunListQuery = {
  entityRef?: string;
  state?: RunState;
  /** 50 when absent; 200 at most. */
  limit?: number;
};

/**
 * Newest first; the hops of their plans are left out.
 *
 * @public
 */
export type RunList = { runs: FailoverRun[] };

/**
 * What waits for a cluster to return, and how many actions of entities that the caller may not see.
 *
 * @public
 */
export type PendingList = { actions: RunPendingAction[]; hidden: number };

/** @public */
export type RunEventsQuery = {
  /** Sequence of the last event that is known already; 0 when absent. */
  after?: number;
  /** How long to wait for something new; 0 when absent. */
  waitSeconds?: number;
};

/**
 * Events after the one that was asked for, oldest first, and how the run stands now.
 *
 * @public
 */
export type RunEvents = { events: RunEvent[]; run: FailoverRun };

/**
 * Body of `POST /runs/:id/commands`.
 *
 * @public
 */
export type RunCommandRequest = { command: RunCommand };

/**
 * Body of `POST /evacuations/plan`: clusters by name, or all of a region that the caller may see.
 *
 * @public
 */
export type EvacuationPlanRequest = {
  clusters?: string[];
  region?: string;
  mode: EvacuationMode;
  /** How many services move at once; 5 when absent, 20 at most. */
  waveSize?: number;
};

/**
 * Body of `POST /evacuations`.
 *
 * @public
 */
export type StartEvacuationRequest = EvacuationPlanRequest & {
  /** Of the plan that was looked at. */
  hash: string;
  reason: string;
  /** The region's name, or else the cluster's; needed in an emergency. */
  confirm?: string;
};

/**
 * Newest first.
 *
 * @public
 */
export type EvacuationList = { evacuations: Evacuation[] };

/**
 * Body of `POST /evacuations/:id/commands`.
 *
 * @public
 */
export type EvacuationCommandRequest = { command: EvacuationCommand };
