import {
  TopologyEdge,
  TopologyNode,
  TopologyRow,
} from '@multicluster/backstage-plugin-multicluster-common';
import { worstHealth } from './groupColumns';
import { Column } from './types';

function groupNode(
  column: Column,
  row: TopologyRow,
  members: TopologyNode[],
): TopologyNode {
  const unwell = members.filter(member => member.health !== 'healthy').length;
  const healthy = members.length - unwell;
  const failing = members.filter(({ health }) => health === 'unhealthy').length;
  const replicas = members.reduce(
    (sum, member) => ({
      ready: sum.ready + (member.replicas?.ready ?? 0),
      desired: sum.desired + (member.replicas?.desired ?? 0),
    }),
    { ready: 0, desired: 0 },
  );
  return {
    id: `${column.id}/${row.id}`,
    kind: 'Group',
    lane: row.lane,
    row: row.id,
    cluster: column.id,
    name: row.label,
    health: worstHealth(members.map(member => member.health)),
    reason: unwell ? `${unwell} of ${members.length} not healthy` : undefined,
    fact: unwell
      ? `${unwell} of ${members.length} not healthy`
      : `${members.length} of ${members.length} healthy`,
    replicas: replicas.desired ? replicas : undefined,
    podCounts: {
      ready: healthy,
      failing,
      notReady: unwell,
      total: members.length,
    },
    groupSize: members.length,
  };
}

/** Draws the nodes of folded columns as one node per row; edges go to the group and are drawn once. */
export function foldGroups(options: {
  columns: Column[];
  rows: TopologyRow[];
  nodes: TopologyNode[];
  edges: TopologyEdge[];
}): { nodes: TopologyNode[]; edges: TopologyEdge[] } {
  const { columns, rows, nodes, edges } = options;
  const columnOf = new Map<string, Column>();
  for (const column of columns) {
    column.folded?.forEach(cluster => columnOf.set(cluster.name, column));
  }
  if (!columnOf.size) {
    return { nodes, edges };
  }
  const rowOf = new Map(rows.map(row => [row.id, row]));
  const members = new Map<string, TopologyNode[]>();
  const renamed = new Map<string, string>();
  const kept: TopologyNode[] = [];
  for (const node of nodes) {
    const column = node.cluster ? columnOf.get(node.cluster) : undefined;
    if (!column) {
      kept.push(node);
      continue;
    }
    const id = `${column.id}/${node.row}`;
    renamed.set(node.id, id);
    members.set(id, [...(members.get(id) ?? []), node]);
  }
  for (const [, group] of members) {
    const first = group[0];
    kept.push(
      groupNode(columnOf.get(first.cluster!)!, rowOf.get(first.row)!, group),
    );
  }
  const drawn = new Map<string, TopologyEdge>();
  for (const edge of edges) {
    const from = renamed.get(edge.from) ?? edge.from;
    const to = renamed.get(edge.to) ?? edge.to;
    if (from === edge.from && to === edge.to) {
      drawn.set(edge.id, edge);
    } else if (from !== to) {
      const id = `${edge.kind}:${from}>${to}`;
      drawn.set(id, { id, kind: edge.kind, from, to });
    }
  }
  return { nodes: kept, edges: [...drawn.values()] };
}
