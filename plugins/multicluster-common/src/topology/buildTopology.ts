import { Resource } from '../resources/types';
import { drawColumns, splitClusters } from './columns';
import { deriveHealth } from './deriveHealth';
import { Drawing, startDrawing, TopologyClusterFacts } from './Drawing';
import { findFindings } from './findFindings';
import { byText } from './ids';
import { drawNames, entityNames } from './nodes/drawNames';
import { drawPods } from './nodes/drawPods';
import { drawRoutes, drawServices } from './nodes/drawServices';
import { drawAutoscalers, drawWorkloads } from './nodes/drawWorkloads';
import { markOddOnes } from './oddOneOut';
import { drawMirrors } from './relations/mirrors';
import { drawOwns } from './relations/owns';
import { drawResolves } from './relations/resolves';
import { drawRouting } from './relations/routes';
import { drawScales } from './relations/scales';
import { drawSelects } from './relations/selects';
import { arrangeRows } from './rows';
import { EntitySelector, TopologyGraph } from './types';

/**
 * Draws what `gatherResources` found, as one graph over all clusters. Equal input gives an equal graph, whatever its order; nodes and
 * edges are sorted by id. The cost grows with the resources, never with their square.
 *
 * @param options - `clusters`: all that are configured; `now`: epoch milliseconds; `hidden`: clusters that were left out because the
 *   caller may not see them
 * @returns generation 0: who keeps graphs over time counts them
 * @public
 */
export function buildTopology(options: {
  selector: EntitySelector;
  resources: Iterable<Resource>;
  clusters: readonly TopologyClusterFacts[];
  now: number;
  hidden?: number;
}): TopologyGraph {
  const drawing = startDrawing(options);
  drawThings(drawing);
  const { columns, elsewhere } = splitClusters(drawing, options.hidden ?? 0);
  const rows = arrangeRows(drawing, columns);
  markOddOnes(drawing);
  const graph = {
    entityRef: options.selector.entityRef,
    generation: 0,
    clusters: drawColumns(drawing, columns),
    rows,
    nodes: [...drawing.nodes.values()].sort((a, b) => byText(a.id, b.id)),
    edges: [...drawing.edges.values()].sort((a, b) => byText(a.id, b.id)),
    findings: [],
    elsewhere,
  };
  return { ...graph, findings: findFindings(graph) };
}

function drawThings(drawing: Drawing): void {
  drawWorkloads(drawing);
  drawAutoscalers(drawing);
  drawPods(drawing);
  drawServices(drawing);
  drawRoutes(drawing);
  const names = entityNames(drawing);
  drawNames(drawing, names);
  drawOwns(drawing);
  drawScales(drawing);
  drawSelects(drawing);
  drawRouting(drawing);
  drawMirrors(drawing);
  drawResolves(drawing, names);
  deriveHealth(drawing, names);
}
