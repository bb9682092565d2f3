import {
  AppliedChange,
  ObservedHop,
  Resource,
  ResourceIndex,
  TrafficChange,
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from './ClusterClient';

/** What a driver found out about itself on one cluster before anything is written. @public */
export type DriverProbe = {
  ready: boolean;
  /** Why not, or what to know: sentences. */
  messages: string[];
  /** Who else writes the object. */
  ownedBy?: string;
};

/**
 * Who writes, among all that ever did for one service: a later one has the greater epoch, and of one epoch the greater version.
 *
 * @public
 */
export type WriteFence = {
  /** The service: fences of different ones are not compared. */
  holder: string;
  epoch: number;
  version: number;
};

/**
 * What is known of an entity, without asking anybody.
 *
 * @public
 */
export type TrafficFacts = {
  /** The entity's objects on all clusters. */
  resources: readonly Resource[];
  /** All else that is known, to look up what these refer to. */
  index: ResourceIndex;
  /** Up to when what is known of a cluster is true, in epoch milliseconds; undefined when nothing ever was. */
  currentAt(cluster: string): number | undefined;
};

/**
 * Steers traffic by one technique.
 *
 * @public
 */
export interface TrafficDriver {
  /** As `gateway-api`. */
  readonly id: string;
  /** The hops of an entity that this driver steers, from what is in the cache. Pure; a pair of equal calls gives equal hops. */
  discover(facts: TrafficFacts): TrafficHop[];
  /** Whether definition, version and controller are there, and who owns the object. Asks the cluster; writes nothing. */
  probe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<DriverProbe>;
  /**
   * What to write so that the backends get these shares, in percent and adding up to 100. Pure. Undefined when nothing changes.
   * Throws an `InputError` for shares that the hop's granularity cannot express.
   */
  plan(options: {
    hop: TrafficHop;
    shares: { [backend: string]: number };
  }): TrafficChange | undefined;
  /**
   * Finds `after`: `already`. Finds `before`: writes. Finds anything else: `drifted`, and writes nothing. Never forced; a `test` or a
   * resourceVersion stands before each write. `run` is `<run id>/<step>` and is left on the object, and so is `fence`. Rejects with a
   * `ConflictError` where a later fence of the same holder is there: whoever asks has been overtaken, and does not know it yet. With
   * `stamp`, the fence is left even where `after` is there already, so that an earlier hand's write that is still under way comes too late.
   */
  apply(options: {
    change: TrafficChange;
    run: string;
    fence: WriteFence;
    stamp: boolean;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<AppliedChange>;
  /** How far what is written has come. */
  observe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<ObservedHop>;
  /** The known traps. Pure. */
  lint(facts: TrafficFacts): TrafficLint[];
}
