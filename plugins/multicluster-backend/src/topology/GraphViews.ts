import {
  rollUpTopology,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { createHash } from 'node:crypto';
import { hideClusters } from './hideClusters';
import { TopologyView, ViewOptions } from './types';

/** Readers' choices of `open` are endless; beyond this many views of one generation the oldest goes. */
const MOST_VIEWS = 32;

class LazyView implements TopologyView {
  readonly graph: TopologyGraph;
  readonly etag: string;
  #json: string | undefined;

  constructor(graph: TopologyGraph, etag: string) {
    this.graph = graph;
    this.etag = etag;
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.graph);
    return this.#json;
  }
}

/** The views of one generation of one graph, each made once for all readers that see the same. */
export class GraphViews {
  readonly #graph: TopologyGraph;
  readonly #epoch: string;
  readonly #views = new Map<string, TopologyView>();

  /** @param options - `epoch` tells the tags of this process from those of another one, whose generations have the same numbers */
  constructor(options: { graph: TopologyGraph; epoch: string }) {
    this.#graph = options.graph;
    this.#epoch = options.epoch;
  }

  view(options: ViewOptions): TopologyView {
    const key = variantOf(this.#graph, options);
    let view = this.#views.get(key);
    if (!view) {
      view = new LazyView(viewGraph(this.#graph, options), this.#tag(key));
      if (this.#views.size >= MOST_VIEWS) {
        this.#views.delete(this.#views.keys().next().value!);
      }
      this.#views.set(key, view);
    }
    return view;
  }

  #tag(key: string): string {
    const variant =
      key === ''
        ? ''
        : `-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
    return `"${this.#epoch}-${this.#graph.generation}${variant}"`;
  }
}

/** The graph for one reader, made anew. */
export function viewGraph(
  graph: TopologyGraph,
  { allowed, budget, open }: ViewOptions,
): TopologyGraph {
  const seen = allowed ? hideClusters(graph, allowed) : graph;
  return budget === undefined ? seen : rollUpTopology(seen, { budget, open });
}

/** What tells one view from another; empty for the whole graph, which nearly everybody sees. */
function variantOf(graph: TopologyGraph, options: ViewOptions): string {
  const { allowed, budget = Infinity, open = [] } = options;
  const names = [
    ...graph.clusters.map(({ name }) => name),
    ...graph.elsewhere.unknown,
  ];
  const hidden = allowed ? names.filter(name => !allowed(name)) : [];
  const rolledUp =
    graph.nodes.length > budget ? [budget, ...[...open].sort()] : [];
  return hidden.length + rolledUp.length === 0
    ? ''
    : JSON.stringify([hidden, rolledUp]);
}
