import { Resource } from '../resources/types';
import { compareResources } from './compareRow';
import { Drawing } from './Drawing';
import { pushTo } from './gather/gatherWorkloads';
import { mirrorOf } from './rows';
import { TopologyNode } from './types';

/** Marks the nodes that differ from most of their row, with the fields; by the same comparison that the N-way diff shows. */
export function markOddOnes(drawing: Drawing): void {
  const rows = new Map<string, TopologyNode[]>();
  for (const node of drawing.nodes.values()) {
    const isCompared = node.lane === 'workload' || node.lane === 'service';
    if (isCompared && !mirrorOf(drawing, node)) {
      pushTo(rows, node.row, node);
    }
  }
  for (const nodes of rows.values()) {
    if (nodes.length >= 3) {
      markRow(drawing, nodes);
    }
  }
}

function markRow(drawing: Drawing, nodes: readonly TopologyNode[]): void {
  const resources = nodes.flatMap(node => resourceOf(drawing, node) ?? []);
  const odd = new Map<string, string[]>();
  for (const field of compareResources(resources, drawing.resources).fields) {
    for (const cluster of field.odd) {
      pushTo(odd, cluster, field.field);
    }
  }
  for (const node of nodes) {
    const fields = odd.get(node.cluster!);
    if (fields) {
      node.oddOneOut = fields;
    }
  }
}

function resourceOf(
  drawing: Drawing,
  { cluster, origin }: TopologyNode,
): Resource | undefined {
  return origin && cluster !== undefined
    ? drawing.resources.byUid(cluster, origin.uid)
    : undefined;
}
