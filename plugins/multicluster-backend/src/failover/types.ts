import {
  FailoverRun,
  ProbedCluster,
  RunEffect,
  RunEvent,
  RunInput,
  RunState,
} from '@multicluster/backstage-plugin-multicluster-common';

/** A run as it was read: a write of an older version is refused. */
export type StoredRun = { run: FailoverRun; version: number };

export type RunQuery = {
  entityRef?: string;
  states?: RunState[];
  /** Only those of which something waits for a cluster. */
  pending?: true;
  /** 50 when absent, 200 at most. */
  limit?: number;
};

/** Runs, and what happened in them. */
export interface FailoverStore {
  /**
   * Keeps a new one with the next number of its entity. The same `requestId` of the same requester gives back the first. Rejects with a
   * `ConflictError` while another run of the entity has not ended.
   */
  create(options: {
    run: Omit<FailoverRun, 'number'>;
    events: Omit<RunEvent, 'sequence'>[];
    requestId?: string;
  }): Promise<{ run: FailoverRun; created: boolean }>;
  get(id: string): Promise<StoredRun | undefined>;
  /** The run that was made of that request before. */
  findRequested(options: {
    createdBy: string;
    requestId: string;
  }): Promise<FailoverRun | undefined>;
  /** Newest first. */
  list(query: RunQuery): Promise<FailoverRun[]>;
  /** One in which there is something to do and that nobody works on, leased to `owner`. */
  claim(options: {
    owner: string;
    leaseMs: number;
  }): Promise<StoredRun | undefined>;
  /**
   * Writes what became of a run together with what is to be told, in one transaction. With a lease it stays with its owner, without one
   * it is free. `lost` when somebody else has written it since it was read: read it again.
   */
  write(options: {
    stored: StoredRun;
    next: FailoverRun;
    events: Omit<RunEvent, 'sequence'>[];
    /** From when there is something to do; undefined for never. */
    dueAt: number | undefined;
    lease?: { owner: string; leaseMs: number };
  }): Promise<'written' | 'lost'>;
  /** Oldest first. */
  events(options: {
    id: string;
    after: number;
    limit?: number;
  }): Promise<RunEvent[]>;
}

/**
 * Who drives a service, or an object that several services use (rules 10 and 12). A lock is held by a run, not by a process: whoever
 * takes the run over holds it.
 */
export interface RunLocks {
  /** All of them or none. Taking what the run holds already is fine. */
  take(options: {
    keys: string[];
    runId: string;
  }): Promise<{ taken: true; epoch: number } | { taken: false; by: string }>;
  release(options: { runId: string }): Promise<void>;
}

/**
 * What a run does to the world: one call for each effect, and what came of it. Every call may be made again after a crash, and finds out
 * by itself what has been done. It rejects only for a bug; trouble that is to be expected is in the answer.
 */
export interface RunActions {
  perform(options: {
    run: FailoverRun;
    /** Of the run, as it was read: what is written carries it (rule 10). */
    version: number;
    effect: RunEffect;
    /** Ends with the lease: what is then under way must write no more. */
    signal: AbortSignal;
  }): Promise<RunInput>;
  /** A run that ended, or waits for a person: for owners and reports. Never rejects. */
  announce(run: FailoverRun): Promise<void>;
}

/** How entities looked lately. There is one writer at a time: the scheduler sees to it. */
export interface ProbeStore {
  /** By cluster. */
  read(entityRef: string): Promise<ProbedCluster[]>;
  /** In place of all that is there of the entity. */
  write(entityRef: string, probed: readonly ProbedCluster[]): Promise<void>;
}

/** What is told to the owners of an entity, or to a person. */
export type OwnerNotice = {
  /** Of what they own, or of the person. */
  entityRef: string;
  title: string;
  description: string;
  /** Within the portal, as `/catalog/default/component/web/failover`. */
  link: string;
  severity: 'critical' | 'high' | 'normal';
  /** A later notice of the same scope takes the place of an earlier one. */
  scope: string;
};

/** Tells owners. Never rejects: nothing that is done waits for somebody to be told of it. */
export type TellOwners = (notice: OwnerNotice) => Promise<void>;

/** The last time that one drill of an entity was due. */
export type KeptDrill = {
  entityRef: string;
  /** Tells the drills of one entity apart. */
  drill: string;
  /** Epoch milliseconds. */
  dueAt: number;
  runId?: string;
  /** Why there is no run. */
  message?: string;
};

/** What became of drills. There is one writer at a time: the scheduler sees to it. */
export interface DrillStore {
  /** By entity, then by drill. */
  read(): Promise<KeptDrill[]>;
  /** In place of the time before. */
  write(drill: KeptDrill): Promise<void>;
}
