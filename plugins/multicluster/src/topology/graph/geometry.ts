import {
  Lane,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Lanes from top to bottom: the way of a request. */
export const laneOrder: Lane[] = [
  'entry',
  'route',
  'service',
  'workload',
  'autoscaler',
  'pods',
];

/** Sizes of the picture in pixels at zoom 1, on a grid of 8. */
export const geometry = {
  laneLabel: 84,
  columnHead: 68,
  /** A column is at least this wide; wider when there is room. */
  columnMin: 264,
  /** At least this on both sides of a slot; edges run here. */
  margin: 36,
  /** A slot is at most this wide, so that a lone column does not stretch its nodes. */
  slotMax: 320,
  /** Nodes that share a slot may use this much of each margin. */
  overhang: 14,
  /** Between nodes that share a slot. */
  gap: 6,
  /** A node narrower than this cannot say its name. */
  narrowest: 104,
  /** From this width on, name and state fit in one line. */
  wide: 144,
  /** Above a line; with a capsule on an edge into it. */
  above: 20,
  aboveCapsule: 46,
  below: 10,
  /** The autoscaler stands aside, so that the edge from workload to pods can pass. */
  aside: 46,
  corner: 8,
} as const;

/** Height of a node by what it has to say. */
export function heightOf(lane: Lane, kind: TopologyNode['kind']): number {
  if (kind === 'Group') {
    return 62;
  }
  switch (lane) {
    case 'workload':
      return 92;
    case 'pods':
      return 62;
    case 'autoscaler':
      return 44;
    default:
      return 50;
  }
}

/** Width of a column when `count` of them have `available` pixels. */
export function columnWidth(available: number, count: number): number {
  return count
    ? Math.max(geometry.columnMin, Math.floor(available / count))
    : geometry.columnMin;
}

/** Free space on either side of a slot in a column. */
export function marginOf(column: number): number {
  const slot = Math.min(column - 2 * geometry.margin, geometry.slotMax);
  return Math.floor((column - slot) / 2);
}
