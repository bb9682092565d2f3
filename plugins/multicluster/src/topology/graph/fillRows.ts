import {
  TopologyNode,
  TopologyRow,
} from '@multicluster/backstage-plugin-multicluster-common';
import { VisibleGraph } from './types';

export type Cell = { nodes: TopologyNode[] };

/** Everything that belongs to one row: things of no cluster, and one cell per column. */
export type RowContent = {
  row: TopologyRow;
  global: TopologyNode[];
  cells: Map<number, Cell>;
};

/** Where the other end of a node's cross-cluster edge is: it stands on that side of its slot, so that the edge is short. */
export function pullsOf(graph: VisibleGraph): Map<string, number> {
  const columnOf = new Map(graph.columns.map((column, i) => [column.id, i]));
  const clusterOf = new Map(graph.nodes.map(node => [node.id, node.cluster]));
  const pull = new Map<string, number>();
  const set = (id: string, side: number) =>
    pull.has(id) || pull.set(id, Math.sign(side));
  for (const { crossCluster, from, to } of graph.edges) {
    if (!crossCluster) continue;
    const a = columnOf.get(clusterOf.get(from) ?? '');
    const b = columnOf.get(clusterOf.get(to) ?? '');
    if (a !== undefined && b !== undefined && a !== b) {
      set(from, b - a);
      set(to, a - b);
    }
  }
  return pull;
}

/**
 * A mirrored Service stands beside what it mirrors, in the row of that, so that the edge between them is a horizontal
 * one; a row of its own would tell the reader that it is another thing.
 */
function mirrorRows(graph: VisibleGraph): Map<string, string> {
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  const rows = new Map<string, string>();
  for (const { kind, from, to } of graph.edges) {
    const mirror = nodes.get(from);
    const target = nodes.get(to);
    if (kind === 'mirrors' && mirror?.lane === target?.lane) {
      rows.set(from, target!.row);
    }
  }
  return rows;
}

/** Puts every node into its row and, within it, into the cell of its column, in the order in which they stand there. */
export function contentOf(graph: VisibleGraph): Map<string, RowContent> {
  const mirrors = mirrorRows(graph);
  const columnOf = new Map(graph.columns.map((column, i) => [column.id, i]));
  const contents = new Map<string, RowContent>(
    graph.rows.map(row => [row.id, { row, global: [], cells: new Map() }]),
  );
  for (const node of graph.nodes) {
    const content = contents.get(mirrors.get(node.id) ?? node.row);
    if (!content) continue;
    if (node.cluster === undefined) {
      content.global.push(node);
      continue;
    }
    const column = columnOf.get(node.cluster);
    if (column === undefined) continue;
    const cell = content.cells.get(column);
    if (cell) {
      cell.nodes.push(node);
    } else {
      content.cells.set(column, { nodes: [node] });
    }
  }
  return contents;
}
