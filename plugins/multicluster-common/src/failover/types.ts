import { DrillSchedule } from './drills';
import { ObjectRef } from '../deploy/types';
import { FailoverTrigger } from './automatic';
import { DatabaseMove } from './database';
import { PolicyStep } from './policyTypes';
import { TrafficChange, TrafficHop, TrafficLint } from '../traffic';

/**
 * - `drill-dry`: everything is evaluated, nothing is written
 * - `drill-live`: a small share moves for a bounded time, and comes back by itself
 * - `planned`: with all guards
 * - `emergency`: fewer guards, larger steps, nothing that needs the source
 *
 * @public
 */
export type RunMode = 'drill-dry' | 'drill-live' | 'planned' | 'emergency';

/**
 * What is asked: drain `from` so that `to` serves. An empty `to` means every other participant that is ready. `share` is how much of
 * the traffic of `from` moves, in percent; default 100.
 *
 * With `answers`, the id of an earlier run, it is a fail back: the weights from before that run come back, and who gives, who takes and
 * how much follow from it.
 *
 * @public
 */
export type FailoverIntent = {
  entityRef: string;
  from: string[];
  to: string[];
  share?: number;
  answers?: string;
};

/**
 * What a fail back brings back.
 *
 * @public
 */
export type PlanRestores = {
  runId: string;
  /** Of the run, as people call it. */
  number: number;
  /** Weights by hop, then by backend, as they were before the run's first write. */
  weights: { [hop: string]: { [backend: string]: number } };
  /** What the run had added to the targets, turned around. */
  capacity: CapacityChange[];
};

/**
 * Three-valued, with its age: `unknown` neither starts nor passes anything.
 *
 * @public
 */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** @public */
export type ReadinessReason = {
  code: string;
  verdict: Verdict;
  /** A short sentence, as `2 of 6 pods crash-looping`. */
  text: string;
  /** Epoch milliseconds of the fact. */
  at?: number;
};

/**
 * Whether a cluster could take over.
 *
 * @public
 */
export type ClusterReadiness = {
  cluster: string;
  /** 0 to 100; undefined when it cannot be known. `lastScore` is then what it was. */
  score?: number;
  lastScore?: number;
  verdict: 'ready' | 'limited' | 'notReady' | 'unknown';
  /** As `Can serve, not grow`. */
  sentence: string;
  /** Weightiest first. */
  reasons: ReadinessReason[];
  /** Ready replicas of the entity there, and how many more have room. */
  replicas?: { ready: number; desired: number; room?: number };
  /** Last drill or run that proved it. */
  provenAt?: number;
  provenShare?: number;
};

/**
 * A limit that must hold on the target while traffic moves. Inconclusive holds; it never passes.
 *
 * @public
 */
export type Guard = {
  id: string;
  kind: 'probe' | 'endpoints' | 'errorRatio' | 'latency';
  /** As `Error ratio at most 1 %`. */
  label: string;
  /** Ready endpoints at least; of `errorRatio` percent at most, 0 to 100; of `latency` milliseconds at most. `probe` has no use for it. */
  limit: number;
  /**
   * Of `errorRatio` and `latency`, which need it: PromQL that answers one number, a ratio of 0 to 1 or seconds. `$cluster`, `$namespace`
   * and `$service` are filled in for a double-quoted string, `$window` as the time since the step's soak began, 30 seconds at least, as
   * `45s`. No number, as when nothing was asked of the service, is inconclusive.
   */
  query?: string;
  /** Readings that must breach before it counts, of the last `window`. */
  breaches: number;
  window: number;
  /** Readings below which it is inconclusive. */
  minSamples: number;
};

/** @public */
export type GuardReading = {
  guard: string;
  cluster: string;
  verdict: Verdict;
  value?: number;
  samples: number;
  /** Epoch milliseconds. */
  at: number;
  message?: string;
};

/**
 * What an entity's owners have decided beforehand; from `multicluster.failover.policies.<name>` in the configuration, named by the
 * entity's annotation `multicluster.backstage.io/failover-policy`.
 *
 * @public
 */
