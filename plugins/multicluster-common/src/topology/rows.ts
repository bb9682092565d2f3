import { ResourceOf } from '../resources/types';
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
 * left out. Namespaces may differ, unless one cluster has two of the name. A mirrored Service stands in the row of what it mirrors,
 * beside its cluster's own.
 *
 * @param columns - the clusters of the picture, in their order
 */
export function arrangeRows(
  drawing: Drawing,
  columns: readonly TopologyClusterFacts[],
): TopologyRow[] {
  const rows: TopologyRow[] = [];
  for (const [id, nodes] of rowGroups(drawing)) {
    const own = nodes.filter(node => !mirrorOf(drawing, node));
    const [first] = own.length > 0 ? own : nodes;
    const { lane, kind, cluster } = first;
    const label =
      cluster === undefined ? globalLabel(kind) : logicalName(drawing, first);
    const absent = cluster === undefined ? [] : absentFrom(own, columns);
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
    const own = nodes.filter(node => !mirrorOf(drawing, node));
    const places = new Set(own.map(({ cluster }) => cluster));
    const isAmbiguous =
      places.size < own.length && own[0].cluster !== undefined;
    for (const node of nodes) {
      node.row = isAmbiguous ? `${key}/${node.kind}/${node.namespace}` : key;
      pushTo(groups, node.row, node);
    }
  }
  return groups;
}

function looseKey(drawing: Drawing, node: TopologyNode): string {
  const { lane, kind } = node;
  // Names and addresses belong to no column, so that a row of its own for each would be an empty row with one node.
  if (node.cluster === undefined) {
    return `${lane}/${kind}`;
  }
  const isWorkload = isWorkloadKind(kind) && lane === 'workload';
  const family = isWorkload && !kind.endsWith('Job') ? 'workload' : kind;
  return `${lane}/${family}/${logicalName(drawing, node)}`;
}

function globalLabel(kind: TopologyNodeKind): string {
  return kind === 'DnsName' ? 'Names' : 'Addresses';
}

/** What a mirrored Service stands for; undefined for everything else. */
export function mirrorOf(
  drawing: Pick<Drawing, 'resources'>,
  { kind, cluster, namespace, name }: TopologyNode,
): ResourceOf<'Service'>['detail']['mirror'] {
  return kind === 'Service' && cluster !== undefined
    ? drawing.resources.get({ cluster, kind, namespace: namespace ?? '', name })
        ?.detail.mirror
    : undefined;
}

/** `podinfo-edge` on `edge` is what the others call `podinfo`; so is, everywhere, the mirror of `podinfo` of another cluster. */
function logicalName(drawing: Drawing, node: TopologyNode): string {
  const mirror = mirrorOf(drawing, node);
  const name = mirror?.name ?? node.name;
  const cluster = mirror?.cluster ?? node.cluster ?? '';
  for (const own of [cluster, drawing.clusters.get(cluster)?.region]) {
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

/**
 * Only what most of the columns have is missed by the others: an own extra of one cluster leaves no holes elsewhere.
 *
 * @param present - clusters that have the thing
 * @param columns - clusters of the picture
 * @public
 */
export function isMissedElsewhere(present: number, columns: number): boolean {
  return present >= 2 && present * 2 > columns;
}

function absentFrom(
  nodes: readonly TopologyNode[],
  columns: readonly TopologyClusterFacts[],
): TopologyRow['absent'] {
  const present = new Set(nodes.map(({ cluster }) => cluster));
  if (!isMissedElsewhere(present.size, columns.length)) {
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
