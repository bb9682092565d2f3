import {
  Lane,
  TopologyNode,
  TopologyRow,
} from '@multicluster/backstage-plugin-multicluster-common';
import { capsuleEdges } from './capsuleEdges';
import { Cell, contentOf, pullsOf, RowContent } from './fillRows';
import { geometry, heightOf, laneOrder, marginOf } from './geometry';
import { packRows, RowGroup } from './packRows';
import { placeGlobals } from './placeGlobals';
import { AbsentBox, NodeBox, TopologyLayout, VisibleGraph } from './types';

/** Builds the picture line by line, downwards; holds the pen's position. */
class Sheet {
  readonly layout: TopologyLayout;
  private y = 0;
  private readonly capsules: Set<string>;
  private readonly columnOf: Map<string, number>;
  private readonly pulls: Map<string, number>;
  private readonly perLine: number;

  constructor(
    private readonly graph: VisibleGraph,
    private readonly width: number,
  ) {
    this.layout = {
      width: graph.columns.length * width,
      height: 0,
      columns: graph.columns.map((column, i) => ({
        column,
        x: i * width,
        width,
      })),
      lanes: [],
      rows: [],
      lines: [],
      boxes: [],
      absent: [],
    };
    const shown = capsuleEdges(graph.edges);
    this.capsules = new Set(
      graph.edges.filter(({ id }) => shown.has(id)).map(edge => edge.to),
    );
    const columnOf = new Map(graph.columns.map(({ id }, i) => [id, i]));
    this.columnOf = new Map(
      graph.nodes.flatMap(({ id, cluster }) => {
        const column = columnOf.get(cluster ?? '');
        return column === undefined ? [] : [[id, column] as const];
      }),
    );
    this.pulls = pullsOf(graph);
    const { gap, narrowest } = geometry;
    this.perLine = Math.max(
      1,
      Math.floor((this.slotWidth(2) + gap) / (narrowest + gap)),
    );
  }

  /** Draws a lane: first what belongs to no cluster, then row by row. */
  lane(lane: Lane, contents: RowContent[]) {
    const start = this.y;
    const globals = placeGlobals({
      nodes: contents.flatMap(content => content.global),
      edges: this.graph.edges,
      columnOf: this.columnOf,
      columns: this.graph.columns.length,
    });
    globals.forEach(line => this.globalLine(lane, line));
    this.closeLane(lane, start, true);
    const below = this.y;
    const inColumns = contents.filter(({ cells }) => cells.size);
    packRows(inColumns, this.graph.edges).forEach(group =>
      this.group(lane, group),
    );
    this.closeLane(lane, below, false);
  }

  finish(): TopologyLayout {
    return { ...this.layout, height: this.y };
  }

  private closeLane(lane: Lane, y: number, global: boolean) {
    if (this.y > y) {
      this.y += geometry.below;
      this.layout.lanes.push({ lane, y, height: this.y - y, global });
    }
  }

  private slotWidth(count: number): number {
    const slot = this.width - 2 * marginOf(this.width);
    return count > 1 ? slot + 2 * geometry.overhang : slot;
  }

  private startLine(lane: Lane, row: string, nodes: TopologyNode[]): number {
    const capsule = nodes.some(node => this.capsules.has(node.id));
    this.y += capsule ? geometry.aboveCapsule : geometry.above;
    const height = Math.max(
      ...nodes.map(node => heightOf(node.lane, node.kind)),
    );
    this.layout.lines.push({ row, y: this.y, height, lane });
    return height;
  }

  private globalLine(lane: Lane, line: (TopologyNode | undefined)[]) {
    const nodes = line.filter((node): node is TopologyNode => !!node);
    const height = this.startLine(lane, nodes[0].row, nodes);
    line.forEach((node, i) => {
      if (!node) return;
      this.layout.boxes.push({
        id: node.id,
        kind: 'node',
        node,
        line: this.layout.lines.length - 1,
        x: i * this.width + marginOf(this.width),
        y: this.y,
        width: this.slotWidth(1),
        height: heightOf(node.lane, node.kind),
        narrow: false,
      });
    });
    this.y += height;
  }

