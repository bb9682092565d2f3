import { Drawing } from '../Drawing';
import { nodeId } from '../ids';
import { drawEdge } from './edge';

/** A mirrored Service stands for one of another cluster; an imported one for those of every cluster that exports it. */
export function drawMirrors(drawing: Drawing): void {
  for (const service of drawing.resources.ofKind('Service')) {
    const { mirror } = service.detail;
    if (mirror) {
      const to = nodeId({ kind: 'Service', ...mirror });
      drawEdge(drawing, 'mirrors', { from: nodeId(service), to });
    }
  }
  for (const imported of drawing.resources.ofKind('ServiceImport')) {
    const { namespace, name, detail } = imported;
    for (const cluster of detail.clusters) {
      const to = nodeId({ cluster, kind: 'Service', namespace, name });
      drawEdge(drawing, 'mirrors', { from: nodeId(imported), to });
    }
  }
}
