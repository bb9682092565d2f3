import { ClusterSummary, Health, NodeSummary } from './types';

/** How many nodes are named in a reason; the rest are counted, so that a sentence stays one. */
const namedNodes = 3;

/**
 * How well a cluster works, by its nodes and workloads. It does not know whether the portal reaches the cluster: say both.
 *
 * - `unknown`: no nodes and no workloads are known
 * - `unhealthy`: no node is ready, or at least half of the workloads are unhealthy
 * - `degraded`: a node is not ready, or a workload is unhealthy or degraded
 *
 * @public
 */
export function assessCluster(facts: {
  nodes: readonly Pick<NodeSummary, 'name' | 'ready' | 'reason'>[];
  workloads: NonNullable<ClusterSummary['workloads']>;
}): { health: Health; reasons: string[] } {
  const found = [
    ...assessNodes(facts.nodes),
    ...assessWorkloads(facts.workloads),
  ];
  const { healthy, degraded, unhealthy, unknown } = facts.workloads;
  const nothingKnown =
    facts.nodes.length + healthy + degraded + unhealthy + unknown === 0;
  if (nothingKnown) {
    return { health: 'unknown', reasons: [] };
  }
  const worstFirst = [
    ...found.filter(({ health }) => health === 'unhealthy'),
    ...found.filter(({ health }) => health === 'degraded'),
  ];
  return {
    health: worstFirst[0]?.health ?? 'healthy',
    reasons: worstFirst.map(({ reason }) => reason),
  };
}

type Judgement = { health: Health; reason: string };

function assessNodes(
  nodes: readonly Pick<NodeSummary, 'name' | 'ready' | 'reason'>[],
): Judgement[] {
  const notReady = nodes.filter(({ ready }) => !ready);
  if (notReady.length === 0) {
    return [];
  }
  if (notReady.length === nodes.length) {
    const reason =
      nodes.length === 1
        ? 'The only node is not ready.'
        : `None of ${nodes.length} nodes is ready.`;
    return [{ health: 'unhealthy', reason }];
  }
  const names = notReady.slice(0, namedNodes).map(({ name }) => name);
  const more = notReady.length - names.length;
  const verb = notReady.length === 1 ? 'is' : 'are';
  const list =
    more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
  return [
    {
      health: 'degraded',
      reason: `${notReady.length} of ${nodes.length} nodes ${verb} not ready: ${list}.`,
    },
  ];
}

function assessWorkloads(
  workloads: NonNullable<ClusterSummary['workloads']>,
): Judgement[] {
  const { healthy, degraded, unhealthy } = workloads;
  const judged = healthy + degraded + unhealthy;
  const found: Judgement[] = [];
  if (unhealthy > 0) {
    found.push({
      health: unhealthy * 2 >= judged ? 'unhealthy' : 'degraded',
      reason: `${ofWorkloads(unhealthy, judged)} unhealthy.`,
    });
  }
  if (degraded > 0) {
    found.push({
      health: 'degraded',
      reason: `${ofWorkloads(degraded, judged)} degraded.`,
    });
  }
  return found;
}

function ofWorkloads(count: number, total: number): string {
  const noun = total === 1 ? 'workload' : 'workloads';
  return `${count} of ${total} ${noun} ${count === 1 ? 'is' : 'are'}`;
}
