import {
  Evacuation,
  EvacuationState,
  FailoverPlan,
} from '@multicluster/backstage-plugin-multicluster-common';

/** An evacuation as it was read: a write of an older version is refused. */
export type StoredEvacuation = { evacuation: Evacuation; version: number };

/** Evacuations, as far as they are. */
export interface EvacuationStore {
  /**
   * Keeps a new one with the next number. Rejects with a `ConflictError` while another one of any of its clusters runs or is paused, and
   * when one was started at the same moment.
   */
  create(evacuation: Omit<Evacuation, 'number'>): Promise<Evacuation>;
  get(id: string): Promise<StoredEvacuation | undefined>;
  /** Newest first; 50 when `limit` is absent, 200 at most. */
  list(query?: {
    states?: EvacuationState[];
    limit?: number;
  }): Promise<Evacuation[]>;
  /** `lost` when somebody else has written it since it was read: read it again. */
  write(options: {
    stored: StoredEvacuation;
    next: Evacuation;
  }): Promise<'written' | 'lost'>;
}

/** States in which it is worked on. */
export const OPEN_STATES: EvacuationState[] = ['running', 'paused'];

/** What the caller of a plan or of a start may do. */
export type EvacuationRights = {
  seesCluster(cluster: string): boolean;
  /** `unknown`: the caller may not know that there is such an entity. */
  mayMove(entityRef: string): Promise<'allowed' | 'denied' | 'unknown'>;
  /** Whether all clusters of the plan may be seen. */
  seesPlan(plan: FailoverPlan): Promise<boolean>;
};
