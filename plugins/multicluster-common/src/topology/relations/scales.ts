import { Drawing } from '../Drawing';
import { nodeId, isWorkloadKind } from '../ids';
import { drawEdge } from './edge';

/** An autoscaler scales the workload that it names. */
export function drawScales(drawing: Drawing): void {
  for (const autoscaler of drawing.resources.ofKind(
    'HorizontalPodAutoscaler',
  )) {
    const { cluster, namespace, detail } = autoscaler;
    const { kind, name } = detail.target;
    if (isWorkloadKind(kind)) {
      drawEdge(drawing, 'scales', {
        from: nodeId(autoscaler),
        to: nodeId({ cluster, kind, namespace, name }),
      });
    }
  }
}