export type FailoverPolicy = {
  name: string;
  /** Shares of the traffic of `from` in percent, growing, ending in 100. */
  plannedRamp: number[];
  emergencyRamp: number[];
  soakSeconds: number;
  /** Replicas on the targets before traffic moves, in percent of what the load needs. */
  headroomPercent: number;
  minServingClusters: number;
  /** How many others must approve a planned run; 0 for none. */
  approvals: number;
  guards: Guard[];
  /** When no target is healthy: keep sending, answer nothing, or send to a named cluster. */
  allUnhealthy: 'failOpen' | 'failClosed' | { failTo: string };
  /** What happens by itself; default `off`. `recommend` notifies the owner with a plan. */
  automatic: 'off' | 'recommend' | 'execute';
  trigger: FailoverTrigger;
  /**
   * PromQL, filled in as a guard's: requests that came to a cluster within `$window`, and those of them that failed. Without, what traffic
   * does is not known.
   */
  traffic?: { requests: string; failed?: string };
  desiredRtoSeconds?: number;
  /** An emergency shift asks after this time whether to renew or to revert. */
  expiresAfterSeconds: number;
  drillSharePercent: number;
  /** What is practised when. */
  drills: DrillSchedule[];
  /** Cron-like windows in which planned runs and drills may not start, in words for people and as `from`/`to` times of ISO 8601. */
  freezes: { from: string; to: string; reason: string }[];
  /** In order. */
  steps: PolicyStep[];
};

/** @public */
export type CapacityChange = {
  cluster: string;
  object: ObjectRef;
  /** `spec.replicas`, or `spec.minReplicas` of an autoscaler. */
  field: 'replicas' | 'minReplicas';
  before: number;
  after: number;
};

/** @public */
export type PlanStepKind =
  | 'preflight'
  | 'approval'
  | 'capacity'
  | 'fence'
  | 'promote'
  | 'ramp'
  | 'verify'
  | 'manual'
  | 'webhook'
  | 'template'
  | 'commit';

/**
 * One step of a plan: a sentence that a person can read aloud, and exactly what it changes.
 *
 * @public
 */
export type PlanStep = {
  /** As `ramp-25`. */
  id: string;
  kind: PlanStepKind;
  sentence: string;
  /** In order; within one step, hops of different clusters are written side by side. */
  traffic: TrafficChange[];
  capacity: CapacityChange[];
  /** Of `ramp`: the share of the source's traffic that has moved after it, in percent. */
  share?: number;
  soakSeconds: number;
  /** Measured from earlier runs, else expected. */
  expectedSeconds?: number;
  /** Where nobody can be asked: what the person does. */
  instructions?: string;
  /** Of `webhook`: its name in the configuration, which alone knows the address. */
  webhook?: string;
  /** Of `template`: which, and its parameters. */
  template?: { ref: string; values: { [name: string]: unknown } };
  /** Of `fence` and `promote`: which copy gives the right to write, and which takes it. */
  database?: DatabaseMove;
  /** Of `manual`, `webhook`, `template`, `fence` and `promote`: how long they may take before the run holds; without it, as long as it takes. */
  timeoutSeconds?: number;
  /** Written best-effort and, where its cluster does not answer, kept for its return. */
  bestEffort: boolean;
};

/**
 * Something that stands against a run of the plan. `rule` is the number of the safety rule.
 *
 * @public
 */
export type PlanProblem = {
  rule: number;
  severity: 'error' | 'warning';
  message: string;
  /** Whether a person may go on nevertheless, by naming it with a reason. */
  overridable: boolean;
};

/**
 * What a failover would do. Immutable: another world is another plan, with another hash.
 *
 * @public
 */
export type FailoverPlan = {
  /** sha256 over everything that matters: an approval and a start are bound to it. */
  hash: string;
  entityRef: string;
  intent: FailoverIntent;
  mode: RunMode;
  policy: FailoverPolicy;
  /** Epoch milliseconds. */
  madeAt: number;
  /** Older than this it must be made again. */
  validUntil: number;
  participants: {
    cluster: string;
    role: 'source' | 'target' | 'bystander';
    state: string;
    readiness: ClusterReadiness;
    /** Share of the entity's traffic as written, before and after, in percent; absent is unknown. */
    shareBefore?: number;
    shareAfter?: number;
  }[];
  hops: TrafficHop[];
  steps: PlanStep[];
  problems: PlanProblem[];
  lints: TrafficLint[];
  /** Other entities whose traffic goes over the same objects. */
  shared: { object: ObjectRef; cluster: string; entityRefs: string[] }[];
  /** Of a fail back alone. */
  restores?: PlanRestores;
};
