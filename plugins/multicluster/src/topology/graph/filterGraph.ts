import {
  TopologyCluster,
  TopologyEdge,
  TopologyGraph,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyFilter } from './types';

export const noFilter: TopologyFilter = {
  text: '',
  clusters: [],
  providers: [],
  regions: [],
  kinds: [],
  failingOnly: false,
};

/** True when a node says that something does not work; unknown is not failing. */
export function isFailing(node: TopologyNode): boolean {
  return node.health === 'unhealthy' || node.health === 'degraded';
}

function wanted(list: string[], value: string | undefined): boolean {
  return !list.length || (value !== undefined && list.includes(value));
}

function textOf(node: TopologyNode): string {
  const labels = Object.entries(node.labels ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const pods = (node.pods ?? []).flatMap(pod => [pod.name, pod.reason ?? '']);
  return [
    node.name,
    node.kind,
    node.namespace ?? '',
    node.cluster ?? '',
    node.fact,
    node.reason ?? '',
    ...(node.images ?? []),
    ...labels,
    ...pods,
  ]
    .join('\n')
    .toLowerCase();
}

function reach(
  start: Iterable<string>,
  next: Map<string, string[]>,
): Set<string> {
  const reached = new Set(start);
  const queue = [...reached];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of next.get(id) ?? []) {
      if (!reached.has(other)) {
        reached.add(other);
        queue.push(other);
      }
    }
  }
  return reached;
}

function index(
  edges: TopologyEdge[],
  from: (edge: TopologyEdge) => string,
  to: (edge: TopologyEdge) => string,
): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const edge of edges) {
    const list = map.get(from(edge));
    if (list) {
      list.push(to(edge));
    } else {
      map.set(from(edge), [to(edge)]);
    }
  }
  return map;
}

/** An autoscaler is beside the way of a request, not on it: what it scales does not lead to it. */
function ways(edges: TopologyEdge[]): TopologyEdge[] {
  return edges.filter(edge => edge.kind !== 'scales');
}

/** The failing ones and the ways that lead to them. */
function failingPaths(nodes: TopologyNode[], edges: TopologyEdge[]) {
  const failing = nodes.filter(isFailing).map(node => node.id);
  return reach(
    failing,
    index(
      ways(edges),
      edge => edge.to,
      edge => edge.from,
    ),
  );
}

/** What carries the words, and what is directly connected with it, so that a find is not a lone box. */
function found(nodes: TopologyNode[], edges: TopologyEdge[], text: string) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = new Set(
    nodes
      .filter(node => {
        const haystack = textOf(node);
        return words.every(word => haystack.includes(word));
      })
      .map(node => node.id),
  );
  const kept = new Set(matches);
  for (const edge of edges) {
    if (matches.has(edge.to)) kept.add(edge.from);
    if (matches.has(edge.from)) kept.add(edge.to);
  }
  return kept;
}

export type FilteredGraph = {
  clusters: TopologyCluster[];
  rows: TopologyGraph['rows'];
  nodes: TopologyNode[];
  edges: TopologyEdge[];
  /** Nodes that fail, under the other filters: what "failing only" would be about. */
  failing: number;
};

/** The part of a graph that a filter leaves. Things of no cluster stay as long as something of a cluster is left. */
export function filterGraph(
  graph: TopologyGraph,
  filter: TopologyFilter,
): FilteredGraph {
  const clusters = graph.clusters.filter(
    cluster =>
      wanted(filter.clusters, cluster.name) &&
      wanted(filter.providers, cluster.provider) &&
      wanted(filter.regions, cluster.region),
  );
  const columns = new Set(clusters.map(cluster => cluster.name));
  let nodes = graph.nodes.filter(
    node =>
      (node.cluster === undefined || columns.has(node.cluster)) &&
      wanted(filter.kinds, node.kind),
  );
  const failing = nodes.filter(isFailing).length;
  if (filter.text.trim()) {
    const kept = found(nodes, graph.edges, filter.text);
    nodes = nodes.filter(node => kept.has(node.id));
  }
  if (filter.failingOnly) {
    const kept = failingPaths(nodes, graph.edges);
    nodes = nodes.filter(node => kept.has(node.id));
  }
  const ids = new Set(nodes.map(node => node.id));
  const rowIds = new Set(nodes.map(node => node.row));
  return {
    clusters,
    rows: graph.rows.filter(row => rowIds.has(row.id)),
    nodes,
    edges: graph.edges.filter(edge => ids.has(edge.from) && ids.has(edge.to)),
    failing,
  };
}
