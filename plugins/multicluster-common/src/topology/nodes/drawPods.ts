import { Health } from '../../clusters/types';
import { assessPod } from '../../resources';
import { Resource, ResourceOf } from '../../resources/types';
import { Drawing, topOf } from '../Drawing';
import { pushTo } from '../gather/gatherWorkloads';
import { healthRank } from '../health';
import { byText, nodeId } from '../ids';
import { TopologyNode, TopologyPod } from '../types';

/** More are counted, not listed: a picture of a thousand pods is sent again at each change of one. */
const MOST_LISTED = 50;

/** One node per workload for all of its pods. */
export function drawPods(drawing: Drawing): void {
  const groups = new Map<string, ResourceOf<'Pod'>[]>();
  const tops = new Map<string, Resource | undefined>();
  for (const pod of drawing.resources.ofKind('Pod')) {
    const top = topOf(drawing.resources, pod);
    const id = podsNodeId(pod, top);
    tops.set(id, top === pod ? undefined : top);
    pushTo(groups, id, pod);
  }
  for (const [id, pods] of groups) {
    drawing.nodes.set(id, podsNode(drawing, id, pods, tops.get(id)));
  }
}

/**
 * Where a pod is drawn. Kinds that may share a name with another workload keep apart by their kind; pods without a workload share one
 * place per namespace.
 */
export function podsNodeId(pod: ResourceOf<'Pod'>, top: Resource): string {
  const { cluster, namespace } = pod;
  const name = groupName(pod, top);
  const apart = top.kind === 'Job' || top.kind === 'CronJob';
  return nodeId({
    cluster,
    kind: 'Pods',
    namespace,
    name: apart ? `${name}.${top.kind}` : name,
  });
}

function groupName(pod: ResourceOf<'Pod'>, top: Resource): string {
  return top === pod ? pod.owner?.name ?? 'without a workload' : top.name;
}

function podsNode(
  drawing: Drawing,
  id: string,
  pods: ResourceOf<'Pod'>[],
  top: Resource | undefined,
): TopologyNode {
  const [first] = pods;
  const { present, terminating } = listPods(drawing, pods);
  const counts = countPods(present);
  return {
    id,
    kind: 'Pods',
    lane: 'pods',
    row: '',
    cluster: first.cluster,
    namespace: first.namespace,
    name: groupName(first, top ?? first),
    ...judge(drawing, present, counts, top),
    fact: factOf(present, counts, terminating),
    pods: present.slice(0, MOST_LISTED),
    podCounts: counts,
  };
}

/** Pods on their way out are only mentioned: every rollout has them, and they answer for nothing. */
function listPods(drawing: Drawing, pods: ResourceOf<'Pod'>[]) {
  const present: TopologyPod[] = [];
  let terminating = 0;
  for (const pod of pods) {
    const { health, reason } = assessPod(pod, drawing.now);
    if (pod.deletedAt !== undefined && health === 'unknown') {
      terminating += 1;
    } else {
      present.push({ ...describePod(drawing, pod), health, reason });
    }
  }
  present.sort(
    (a, b) =>
      healthRank(a.health) - healthRank(b.health) || byText(a.name, b.name),
  );
  return { present, terminating };
}

function describePod(
  drawing: Drawing,
  { cluster, name, uid, detail }: ResourceOf<'Pod'>,
): Omit<TopologyPod, 'health' | 'reason'> {
  const node =
    detail.node === undefined
      ? undefined
      : drawing.resources.get({
          cluster,
          kind: 'Node',
          namespace: '',
          name: detail.node,
        });
  return {
    name,
    uid,
    ready: detail.ready,
    restarts: detail.statuses.reduce((sum, each) => sum + each.restarts, 0),
    node: detail.node,
    zone: node?.detail.zone,
    containers: detail.containers.map(container => container.name),
  };
}

/** A pod that has completed its work counts as ready: nothing more is wanted of it. */
function countPods(
  pods: readonly TopologyPod[],
): NonNullable<TopologyNode['podCounts']> {
  const counts = { ready: 0, notReady: 0, failing: 0, total: pods.length };
  for (const { health } of pods) {
    if (health === 'healthy') {
      counts.ready += 1;
    } else if (health === 'unhealthy') {
      counts.failing += 1;
    } else {
      counts.notReady += 1;
    }
  }
  return counts;
}

/** As for a workload: while some are ready, the group is degraded, whatever the others do. */
function judge(
  drawing: Drawing,
  pods: readonly TopologyPod[],
  counts: NonNullable<TopologyNode['podCounts']>,
  top: Resource | undefined,
): { health: Health; reason?: string } {
  // Failed pods of a Job stay behind as a record after the Job has succeeded.
  if (top?.kind === 'Job' || top?.kind === 'CronJob') {
    const { health, reason } = drawing.nodes.get(nodeId(top)) ?? {
      health: 'unknown',
    };
    return { health, reason: health === 'healthy' ? undefined : reason };
  }
  if (pods.length === 0) {
    return { health: 'unknown' };
  }
  if (counts.ready === counts.total) {
    return { health: 'healthy' };
  }
  const reason = troubleOf(pods);
  if (counts.failing > 0) {
    return { health: counts.ready > 0 ? 'degraded' : 'unhealthy', reason };
  }
  const allUnknown = pods.every(({ health }) => health !== 'degraded');
  return { health: allUnknown ? 'unknown' : 'degraded', reason };
}

/** "2 CrashLoopBackOff": the most frequent reason among the worst. */
function troubleOf(pods: readonly TopologyPod[]): string | undefined {
  const [worst] = pods;
  if (!worst || worst.health === 'healthy') {
    return undefined;
  }
  const counts = new Map<string, number>();
  for (const { health, reason } of pods) {
    if (health === worst.health) {
      const key = reason ?? 'Not ready';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const [[reason, count]] = [...counts].sort(
    (a, b) => b[1] - a[1] || byText(a[0], b[0]),
  );
  return `${count} ${reason}`;
}

function factOf(
  pods: readonly TopologyPod[],
  counts: NonNullable<TopologyNode['podCounts']>,
  terminating: number,
): string {
  const leaving = terminating > 0 ? `${terminating} terminating` : undefined;
  const trouble = counts.ready === counts.total ? 'all ready' : troubleOf(pods);
  return [counts.total > 0 ? trouble : undefined, leaving]
    .filter(Boolean)
    .join(', ');
}