  private group(lane: Lane, { contents, cells }: RowGroup) {
    // A stable sort: what does not pull keeps the order of the graph.
    for (const { nodes } of cells.values()) {
      nodes.sort(
        (a, b) => (this.pulls.get(a.id) ?? 0) - (this.pulls.get(b.id) ?? 0),
      );
    }
    const longest = Math.max(
      ...[...cells.values()].map(cell => cell.nodes.length),
    );
    const lines = Math.ceil(longest / this.perLine);
    const first = this.layout.lines.length;
    for (let line = 0; line < lines; line += 1) {
      const at = line * this.perLine;
      const slices = [...cells].map(
        ([column, { nodes }]) =>
          [column, nodes.slice(at, at + this.perLine)] as const,
      );
      const height = this.startLine(
        lane,
        contents[0].row.id,
        slices.flatMap(([, nodes]) => nodes),
      );
      slices.forEach(([column, nodes]) => this.slot(column, nodes));
      this.y += height;
    }
    const { y } = this.layout.lines[first];
    const height = this.y - y;
    for (const { row, cells: own } of contents) {
      const columns = own.size;
      this.layout.rows.push({ id: row.id, row, columns, y, height });
      this.absent(row, own, first);
    }
  }

  private slot(column: number, nodes: TopologyNode[]) {
    const count = nodes.length;
    if (!count) return;
    const aside =
      count === 1 && nodes[0].lane === 'autoscaler' ? geometry.aside : 0;
    const available = this.slotWidth(count) - aside;
    const width = Math.floor((available - geometry.gap * (count - 1)) / count);
    const left =
      column * this.width + (this.width - this.slotWidth(count)) / 2 + aside;
    nodes.forEach((node, i) => {
      const box: NodeBox = {
        id: node.id,
        kind: 'node',
        node,
        line: this.layout.lines.length - 1,
        column,
        x: left + i * (width + geometry.gap),
        y: this.y,
        width,
        height: heightOf(node.lane, node.kind),
        narrow: width < geometry.wide,
      };
      this.layout.boxes.push(box);
    });
  }

  private absent(row: TopologyRow, cells: Map<number, Cell>, line: number) {
    const { y } = this.layout.lines[line];
    const reasons = new Map(row.absent.map(a => [a.cluster, a.reason]));
    this.graph.columns.forEach(({ id }, column) => {
      const reason = reasons.get(id);
      if (reason === undefined || cells.has(column)) return;
      const aside = row.lane === 'autoscaler' ? geometry.aside : 0;
      const box: AbsentBox = {
        id: `absent/${id}/${row.id}`,
        kind: 'absent',
        row: row.id,
        reason,
        line,
        column,
        x: column * this.width + marginOf(this.width) + aside,
        y,
        width: this.slotWidth(1) - aside,
        height: heightOf(row.lane, row.kind),
      };
      this.layout.absent.push(box);
    });
  }
}

/**
 * Swimlane matrix: a column per cluster, a lane per station of a request's way, a row per logical thing. One pass over
 * the nodes; equal input gives an equal picture, and a node's place depends on nothing but its row, its column and who
 * shares its slot, so that a change of facts moves nothing.
 */
export function layoutGraph(
  graph: VisibleGraph,
  columnWidth: number = geometry.columnMin,
): TopologyLayout {
  const contents = contentOf(graph);
  const byLane = new Map<Lane, RowContent[]>();
  for (const content of contents.values()) {
    const list = byLane.get(content.row.lane);
    if (list) {
      list.push(content);
    } else {
      byLane.set(content.row.lane, [content]);
    }
  }
  const sheet = new Sheet(graph, columnWidth);
  for (const lane of laneOrder) {
    const rows = byLane.get(lane);
    if (rows) {
      sheet.lane(lane, rows);
    }
  }
  return sheet.finish();
}
