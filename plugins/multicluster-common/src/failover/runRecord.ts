import {
  EvidenceLevel,
  ObservedHop,
  TrafficChange,
  TrafficHop,
  TrafficLint,
} from '../traffic';
import { ProbedCluster } from './automatic';
import { MovedData } from './database';
import { DnsTruth } from './dns';
import {
  ClusterReadiness,
  FailoverPlan,
  FailoverPolicy,
  GuardReading,
  RunMode,
  Verdict,
} from './types';

/**
 * `holding`: frozen at the weights as they are, until a person decides or what was unknown is known. `needsDecision`: the engine cannot
 * prove that any way is safe. `awaitingConfirmation`: a person is to do a step by hand; `calling`: a webhook or a template is. `serving`: the targets serve, and it may still go back. `completed`: a drill is over.
 *
 * @public
 */
export type RunState =
  | 'requested'
  | 'preflight'
  | 'awaitingApproval'
  | 'locking'
  | 'preparing'
  | 'fencing'
  | 'promoting'
  | 'awaitingConfirmation'
  | 'calling'
  | 'ramping'
  | 'soaking'
  | 'holding'
  | 'verifying'
  | 'serving'
  | 'rollingBack'
  | 'needsDecision'
  | 'completed'
  | 'committed'
  | 'rolledBack'
  | 'aborted'
  | 'rejected'
  | 'failed';

/** @public */
export type RunStepState =
  | 'notStarted'
  | 'running'
  | 'observing'
  | 'soaking'
  | 'completed'
  | 'skipped'
  | 'failed'
  | 'undone';

/** @public */
export type RunStep = {
  id: string;
  state: RunStepState;
  attempts: number;
  startedAt?: number;
  endedAt?: number;
  evidence?: EvidenceLevel;
  message?: string;
};

/**
 * Break-glass as data: which rules somebody set aside, why, and until when. No rules: a step of the policy was left out.
 *
 * @public
 */
export type RunOverride = {
  rules: number[];
  by: string;
  reason: string;
  at: number;
  expiresAt: number;
};

/** @public */
export type RunApproval = {
  by: string;
  decision: 'approve' | 'decline';
  /** Of the plan that was looked at. */
  hash: string;
  at: number;
  comment?: string;
};

/**
 * What became of an action that waited. `void`: it is not wanted any more. `dismissed`: a person has said so.
 *
 * @public
 */
export type PendingOutcome = 'done' | 'void' | 'dismissed';

/**
 * What must still be done on a cluster that did not answer; it waits on that cluster's page.
 *
 * @public
 */
export type PendingAction = {
  cluster: string;
  sentence: string;
  traffic?: TrafficChange;
  /** Of what a person is to do there: the id of the step that left it. */
  step?: string;
  /** What may be there in place of `traffic.before`: weights of which nobody knows whether they were written, since no answer came. */
  maybe?: { [backend: string]: number }[];
  since: number;
  /** Epoch milliseconds at which it ended, however. */
  doneAt?: number;
  outcome?: PendingOutcome;
  /** Why it still waits though the cluster answers, or why it is not wanted any more. */
  message?: string;
};

/**
 * The same, with the run that it is of.
 *
 * @public
 */
export type RunPendingAction = PendingAction & {
  runId: string;
  number: number;
  entityRef: string;
};

/**
 * One failover being done.
 *
 * @public
 */
