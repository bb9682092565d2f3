import { Health } from '../../clusters/types';
import { pushTo } from '../gather/gatherWorkloads';
import { Finding, Lane, TopologyGraph, TopologyNode } from '../types';

/** Pods and workloads tell the same story twice, so that a workload is told of only where its pods say nothing. */
const TOLD_LANES: ReadonlySet<Lane> = new Set([
  'entry',
  'route',
  'service',
  'autoscaler',
] as const);

type Graph = Pick<TopologyGraph, 'nodes' | 'edges' | 'clusters' | 'rows'>;

/** Failing pods per cluster, and whatever else is not well and not explained by them. What is last known only is not news. */
export function findTrouble(graph: Graph): Finding[] {
  const live = new Map(
    graph.clusters
      .filter(({ state }) => state === 'live')
      .map(({ name, title }) => [name, title]),
  );
  const nodes = graph.nodes.filter(
    ({ cluster }) => cluster === undefined || live.has(cluster),
  );
  const failing = findFailingPods(nodes, live);
  const explained = explainedBy(
    graph,
    new Set(failing.flatMap(each => each.nodes)),
  );
  return [
    ...failing,
    ...findDegraded(nodes, live, explained),
    ...findMissing(graph),
  ];
}

function findFailingPods(
  nodes: readonly TopologyNode[],
  titles: ReadonlyMap<string, string>,
): Finding[] {
  const byCluster = new Map<string, TopologyNode[]>();
  for (const node of nodes) {
    if (
      node.cluster &&
      (node.podCounts?.failing ?? 0) > 0 &&
      isBad(node.health)
    ) {
      pushTo(byCluster, node.cluster, node);
    }
  }
  return [...byCluster].map(([cluster, groups]) => {
    const failing = groups.flatMap(({ pods }) =>
      (pods ?? []).filter(({ health }) => health === 'unhealthy'),
    );
    const count = groups.reduce(
      (sum, each) => sum + each.podCounts!.failing,
      0,
    );
    const reasons = [...new Set(failing.flatMap(({ reason }) => reason ?? []))];
    return {
      id: `failingPods:${cluster}`,
      severity: 'error',
      kind: 'failingPods',
      text: `${count} ${count === 1 ? 'pod' : 'pods'} failing on ${titles.get(
        cluster,
      )}${reasons.length > 0 ? `: ${reasons.slice(0, 2).join(', ')}` : ''}`,
      nodes: groups.map(({ id }) => id),
      clusters: [cluster],
    };
  });
}

/** Whatever leads to something that is told of already, step by step towards the entry: its trouble is the same one. */
function explainedBy(graph: Graph, told: Set<string>): Set<string> {
  const before = new Map<string, string[]>();
  for (const { from, to } of graph.edges) {
    pushTo(before, to, from);
  }
  const explained = new Set(told);
  const open = [...told];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of before.get(next) ?? []) {
      if (!explained.has(id)) {
        explained.add(id);
        open.push(id);
      }
    }
  }
  return explained;
}

/** From the pods towards the entry, so that the first one that is told of explains those before it. */
const NEAREST_FIRST: readonly Lane[] = [
  'pods',
  'workload',
  'autoscaler',
  'service',
  'route',
  'entry',
];

function findDegraded(
  nodes: readonly TopologyNode[],
  titles: ReadonlyMap<string, string>,
  explained: Set<string>,
): Finding[] {
  const bad = nodes
    .filter(node => isBad(node.health) && !explained.has(node.id))
    .sort(
      (a, b) => NEAREST_FIRST.indexOf(a.lane) - NEAREST_FIRST.indexOf(b.lane),
    );
  const told = new Set<string | undefined>();
  const findings: Finding[] = [];
  for (const node of bad) {
    const { cluster, health, reason } = node;
    // One story per cluster and workload: its pods' group has the name of the workload.
    const story = `${cluster}/${
      TOLD_LANES.has(node.lane) ? node.id : node.name
    }`;
    if (!told.has(story)) {
      told.add(story);
      const where = cluster === undefined ? '' : ` on ${titles.get(cluster)}`;
      findings.push({
        id: `degraded:${node.id}`,
        severity: health === 'unhealthy' ? 'error' : 'warning',
        kind: 'degraded',
        text: `${node.name}${where}: ${reason ?? health}`,
        nodes: [node.id],
        clusters: cluster === undefined ? [] : [cluster],
      });
    }
  }
  return findings;
}

function findMissing(graph: Graph): Finding[] {
  const vital = graph.rows.filter(
    ({ lane }) => lane === 'workload' || lane === 'service',
  );
  return vital
    .filter(({ absent }) => absent.length > 0)
    .map(({ id, kind, label, absent }) => ({
      id: `missing:${id}`,
      severity: 'info',
      kind: 'missing',
      text: `${absent.map(({ cluster }) => cluster).join(', ')} ${
        absent.length === 1 ? 'has' : 'have'
      } no ${kind} ${label}`,
      nodes: graph.nodes.filter(({ row }) => row === id).map(node => node.id),
      clusters: absent.map(({ cluster }) => cluster),
    }));
}

function isBad(health: Health): boolean {
  return health === 'unhealthy' || health === 'degraded';
}
