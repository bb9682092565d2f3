import { Resource } from '../../resources/types';
import { Drawing, topOf } from '../Drawing';
import { pushTo } from '../gather/gatherWorkloads';
import { nodeId } from '../ids';
import { matchesLabels } from '../labelSelector';
import { podsNodeId } from '../nodes/drawPods';
import { drawEdge } from './edge';

type Target = { id: string; labels: Readonly<Record<string, string>> };

/** A Service selects workloads by the labels of their pods; pods without a workload are selected themselves. */
export function drawSelects(drawing: Drawing): void {
  const targets = targetsByPlace(drawing);
  for (const service of drawing.resources.ofKind('Service')) {
    const { selector } = service.detail;
    if (Object.keys(selector).length === 0) {
      continue;
    }
    for (const { id, labels } of targets.get(placeOf(service)) ?? []) {
      if (matchesLabels(selector, labels)) {
        drawEdge(drawing, 'selects', { from: nodeId(service), to: id });
      }
    }
  }
}

/**
 * What can be selected, by cluster and namespace. All pods of one controller have the same labels but for its own marks, so that one
 * stands for all of them; a workload without pods is known by its own selector.
 */
function targetsByPlace(drawing: Drawing): Map<string, Target[]> {
  const { resources } = drawing;
  const targets = new Map<string, Target[]>();
  const seen = new Set<string>();
  for (const pod of resources.ofKind('Pod')) {
    const key = `${pod.cluster}/${pod.owner?.uid ?? pod.uid}`;
    if (!seen.has(key)) {
      seen.add(key);
      const top = topOf(resources, pod);
      const id = top === pod ? podsNodeId(pod, top) : nodeId(top);
      pushTo(targets, placeOf(pod), { id, labels: pod.labels });
    }
  }
  for (const kind of [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Rollout',
  ] as const) {
    for (const workload of resources.ofKind(kind)) {
      const { replicas, selector } = workload.detail;
      if (replicas.current === 0) {
        pushTo(targets, placeOf(workload as Resource), {
          id: nodeId(workload),
          labels: selector,
        });
      }
    }
  }
  return targets;
}

function placeOf({ cluster, namespace }: Resource): string {
  return `${cluster}/${namespace}`;
}
