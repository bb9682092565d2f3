import { VantagePoint } from '../assessReadiness';
import { Verdict } from '../types';

/**
 * When an entity is moved, or its owners are told to move it, without a person: `failures` of the last `of` looks, from two places.
 *
 * @public
 */
export type FailoverTrigger = {
  failures: number;
  of: number;
  /** After any run that moved traffic, nothing starts by itself for so long. */
  cooldownSeconds: number;
  /** As many runs by themselves within 24 hours, and it takes a person to start the next: whatever fails comes and goes. */
  mostPerDay: number;
};

/** What one look from one place found. @public */
export type ProbeLook = {
  verdict: Verdict;
  /** Epoch milliseconds. */
  at: number;
  /** Why not; a short sentence. */
  message?: string;
};

/**
 * How an entity on one cluster looked lately.
 *
 * @public
 */
export type ProbedCluster = {
  cluster: string;
  /** By where they were made from; oldest first, the last 20. */
  windows: { [from in VantagePoint['from']]?: ProbeLook[] };
  /** Since when it fails, as `judgeProbes` says, in epoch milliseconds. */
  failingSince?: number;
  /** When its owners were told of that. */
  toldAt?: number;
};

/**
 * What is to be done about what the looks say.
 *
 * @public
 */
export type AutomaticDecision =
  | { what: 'nothing'; why: string }
  | {
      what: 'recommend' | 'execute';
      /** Clusters that fail and get traffic. */
      from: string[];
      /** Epoch milliseconds since when the first of them fails. */
      since: number;
      /** What is seen; sentences. */
      reason: string;
      /** Of a policy that executes: why a person is asked nevertheless. */
      why?: string;
    };
