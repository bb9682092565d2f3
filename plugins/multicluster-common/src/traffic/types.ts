import { ObjectRef } from '../deploy/types';

/**
 * How far a change of weights is known to have come: written into the object, accepted by its controller, programmed into what
 * answers or forwards, observed in traffic.
 *
 * @public
 */
export type EvidenceLevel = 'written' | 'accepted' | 'programmed' | 'observed';

/**
 * One way out of a hop. `name` is unique within the hop and is how the object names it.
 *
 * @public
 */
export type TrafficBackend = {
  name: string;
  /** The cluster that answers in the end; undefined when the cache does not tell (an address nobody has). */
  cluster?: string;
  /** Absolute, as written. */
  weight: number;
  /** Ready endpoints behind it, from the calling cluster's own view; undefined is unknown. */
  ready?: boolean;
  /** Epoch milliseconds of the facts behind `ready`. */
  readyAt?: number;
};

/**
 * One object of one cluster that divides an entity's traffic among backends.
 *
 * @public
 */
export type TrafficHop = {
  /** `<driver>/<cluster>/<kind>/<namespace>/<name>`, and `#<rule>` where an object has several places. */
  id: string;
  /** As `smi`. */
  driver: string;
  /** Where the object is. */
  cluster: string;
  object: ObjectRef;
  /** `entry` divides what comes from outside, wherever the object is; `calls` what has come to `cluster`, or is asked for there. */
  scope: 'entry' | 'calls';
  /** What callers ask for: a Service, a host name. */
  target: string;
  backends: TrafficBackend[];
  /** `percent`: any share can be written. Else the shares of a backend that can be, in percent, as `[0, 100]`. */
  granularity: 'percent' | number[];
  /** At which `backends` were read. */
  resourceVersion: string;
  /** Longest time after a write in which callers may still use the old answer, in seconds; 0 where it holds at once. */
  tailSeconds: number;
  /** Who else writes the object, as `Argo CD application web`: a live write would be reverted. */
  ownedBy?: string;
};

/**
 * Weights of one hop, before and after, by the backend's name. Turned around it is its own undo.
 *
 * @public
 */
export type TrafficChange = {
  hop: string;
  driver: string;
  cluster: string;
  object: ObjectRef;
  before: { [backend: string]: number };
  after: { [backend: string]: number };
  /** At which `before` was seen; a newer object with the same `before` is fine. */
  resourceVersion: string;
};

/**
 * - `applied`: written now
 * - `already`: `after` was there
 * - `drifted`: neither `before` nor `after`: somebody else wrote
 *
 * @public
 */
export type AppliedChange = {
  result: 'applied' | 'already' | 'drifted';
  resourceVersion: string;
  /** What is there, by backend. */
  found: { [backend: string]: number };
};

/**
 * What can be known of one hop now. Shares in percent, by backend; absent is unknown.
 *
 * @public
 */
export type ObservedHop = {
  hop: string;
  level: EvidenceLevel;
  written: { [backend: string]: number };
  programmed?: { [backend: string]: number };
  observed?: { [backend: string]: number };
  /** Requests behind `observed`. */
  samples?: number;
  /** Whether no more evidence can be had than `level`. */
  conclusive: boolean;
  /** Why it has come no further than `level`; a sentence. */
  message?: string;
  /** Epoch milliseconds. */
  at: number;
};

/**
 * A known trap, and its fix.
 *
 * @public
 */
export type TrafficLint = {
  rule: string;
  severity: 'error' | 'warning' | 'info';
  cluster: string;
  object?: ObjectRef;
  /** What is wrong and what it leads to. */
  message: string;
  /** What to do. */
  fix: string;
};
