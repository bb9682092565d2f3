/**
 * One copy of a database that spans clusters: a CloudNativePG `Cluster` of a distributed topology.
 *
 * @public
 */
export type DatabaseMember = {
  cluster: string;
  namespace: string;
  name: string;
};

/**
 * The right to write, on its way from one copy to another.
 *
 * @public
 */
export type DatabaseMove = { from: DatabaseMember; to: DatabaseMember };

/**
 * How the old writer is stopped. `demote`: it hands over with a token, and nothing is lost. `fence`: its server is shut down, if it can be
 * told at all, and what was not replicated stays behind.
 *
 * @public
 */
export type DatabaseStop = 'demote' | 'fence';

/**
 * What came of asking one copy. `working`: it has been told, and is not done. `refused`: asking again is of no use. `unreachable`: nobody
 * knows whether it has heard.
 *
 * @public
 */
export type DatabaseOutcome = 'done' | 'working' | 'refused' | 'unreachable';

/**
 * What a run knows of the data that it moves.
 *
 * @public
 */
export type MovedData = {
  /** Given by the old writer when it stepped down; the new one takes over at exactly that point. */
  token?: string;
  /** Before the old writer was stopped: how far the new one was behind, in seconds, where something measures it. */
  lagSeconds?: number;
  /** Whether the new writer has taken over. */
  promoted: boolean;
};
