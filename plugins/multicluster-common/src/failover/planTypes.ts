import { ClusterSummary } from '../clusters/types';
import { ObjectRef } from '../deploy/types';
import { Shares, TrafficChange, TrafficHop, TrafficLint } from '../traffic';
import {
  ClusterReadiness,
  FailoverIntent,
  FailoverPlan,
  FailoverPolicy,
  PlanRestores,
  RunMode,
} from './types';

/**
 * An entity's replicas on one cluster, and what sets their number.
 *
 * @public
 */
export type CapacityFacts = {
  ready: number;
  desired: number;
  /** How many more of the same size have room; undefined is unknown. */
  room?: number;
  workload?: ObjectRef;
  /** An autoscaler would take back a number of replicas that is below its minimum or above its maximum. */
  autoscaler?: { object: ObjectRef; min: number; max: number };
};

/**
 * All that a plan is made of; nothing else is looked at.
 *
 * @public
 */
export type PlanFacts = {
  intent: FailoverIntent;
  mode: RunMode;
  policy: FailoverPolicy;
  /** Epoch milliseconds. */
  now: number;
  hops: TrafficHop[];
  clusters: Pick<ClusterSummary, 'name' | 'state'>[];
  /** By cluster. */
  readiness: ReadonlyMap<string, ClusterReadiness>;
  /** By cluster. */
  capacity: ReadonlyMap<string, CapacityFacts>;
  lints: TrafficLint[];
  shared: FailoverPlan['shared'];
  /** The driver's own `plan`. */
  change(hop: TrafficHop, shares: Shares): TrafficChange | undefined;
  /** sha256 in hexadecimal: this package has none. */
  hash(text: string): string;
  /** Of a fail back: what comes back. */
  restores?: PlanRestores;
  /** Median seconds of earlier steps, by kind; those of a ramp without its soak. */
  usualSeconds?: { [kind: string]: number };
};

/**
 * What the parts of a plan share once it is clear who gives and who takes.
 *
 * @public
 */
export type PlanSides = {
  sources: string[];
  targets: string[];
  /** How much of the sources' traffic moves in all, in percent. */
  share: number;
};
