import { Drawing, topOf } from '../Drawing';
import { nodeId } from '../ids';
import { podsNodeId } from '../nodes/drawPods';
import { drawEdge } from './edge';

/** A workload owns its pods, over whatever ReplicaSets and Jobs lie between. */
export function drawOwns(drawing: Drawing): void {
  const seen = new Set<string>();
  for (const pod of drawing.resources.ofKind('Pod')) {
    const owner = pod.owner && `${pod.cluster}/${pod.owner.uid}`;
    if (!owner || seen.has(owner)) {
      continue;
    }
    seen.add(owner);
    const top = topOf(drawing.resources, pod);
    if (top !== pod) {
      const ends = { from: nodeId(top), to: podsNodeId(pod, top) };
      drawEdge(drawing, 'owns', ends);
    }
  }
}
