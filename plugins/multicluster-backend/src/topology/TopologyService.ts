import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Comparison,
  EntitySelector,
  TopologyClusterFacts,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fleet } from '../clusters/types';
import { clusterFacts } from './clusterFacts';
import { compareTopologyRow } from './compareTopologyRow';
import { hideClusters } from './hideClusters';
import { OpenTopologies } from './OpenTopologies';
import { OpenTopology, TopologySource } from './OpenTopology';
import { TopologyMetrics, TopologyView, ViewOptions } from './types';

/** Events are here some milliseconds after the change, so that this is nearly the whole delay; a storm within it costs one rebuild. */
const GATHER_MS = 50;
/** A graph that nobody looks at is kept for this long after the last look. */
const IDLE_MS = 60_000;
/** Some judgements change by time alone (a start takes too long): graphs are looked at again after this. */
const RECHECK_MS = 30_000;
/** Rebuilding many graphs gives way to requests after this long. */
const SLICE_MS = 10;

/** What the service reads of the fleet. */
export type TopologyFleet = Pick<Fleet, 'cache' | 'clusters' | 'subscribe'>;

type Options = {
  fleet: TopologyFleet;
  /** Ends the service: no more rebuilds. */
  signal: AbortSignal;
  metrics?: TopologyMetrics;
  logger?: LoggerService;
  gatherMs?: number;
  idleMs?: number;
  /** Epoch milliseconds. */
  now?: () => number;
};

/**
 * The topologies that somebody looks at, kept up to date from the cache.
 *
 * A view of a graph that is current costs a look-up: nothing is built, nothing is serialised, and no cluster is asked. A change in the
 * cache marks the graphs that it may concern; those that are watched are built again once within the gather window, the others
 * at their next view.
 */
export class TopologyService {
  /** Generations of another process are other graphs, even with the same number. */
  readonly epoch = randomBytes(6).toString('hex');
  readonly #fleet: TopologyFleet;
  readonly #signal: AbortSignal;
  readonly #metrics: TopologyMetrics | undefined;
  readonly #logger: LoggerService | undefined;
  readonly #gatherMs: number;
  readonly #idleMs: number;
  readonly #now: () => number;
  readonly #open = new OpenTopologies();
  #facts: readonly TopologyClusterFacts[] | undefined;
  #generation = 0;
  #gathering = false;

  static create(options: Options): TopologyService {
    const service = new TopologyService(options);
    service.#start();
    return service;
  }

  private constructor(options: Options) {
    this.#fleet = options.fleet;
    this.#signal = options.signal;
    this.#metrics = options.metrics;
    this.#logger = options.logger;
    this.#gatherMs = options.gatherMs ?? GATHER_MS;
    this.#idleMs = options.idleMs ?? IDLE_MS;
    this.#now = options.now ?? Date.now;
  }

  /** The graph as one reader sees it, at most as old as the gather window. */
  view(selector: EntitySelector, options: ViewOptions = {}): TopologyView {
    return this.#current(selector).view(options);
  }

  /** A former generation as one reader saw it; undefined when it is forgotten, or was another process's. */
  formerView(
    selector: EntitySelector,
    generation: number,
    options: ViewOptions,
  ): TopologyGraph | undefined {
    return this.#current(selector).formerView(generation, options);
  }

  /** Calls back for each new generation, and keeps the graph current meanwhile. Returns its unsubscribe. */
  subscribe(selector: EntitySelector, listener: () => void): () => void {
    const open = this.#current(selector);
    const unsubscribe = open.subscribe(listener);
    return () => {
      unsubscribe();
      open.viewedAt = this.#now();
    };
  }

  /**
   * N-way diff of one row. Throws `NotFoundError` for a row that is not there, or that the reader may not see.
   */
  compare(
    selector: EntitySelector,
    row: string,
    options: Pick<ViewOptions, 'allowed'> = {},
  ): Comparison {
    const { graph, resources } = this.#current(selector);
    const { allowed } = options;
    return allowed
      ? compareTopologyRow(
          hideClusters(graph, allowed),
          resources.filter(({ cluster }) => allowed(cluster)),
          row,
        )
      : compareTopologyRow(graph, resources, row);
  }

