import { Drawing, TopologyClusterFacts } from './Drawing';
import { pushTo } from './gather/gatherWorkloads';
import { byText, isWorkloadKind } from './ids';
import { Lane, TopologyNode, TopologyNodeKind, TopologyRow } from './types';

/** In the order of a request's way. */
export const LANES: readonly Lane[] = [
  'entry',
  'route',
  'service',
  'workload',
  'autoscaler',
  'pods',
];

/** Within a lane; kinds that are not named follow, by name. */
const KIND_ORDER: readonly TopologyNodeKind[] = [
  'DnsName',
  'Gslb',
  'Address',
  'Gateway',
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'TrafficSplit',
  'Service',
  'ServiceImport',
  'Deployment',
  'Rollout',
  'StatefulSet',
  'DaemonSet',
];

/**
 * Puts the same logical thing of every cluster into one row, and says which clusters miss it.
 *
 * Things are the same when they are alike in kind (any workload is alike any other) and name, a suffix for their own cluster or region
 * left out. Namespaces may differ, unless one cluster has two of the name.
 *
 * @param columns - the clusters of the picture, in their order
 */
export function arrangeRows(
  drawing: Drawing,
  columns: readonly TopologyClusterFacts[],
): TopologyRow[] {
  const rows: TopologyRow[] = [];
  for (const nodes of rowGroups(drawing).values()) {
    const [{ lane, kind, cluster }] = nodes;
    const label = labelOf(drawing, nodes);
    const id = nodes[0].row;
    const comparable = cluster !== undefined && !isMirror(drawing, nodes[0]);
    const absent = comparable ? absentFrom(nodes, columns) : [];
    rows.push({ id, lane, label, kind, absent });
  }
  return rows.sort(compareRows);
}

/** Nodes by row; `row` of each is set on the way. */
function rowGroups(drawing: Drawing): Map<string, TopologyNode[]> {
  const loose = new Map<string, TopologyNode[]>();
  const sorted = [...drawing.nodes.values()].sort((a, b) => byText(a.id, b.id));
  for (const node of sorted) {
    pushTo(loose, looseKey(drawing, node), node);
  }
  const groups = new Map<string, TopologyNode[]>();
  for (const [key, nodes] of loose) {
    const places = new Set(nodes.map(({ cluster }) => cluster));
    const isAmbiguous = places.size < nodes.length;
    for (const node of nodes) {
      node.row = isAmbiguous ? `${key}/${node.kind}/${node.namespace}` : key;
      pushTo(groups, node.row, node);
    }
  }
  return groups;
}

function looseKey(drawing: Drawing, node: TopologyNode): string {
  const { lane, name, kind } = node;
  if (node.cluster === undefined) {
    return `${lane}/${kind}/${name}`;
  }
  if (isMirror(drawing, node)) {
    return `${lane}/mirror/${name}`;
  }
  const family =
    isWorkloadKind(kind) && !kind.endsWith('Job') ? 'workload' : kind;
  return `${lane}/${family}/${logicalName(drawing, node)}`;
}

function isMirror(drawing: Drawing, node: TopologyNode): boolean {
  const { kind, cluster, namespace, name } = node;
  return (
    kind === 'Service' &&
    cluster !== undefined &&
    drawing.resources.get({ cluster, kind, namespace: namespace ?? '', name })
      ?.detail.mirror !== undefined
  );
}

/** `podinfo-edge` on `edge` is what the others call `podinfo`. */
function logicalName(
  drawing: Drawing,
  { name, cluster }: TopologyNode,
): string {
  const region = cluster && drawing.clusters.get(cluster)?.region;
  for (const own of [cluster, region]) {
    if (own && name.length > own.length + 1) {
      if (name.endsWith(`-${own}`)) {
        return name.slice(0, -own.length - 1);
      }
      if (name.startsWith(`${own}-`)) {
        return name.slice(own.length + 1);
      }
    }
  }
  return name;
}

function labelOf(drawing: Drawing, nodes: readonly TopologyNode[]): string {
  const [first] = nodes;
  return isMirror(drawing, first) || first.cluster === undefined
    ? first.name
    : logicalName(drawing, first);
}

/** Only what most of the columns have is missed by the others: an own extra of one cluster leaves no holes elsewhere. */
function absentFrom(
  nodes: readonly TopologyNode[],
  columns: readonly TopologyClusterFacts[],
): TopologyRow['absent'] {
  const present = new Set(nodes.map(({ cluster }) => cluster));
  if (present.size < 2 || present.size * 2 <= columns.length) {
    return [];
  }
  return columns
    .filter(({ name }) => !present.has(name))
    .map(({ name, state }) => ({
      cluster: name,
      reason: state === 'live' ? 'none here' : 'none when last seen',
    }));
}

/** By lane, then kind, then name. */
export function compareRows(a: TopologyRow, b: TopologyRow): number {
  return (
    LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
    kindRank(a.kind) - kindRank(b.kind) ||
    byText(a.kind, b.kind) ||
    byText(a.label, b.label) ||
    byText(a.id, b.id)
  );
}

function kindRank(kind: TopologyNodeKind): number {
  const rank = KIND_ORDER.indexOf(kind);
  return rank < 0 ? KIND_ORDER.length : rank;
}
