import {
  applyPatch,
  buildTopology,
  diffTopology,
  EntitySelector,
  gatherResources,
  Resource,
  ResourceIndex,
  TopologyClusterFacts,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { GraphViews, viewGraph } from './GraphViews';
import { Interest } from './Interest';
import { TopologyView, ViewOptions } from './types';

/** Former generations that a reader may go on from. They share what did not change, so that each costs its list of references. */
const MOST_FORMER = 50;

/** What a graph is built from. */
export type TopologySource = {
  index: ResourceIndex;
  clusters: readonly TopologyClusterFacts[];
  /** Epoch milliseconds. */
  now: number;
};

/** One entity's graph over time, as long as somebody looks at it. */
export class OpenTopology {
  readonly selector: EntitySelector;
  interest: Interest;
  /** Something happened since the graph was built. */
  dirty = false;
  /** Epoch milliseconds. */
  builtAt: number;
  /** Epoch milliseconds of the last look. */
  viewedAt: number;
  resources: readonly Resource[];
  readonly #epoch: string;
  readonly #listeners = new Set<() => void>();
  readonly #former: TopologyGraph[] = [];
  #graph: TopologyGraph;
  #views: GraphViews;

  constructor(options: {
    selector: EntitySelector;
    epoch: string;
    source: TopologySource;
    generation: number;
  }) {
    const { selector, source } = options;
    this.selector = selector;
    this.#epoch = options.epoch;
    this.resources = gatherResources(source.index, selector);
    this.interest = new Interest(selector, this.resources);
    this.#graph = {
      ...this.#build(source),
      generation: options.generation,
    };
    this.#views = this.#viewsOf(this.#graph);
    this.builtAt = source.now;
    this.viewedAt = source.now;
  }

  get graph(): TopologyGraph {
    return this.#graph;
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  view(options: ViewOptions): TopologyView {
    return this.#views.view(options);
  }

  /** A former generation as one reader saw it; undefined when it is forgotten. */
  formerView(
    generation: number,
    options: ViewOptions,
  ): TopologyGraph | undefined {
    if (generation === this.#graph.generation) {
      return this.view(options).graph;
    }
    const former = this.#former.find(each => each.generation === generation);
    return former && viewGraph(former, options);
  }

  /**
   * Builds the graph as it is now. When that changes anything, a new generation begins and the listeners are told.
   *
   * @param nextGeneration - asked only for a change
   */
  rebuild(source: TopologySource, nextGeneration: () => number): void {
    this.dirty = false;
    this.builtAt = source.now;
    this.resources = gatherResources(source.index, this.selector);
    this.interest = new Interest(this.selector, this.resources);
    const patch = diffTopology(this.#graph, this.#build(source));
    if (!patch) {
      return;
    }
    this.#former.push(this.#graph);
    if (this.#former.length > MOST_FORMER) {
      this.#former.shift();
    }
    // Applying the difference, rather than taking the new graph, keeps what did not change the same object: in memory once.
    this.#graph = applyPatch(this.#graph, {
      ...patch,
      generation: nextGeneration(),
    });
    this.#views = this.#viewsOf(this.#graph);
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  /** Told of each new generation. Returns its unsubscribe. */
  subscribe(listener: () => void): () => void {
    // Wrapped, so that the same function may listen twice.
    const own = () => listener();
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  #build({ clusters, now }: TopologySource): TopologyGraph {
    const { selector, resources } = this;
    return buildTopology({ selector, resources, clusters, now });
  }

  #viewsOf(graph: TopologyGraph): GraphViews {
    return new GraphViews({ graph, epoch: this.#epoch });
  }
}
