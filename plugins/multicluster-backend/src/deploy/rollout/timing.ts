/** The periods of the worker, in milliseconds unless the name says otherwise. */
export type RolloutTiming = {
  /** How long a worker that has died keeps others from its deployments. */
  leaseMs: number;
  /** How often a lease is prolonged while nothing happens; a command that another process took is noticed then, too. */
  heartbeatMs: number;
  /** How often it is looked for work that other processes have accepted, or left behind. */
  pollMs: number;
  /** How long a deployment with secret values waits for a process that has them. */
  orphanMs: number;
  /** Longest time for the check of one cluster. */
  checkMs: number;
  /** And for one write, or one way back. Helm may wait for hooks in this time. */
  applyMs: number;
  /** And for one look at what was applied. */
  observeMs: number;
  /** Pause after the first look; each is twice as long as the one before, up to the longest. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** How long what was told to stop may take to do so. */
  settleMs: number;
  /** Deployments at a time. */
  deployments: number;
  /** Clusters of one deployment that are checked or written at a time; any number may be waited for. */
  clusters: number;
};

export const defaultTiming: RolloutTiming = {
  leaseMs: 30_000,
  heartbeatMs: 5_000,
  pollMs: 2_000,
  orphanMs: 60_000,
  checkMs: 120_000,
  applyMs: 600_000,
  observeMs: 30_000,
  firstPauseMs: 50,
  longestPauseMs: 2_000,
  settleMs: 10_000,
  deployments: 4,
  clusters: 10,
};
