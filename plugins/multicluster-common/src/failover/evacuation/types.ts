import { PlanProblem } from '../types';

/** @public */
export type EvacuationMode = 'planned' | 'emergency';

/** What is left: clusters, or all clusters of a region. @public */
export type EvacuationScope = {
  clusters: string[];
  region?: string;
};

/**
 * `paused`: nothing more is started until a person resumes it. `aborted`: nothing more is started at all; runs that were started go on,
 * and are stopped on their own.
 *
 * @public
 */
export type EvacuationState = 'running' | 'paused' | 'ended' | 'aborted';

/**
 * `failed`: its run holds, waits for a decision, went back or failed, or could not be started. `skipped`: there was nothing to move, or
 * a person has gone on without it.
 *
 * @public
 */
export type EvacuationServiceState =
  | 'waiting'
  | 'started'
  | 'done'
  | 'failed'
  | 'skipped';

/** @public */
export type EvacuationService = {
  entityRef: string;
  /** From 0. */
  wave: number;
  state: EvacuationServiceState;
  /** The run that moves it, and how people call that. */
  runId?: string;
  number?: number;
  /** Why it waits, failed or was skipped. */
  message?: string;
};

/**
 * All services that are moved off a cluster or a region, wave by wave; each by a run of its own.
 *
 * @public
 */
export type Evacuation = EvacuationScope & {
  id: string;
  /** Counts over all evacuations, from 1. */
  number: number;
  mode: EvacuationMode;
  reason: string;
  createdBy: string;
  /** Epoch milliseconds, as all times here. */
  createdAt: number;
  endedAt?: number;
  state: EvacuationState;
  /** Why it is paused. */
  message?: string;
  waveSize: number;
  services: EvacuationService[];
  /** How many services are left out of `services`, since the reader may not see them. */
  hidden?: number;
};

/**
 * A service in a wave. `hash` and `problems` are those of its own plan.
 *
 * @public
 */
export type EvacuationPlanService = {
  entityRef: string;
  hash: string;
  problems: PlanProblem[];
  /** What happens to it, as `To west, in 2 steps.` */
  sentence: string;
};

/** A service that gets traffic there and stays, and why. @public */
export type LeftOutService = { entityRef: string; why: string };

/**
 * What an evacuation would do. A start is bound to `hash`, which covers the plan of every service.
 *
 * @public
 */
export type EvacuationPlan = EvacuationScope & {
  mode: EvacuationMode;
  waveSize: number;
  waves: { services: EvacuationPlanService[] }[];
  leftOut: LeftOutService[];
  /** Services that get traffic there and that the caller may not know of: they stay, too. */
  hidden: number;
  /** That not every service was looked at, and why. */
  message?: string;
  hash: string;
};
