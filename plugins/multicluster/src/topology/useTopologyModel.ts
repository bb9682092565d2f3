import { createContext, useCallback, useContext } from 'react';
import {
  TopologyCluster,
  TopologyEdge,
  TopologyGraph,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useNow } from '../shared';
import { VisibleGraph } from './graph';
import { TopologyViewModel } from './useTopologyView';
import { describeNode, isGhost, mirroredIds } from './words';

/** One model for all renderings and the drawer. */
export type TopologyModel = {
  graph: TopologyGraph;
  visible: VisibleGraph;
  nodes: ReadonlyMap<string, TopologyNode>;
  /** By name, folded groups included. */
  clusters: ReadonlyMap<string, TopologyCluster>;
  /** Edges from and to a node. */
  edgesOf(id: string): TopologyEdge[];
  isMirrored(id: string): boolean;
  isGhost(node: TopologyNode): boolean;
  /** The group of pods that a workload, a Service or a route ends in, within its cluster. */
  podsOf(id: string): TopologyNode | undefined;
};

const noEdges: TopologyEdge[] = [];

function indexEdges(edges: TopologyEdge[]): Map<string, TopologyEdge[]> {
  const index = new Map<string, TopologyEdge[]>();
  for (const edge of edges) {
    for (const id of [edge.from, edge.to]) {
      const list = index.get(id);
      if (list) {
        list.push(edge);
      } else {
        index.set(id, [edge]);
      }
    }
  }
  return index;
}

function findPods(
  nodes: ReadonlyMap<string, TopologyNode>,
  edgesOf: (id: string) => TopologyEdge[],
  start: string,
): TopologyNode | undefined {
  const seen = new Set([start]);
  const queue = [start];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = nodes.get(id);
    if (node?.kind === 'Pods') return node;
    for (const { from, to, crossCluster } of edgesOf(id)) {
      if (from === id && !crossCluster && !seen.has(to)) {
        seen.add(to);
        queue.push(to);
      }
    }
  }
  return undefined;
}

/** The model of a graph as it is filtered and grouped. */
export function buildModel(
  graph: TopologyGraph,
  view: TopologyViewModel,
): TopologyModel {
  const { visible, nodes } = view;
  const clusters = new Map(graph.clusters.map(one => [one.name, one]));
  visible.columns.forEach(({ id, cluster }) => clusters.set(id, cluster));
  const edges = indexEdges([
    ...graph.edges,
    ...visible.edges.filter(({ id }) => id.includes('group:')),
  ]);
  const edgesOf = (id: string) => edges.get(id) ?? noEdges;
  const mirrored = mirroredIds(graph.edges);
  return {
    graph,
    visible,
    nodes,
    clusters,
    edgesOf,
    isMirrored: id => mirrored.has(id),
    isGhost: node => isGhost(clusters.get(node.cluster ?? '')),
    podsOf: id => findPods(nodes, edgesOf, id),
  };
}

const ModelContext = createContext<TopologyModel | undefined>(undefined);

export const TopologyModelProvider = ModelContext.Provider;

/** The model, for what is drawn below it. */
export function useTopologyModel(): TopologyModel {
  const model = useContext(ModelContext);
  if (!model) {
    throw new Error('No topology above this component');
  }
  return model;
}

/** Says a node in one sentence; ages in it are renewed every ten seconds. */
export function useNodeSentence(): (node: TopologyNode) => string {
  const model = useTopologyModel();
  const now = useNow(10_000);
  const describe = useCallback(
    (node: TopologyNode) =>
      describeNode(node, {
        cluster: model.clusters.get(node.cluster ?? ''),
        edges: model.edgesOf(node.id),
        find: id => model.nodes.get(id),
        mirrored: model.isMirrored(node.id),
        now,
      }),
    [model, now],
  );
  return describe;
}