export type FailoverRun = {
  id: string;
  /** Counts per entity, from 1. */
  number: number;
  entityRef: string;
  kind: 'failover' | 'failback' | 'drill';
  mode: RunMode;
  state: RunState;
  /** Epoch milliseconds since when `state` holds. */
  since: number;
  plan: FailoverPlan;
  steps: RunStep[];
  /** Index of the step that is worked on. */
  step: number;
  /** Of the lock that it holds or held: what it writes carries it (rule 10). */
  epoch?: number;
  createdAt: number;
  endedAt?: number;
  createdBy: string;
  reason: string;
  /** When the trouble was first seen, if it was. */
  detectedAt?: number;
  approvals: RunApproval[];
  overrides: RunOverride[];
  /** Stored deadline of a soak, an approval, an observation, an expiry. */
  until?: number;
  /** With `rollingBack`: when the source was found fit to serve again, or somebody took that upon themselves (rule 7). */
  sourceProvenAt?: number;
  /** With `serving`: when its weights were last looked at. */
  lookedAt?: number;
  /** With `holding`: where a resume goes on. */
  resumeTo?: RunState;
  /** Why it holds, or what is to be decided; a sentence. */
  message?: string;
  /** With `needsDecision` and `holding`: what a person may choose. */
  choices?: { command: string; consequence: string }[];
  pending: PendingAction[];
  /** Of runs that move a database as well. */
  data?: MovedData;
  readings: GuardReading[];
  report?: RunReport;
};

/** @public */
export type RunEvent = {
  sequence: number;
  at: number;
  /** Past tense, as `rampWritten`. */
  type: string;
  message: string;
  level: 'info' | 'warning' | 'error';
  step?: string;
  by?: string;
  /** Written shares by cluster at that moment, in percent. */
  shares?: { [cluster: string]: number };
};

/** @public */
export type RunReport = {
  /** Seconds from the click, and from detection, to the first healthy soak at the last share. */
  rtoSeconds?: number;
  rtoFromDetectionSeconds?: number;
  phases: { name: string; seconds: number }[];
  requests?: { total: number; failed: number };
  residualPercent?: number;
  /** Writes that the new writer never got: `none` where a token was verified, `bounded` where the lag was measured. */
  dataLoss?: { verdict: 'none' | 'bounded' | 'unknown'; seconds?: number };
  overrides: RunOverride[];
  sharesBefore: { [cluster: string]: number };
  sharesAfter: { [cluster: string]: number };
  /** `proven`, `nothingToProveItWith`, `failed` for drills. */
  drillVerdict?: 'proven' | 'nothingToProveItWith' | 'failed';
  sentence: string;
};

/** @public */
export type RunCommand =
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'skip'; reason: string }
  | { type: 'abort' }
  | { type: 'rollBack' }
  | { type: 'commit' }
  | { type: 'approve'; hash: string; comment?: string }
  | { type: 'decline'; hash: string; comment?: string }
  | { type: 'escalate'; reason: string }
  | { type: 'override'; rules: number[]; reason: string }
  | { type: 'renew' }
  /** `step` is the id of the one that waits. */
  | { type: 'confirmStep'; step: string; comment?: string }
  /** `hop` is that of its weights, or the step that left it. */
  | { type: 'dismissPending'; cluster: string; hop: string; reason: string };

/**
 * Shares of an entity's traffic by cluster, in percent, by how they are known; absent is unknown.
 *
 * @public
 */
export type FailoverShares = {
  written?: { [cluster: string]: number };
  programmed?: { [cluster: string]: number };
  observed?: { [cluster: string]: number };
};

/**
 * An entity's traffic as it stands now, and what was done with it.
 *
 * @public
 */
export type FailoverView = {
  entityRef: string;
  hops: TrafficHop[];
  /** Of hops that were asked a moment ago; others are missing. */
  observed: ObservedHop[];
  shares: FailoverShares;
  /** Every cluster where the entity runs or that a hop leads to, by name. */
  readiness: ClusterReadiness[];
  lints: TrafficLint[];
  policy: FailoverPolicy;
  /** Names that steer it, by name. */
  dns: DnsTruth[];
  /** How it looked lately from several places, where its policy has it looked at. */
  probed: (ProbedCluster & { verdict: Verdict; sentence: string })[];
  /** The run that has not ended. */
  current?: FailoverRun;
  /** The latest 20, newest first; the hops of their plans are left out. */
  runs: FailoverRun[];
  /** What waits for a cluster's return, of all runs. */
  pending: RunPendingAction[];
  /** The run whose weights stand, and that a fail back would answer. */
  failBack?: { runId: string; number: number; from: string[]; to: string[] };
};
