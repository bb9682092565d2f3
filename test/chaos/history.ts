import type {
  FailoverRun,
  RunEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import type { ClusterName } from './scenario.ts';

export type Weights = { [backend: string]: number };

/** A write that an API server has committed. */
export type CommittedWrite = {
  /** In milliseconds since the play began, as all times here. */
  at: number;
  /** When its request arrived. */
  asked: number;
  cluster: ClusterName;
  /** As the drivers name it. */
  hop: string;
  before: Weights;
  after: Weights;
  /** `<run id>/<step>`, as it was left on the object; undefined for a rival. */
  by?: string;
};

/** A version of a run that the database has taken. */
export type PersistedRun = { at: number; run: FailoverRun };

export type Said = {
  at: number;
  run: string;
  by: string;
  command: string;
};

/** Everything that happened in one play, as the outside has seen it. */
export class History {
  readonly writes: CommittedWrite[] = [];
  readonly persisted: PersistedRun[] = [];
  /** Commands that were accepted. */
  readonly said: Said[] = [];
  readonly started: { at: number; run: FailoverRun }[] = [];
  readonly epochs: { key: string; run: string; epoch: number }[] = [];
  /** Since when the endpoints of a cluster are ready, or not. */
  readonly readiness: { at: number; cluster: ClusterName; ready: boolean }[] =
    [];
  /** Calls to the database of each backend, in all its lives. */
  readonly calls: [number, number] = [0, 0];
  /** Calls of the webhook that were answered as done, by their key; taken down before the answer leaves. */
  readonly hooked: { at: number; key: string }[] = [];
  /** Copies of the database, whenever one begins or ends to take writes. */
  readonly writers: { at: number; cluster: ClusterName; writes: boolean }[] =
    [];
  deaths = 0;
  /** As it stands when all is over. */
  end: {
    runs: FailoverRun[];
    events: Map<string, RunEvent[]>;
    weights: Map<string, Weights>;
    /** Whether the next run could take the service. */
    isFree: boolean;
    /** What did not come to an end in time. */
    stuck?: string;
  } = { runs: [], events: new Map(), weights: new Map(), isFree: false };
  readonly #start = performance.now();

  now(): number {
    return performance.now() - this.#start;
  }
}
