import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterApi, TopologyConnection } from '../api/MulticlusterApi';

/** What is known of an entity's topology at one moment. */
export type TopologySnapshot = {
  graph?: TopologyGraph;
  connection: TopologyConnection;
  /** The end of the stream: not found, not allowed. */
  error?: Error;
  /** Epoch milliseconds of this browser: when the last generation arrived. */
  updatedAt?: number;
};

const start: TopologySnapshot = { connection: { state: 'connecting' } };

/**
 * Tells once per frame, however many generations arrive: a storm of patches costs one rendering. Frames stand still in a
 * hidden tab, so a timer goes along.
 */
function oncePerFrame(tell: () => void): { ask(): void; cancel(): void } {
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = undefined;
    timer = undefined;
  };
  const run = () => {
    cancel();
    tell();
  };
  return {
    ask() {
      if (timer === undefined) {
        frame = requestAnimationFrame(run);
        timer = setTimeout(run, 250);
      }
    },
    cancel,
  };
}

/** The stream of one entity as an external store; it runs while somebody listens. */
export class TopologyStore {
  private snapshot = start;
  private next = start;
  private readonly listeners = new Set<() => void>();
  private lifetime?: AbortController;
  private readonly frame = oncePerFrame(() => {
    this.snapshot = this.next;
    this.listeners.forEach(listener => listener());
  });

  constructor(
    private readonly api: Pick<MulticlusterApi, 'watchTopology'>,
    private readonly options: {
      entityRef: string;
      budget?: number;
      open?: string[];
    },
    /** The graph to show until the first one of this store arrives: opening a group must not blank the page. */
    before?: TopologySnapshot,
  ) {
    if (before?.graph) {
      this.snapshot = {
        ...start,
        graph: before.graph,
        updatedAt: before.updatedAt,
      };
      this.next = this.snapshot;
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.watch();
    }
    return () => {
      this.listeners.delete(listener);
      if (!this.listeners.size) {
        this.lifetime?.abort();
        this.frame.cancel();
      }
    };
  };

  readonly read = (): TopologySnapshot => this.snapshot;

  /** Asks anew after an end. */
  readonly retry = (): void => {
    this.lifetime?.abort();
    this.change({ error: undefined, connection: { state: 'connecting' } });
    this.watch();
  };

  private watch() {
    const lifetime = new AbortController();
    this.lifetime = lifetime;
    const { signal } = lifetime;
    const whileAlive = (change: Partial<TopologySnapshot>) => {
      if (!signal.aborted) this.change(change);
    };
    this.api.watchTopology({
      ...this.options,
      signal,
      onGraph: graph =>
        whileAlive({ graph, updatedAt: Date.now(), error: undefined }),
      onConnection: connection => whileAlive({ connection }),
      onError: error => whileAlive({ error }),
    });
  }

  private change(change: Partial<TopologySnapshot>) {
    this.next = { ...this.next, ...change };
    this.frame.ask();
  }
}