  /** Whether an object belongs to the entity, by labels or relation. */
  owns(
    selector: EntitySelector,
    key: { cluster: string; kind: string; namespace: string; name: string },
  ): boolean {
    return this.#current(selector).interest.has(key);
  }

  /** Graphs in memory. */
  get size(): number {
    return this.#open.size;
  }

  #start(): void {
    const unsubscribes = [
      this.#fleet.cache.subscribe(({ changes }) => {
        if (this.#open.mark(changes)) {
          this.#gather();
        }
      }),
      this.#fleet.subscribe(() => this.#markAll()),
    ];
    const upkeep = setInterval(
      () => this.#keepUp(),
      Math.min(this.#idleMs, RECHECK_MS) / 2,
    );
    upkeep.unref();
    this.#signal.addEventListener(
      'abort',
      () => {
        clearInterval(upkeep);
        unsubscribes.forEach(unsubscribe => unsubscribe());
      },
      { once: true },
    );
  }

  #current(selector: EntitySelector): OpenTopology {
    const key = JSON.stringify(selector);
    const now = this.#now();
    let open = this.#open.get(key);
    if (!open) {
      open = this.#measure(
        () =>
          new OpenTopology({
            selector,
            epoch: this.epoch,
            source: this.#source(now),
            generation: this.#nextGeneration(),
          }),
      );
    } else if (isDue(open, now, this.#gatherMs)) {
      this.#rebuild(open);
    }
    this.#open.touch(key, open, now);
    return open;
  }

  #rebuild(open: OpenTopology): void {
    this.#measure(() =>
      open.rebuild(this.#source(this.#now()), () => this.#nextGeneration()),
    );
    this.#open.rebuilt(open);
  }

  #measure<T>(build: () => T): T {
    const startedAt = performance.now();
    const built = build();
    this.#metrics?.rebuilt((performance.now() - startedAt) / 1000);
    return built;
  }

  #source(now: number): TopologySource {
    this.#facts ??= this.#fleet.clusters().map(clusterFacts);
    return { index: this.#fleet.cache, clusters: this.#facts, now };
  }

  /** Over all graphs, so that a graph that was dropped and opened again never uses a number twice. */
  #nextGeneration(): number {
    this.#generation += 1;
    return this.#generation;
  }

  #markAll(): void {
    this.#facts = undefined;
    for (const open of this.#open.list()) {
      open.dirty = true;
    }
    this.#gather();
  }

  #gather(): void {
    if (!this.#gathering && !this.#signal.aborted) {
      this.#gathering = true;
      setTimeout(() => this.#rebuildWatched(), this.#gatherMs).unref();
    }
  }

  async #rebuildWatched(): Promise<void> {
    this.#gathering = false;
    let sliceEndsAt = performance.now() + SLICE_MS;
    for (const open of this.#open.list()) {
      if (this.#signal.aborted) {
        return;
      }
      if (open.watched && open.dirty) {
        this.#tryRebuild(open);
      }
      if (performance.now() > sliceEndsAt) {
        await nextTurn();
        sliceEndsAt = performance.now() + SLICE_MS;
      }
    }
  }

  /** One entity's graph must not keep the others from theirs; it is tried again with its next change. */
  #tryRebuild(open: OpenTopology): void {
    try {
      this.#rebuild(open);
    } catch (error) {
      this.#logger?.error(
        `Could not build the topology of ${open.selector.entityRef}`,
        error as Error,
      );
    }
  }

  /** Forgets what nobody looks at, and looks again at what somebody does. */
  #keepUp(): void {
    const now = this.#now();
    this.#facts = undefined;
    this.#open.dropIdle(now - this.#idleMs);
    for (const open of this.#open.list()) {
      if (open.watched && now - open.builtAt >= RECHECK_MS) {
        open.dirty = true;
        this.#gather();
      }
    }
  }
}

/** A graph under constant change is built once per gather window, however many look at it. */
function isDue(open: OpenTopology, now: number, gatherMs: number): boolean {
  const age = now - open.builtAt;
  return open.dirty ? age >= gatherMs : age >= RECHECK_MS;
}
