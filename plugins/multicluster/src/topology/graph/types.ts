import {
  Lane,
  TopologyCluster,
  TopologyEdge,
  TopologyNode,
  TopologyNodeKind,
  TopologyRow,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What the reader wants to see of a graph; an empty list means all. */
export type TopologyFilter = {
  /** Words over names, labels and error texts. */
  text: string;
  clusters: string[];
  providers: string[];
  regions: string[];
  kinds: TopologyNodeKind[];
  /** Only what is not well, and the paths that lead there. */
  failingOnly: boolean;
};

/** By what columns stand together. */
export type Grouping = 'place' | 'provider' | 'region' | 'environment' | 'none';

/** A column of the matrix: a cluster, or a folded group of clusters. */
export type Column = {
  /** Name of the cluster, or the id of the folded group. */
  id: string;
  cluster: TopologyCluster;
  /** Words of the group it stands in ("aws / us-east-1"). */
  group: string;
  /** Set for a folded group: the clusters it stands for. */
  folded?: TopologyCluster[];
};

/** The part of a graph that is drawn, whichever rendering draws it. */
export type VisibleGraph = {
  columns: Column[];
  rows: TopologyRow[];
  nodes: TopologyNode[];
  edges: TopologyEdge[];
};

/** A rectangle of the picture; pixels at zoom 1. */
export type Box = { x: number; y: number; width: number; height: number };

export type NodeBox = Box & {
  id: string;
  kind: 'node';
  node: TopologyNode;
  /** Index of the line that it stands on. */
  line: number;
  /** Index of its column; undefined for things of no cluster. */
  column?: number;
  /** Too narrow for one line of name and state. */
  narrow: boolean;
};

export type AbsentBox = Box & {
  id: string;
  kind: 'absent';
  row: string;
  reason: string;
  line: number;
  column: number;
};

/** One line of boxes; a row has several when a cluster has more than fit beside each other. */
export type LineBox = { row: string; y: number; height: number; lane: Lane };

export type LaneBox = {
  lane: Lane;
  y: number;
  height: number;
  /** True for the part that belongs to no cluster: column lines stop there. */
  global: boolean;
};

export type ColumnBox = { column: Column; x: number; width: number };

export type RowBox = {
  id: string;
  row: TopologyRow;
  /** In how many columns it stands. */
  columns: number;
  y: number;
  height: number;
};

export type TopologyLayout = {
  width: number;
  height: number;
  columns: ColumnBox[];
  lanes: LaneBox[];
  rows: RowBox[];
  lines: LineBox[];
  boxes: NodeBox[];
  absent: AbsentBox[];
};

export type Point = { x: number; y: number };

export type EdgePath = {
  id: string;
  edge: TopologyEdge;
  /** Whether its share of traffic is written on it. */
  capsule: boolean;
  points: Point[];
  /** SVG path with rounded corners. */
  path: string;
  /** Where a capsule or a word may stand. */
  label: Point;
};
