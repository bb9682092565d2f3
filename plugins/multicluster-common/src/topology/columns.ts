import { Health } from '../clusters/types';
import { Drawing, TopologyClusterFacts } from './Drawing';
import { pushTo } from './gather/gatherWorkloads';
import { healthRank, worstHealth } from './health';
import { byText } from './ids';
import { Lane, TopologyCluster, TopologyGraph, TopologyNode } from './types';

/** Clusters of the picture: those that have a node. Those that are known to have none, or not known, are elsewhere. */
export function splitClusters(
  drawing: Drawing,
  hidden: number,
): { columns: TopologyClusterFacts[]; elsewhere: TopologyGraph['elsewhere'] } {
  const shown = new Set<string>();
  for (const { cluster } of drawing.nodes.values()) {
    if (cluster !== undefined) {
      shown.add(cluster);
    }
  }
  const columns: TopologyClusterFacts[] = [];
  const unknown: string[] = [];
  let absent = 0;
  const only = drawing.selector.cluster;
  for (const facts of drawing.clusters.values()) {
    if (shown.has(facts.name)) {
      columns.push(facts);
    } else if (only === undefined || only === facts.name) {
      if (facts.known) {
        absent += 1;
      } else {
        unknown.push(facts.name);
      }
    }
  }
  return {
    columns: columns.sort(compareClusters),
    elsewhere: { absent, unknown: unknown.sort(byText), hidden },
  };
}

/** By provider, region and name; clusters that do not say where they are come last. */
export function compareClusters(
  a: Pick<TopologyClusterFacts, 'provider' | 'region' | 'name'>,
  b: Pick<TopologyClusterFacts, 'provider' | 'region' | 'name'>,
): number {
  return (
    byTextLast(a.provider, b.provider) ||
    byTextLast(a.region, b.region) ||
    byText(a.name, b.name)
  );
}

function byTextLast(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return byText(a, b);
}

/** Heads of the columns, each with what its nodes add up to. */
export function drawColumns(
  drawing: Drawing,
  columns: readonly TopologyClusterFacts[],
): TopologyCluster[] {
  const nodes = new Map<string, TopologyNode[]>();
  for (const node of drawing.nodes.values()) {
    if (node.cluster !== undefined) {
      pushTo(nodes, node.cluster, node);
    }
  }
  return columns.map(facts => column(facts, nodes.get(facts.name) ?? []));
}

function column(
  facts: TopologyClusterFacts,
  nodes: readonly TopologyNode[],
): TopologyCluster {
  const { known, lastSeenAt, ...rest } = facts;
  const replicas = { ready: 0, desired: 0 };
  for (const node of nodes) {
    if (node.lane === 'workload' && node.replicas) {
      replicas.ready += node.replicas.ready;
      replicas.desired += node.replicas.desired;
    }
  }
  return {
    ...rest,
    // While a cluster is live this is always now: it would only make every picture differ from the last.
    lastSeenAt: facts.state === 'live' ? undefined : lastSeenAt,
    health: columnHealth(nodes),
    reason: columnReason(nodes),
    replicas,
  };
}

/** Lanes whose silence makes the whole column unknown: without them nobody can say that the service runs. */
const VITAL_LANES: ReadonlySet<Lane> = new Set(['workload', 'pods'] as const);

/**
 * The worst of what is known. What is not known counts where it is vital: a route that no controller has answered does not take the
 * green from pods that run, nor does it get any.
 */
function columnHealth(nodes: readonly TopologyNode[]): Health {
  return worstHealth(
    nodes
      .filter(
        ({ health, lane }) => health !== 'unknown' || VITAL_LANES.has(lane),
      )
      .map(({ health }) => health),
  );
}

/** Says most first: failing pods, then whatever is worst along the request's way, nearest to the pods first. */
const TELLING_LANES: readonly Lane[] = [
  'pods',
  'workload',
  'service',
  'route',
  'autoscaler',
  'entry',
];

function columnReason(nodes: readonly TopologyNode[]): string | undefined {
  const failing = nodes.reduce(
    (sum, each) => sum + (each.podCounts?.failing ?? 0),
    0,
  );
  if (failing > 0) {
    const total = nodes.reduce(
      (sum, each) => sum + (each.podCounts?.total ?? 0),
      0,
    );
    return `${failing} of ${total} pods failing`;
  }
  const [worst] = nodes
    .filter(({ health, reason }) => health !== 'healthy' && reason)
    .filter(({ health, lane }) => health !== 'unknown' || VITAL_LANES.has(lane))
    .sort(
      (a, b) =>
        healthRank(a.health) - healthRank(b.health) ||
        TELLING_LANES.indexOf(a.lane) - TELLING_LANES.indexOf(b.lane) ||
        byText(a.id, b.id),
    );
  return worst && `${worst.name}: ${worst.reason}`;
}
