import {
  TopologyGraph,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { groupColumns } from './groupColumns';
import { laneOrder } from './geometry';
import { Box, VisibleGraph } from './types';

/** Everything of a graph, unfiltered, as it is drawn. */
export function visible(graph: TopologyGraph): VisibleGraph {
  return {
    columns: groupColumns({
      clusters: graph.clusters,
      grouping: 'place',
      open: new Set(),
    }),
    rows: graph.rows,
    nodes: graph.nodes,
    edges: graph.edges,
  };
}

/** `clusters` columns of `apps` services, one node in each lane below the entry. */
export function bigGraph(clusters: number, apps: number): TopologyGraph {
  const lanes = laneOrder.slice(1);
  const names = Array.from({ length: clusters }, (_, i) => `c${i}`);
  const nodes: TopologyNode[] = names.flatMap(cluster =>
    Array.from({ length: apps }).flatMap((_, app) =>
      lanes.map(lane => ({
        id: `${cluster}/${lane}/app${app}`,
        kind: 'Service' as const,
        lane,
        row: `${lane}/app${app}`,
        cluster,
        name: `app${app}`,
        health: 'healthy' as const,
        fact: '',
      })),
    ),
  );
  const next = new Map(lanes.map((lane, i) => [lane, lanes[i + 1]]));
  return {
    entityRef: 'component:default/big',
    generation: 1,
    clusters: names.map((name, i) => ({
      name,
      title: name,
      provider: `p${i}`,
      labels: {},
      state: 'live',
      since: 0,
      health: 'healthy',
      replicas: { ready: 0, desired: 0 },
    })),
    rows: lanes.flatMap(lane =>
      Array.from({ length: apps }, (_, app) => ({
        id: `${lane}/app${app}`,
        lane,
        label: `app${app}`,
        kind: 'Service' as const,
        absent: [],
      })),
    ),
    nodes,
    edges: nodes
      .filter(node => next.get(node.lane))
      .map(node => ({
        id: `owns:${node.id}`,
        kind: 'owns' as const,
        from: node.id,
        to: `${node.cluster}/${next.get(node.lane)}/${node.name}`,
      })),
    findings: [],
    elsewhere: { absent: 0, unknown: [], hidden: 0 },
  };
}

export function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}
