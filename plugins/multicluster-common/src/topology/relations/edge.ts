import { Drawing } from '../Drawing';
import { TopologyEdge, TrafficShare } from '../types';

/** Two shares further apart than this, in percent points, disagree. */
const TOLERATED_POINTS = 5;

/** Draws an edge when both of its ends are on the picture. Drawing it again replaces it. */
export function drawEdge(
  drawing: Drawing,
  kind: TopologyEdge['kind'],
  ends: { from: string; to: string },
  share?: TrafficShare,
): void {
  const from = drawing.nodes.get(ends.from);
  const to = drawing.nodes.get(ends.to);
  if (!from || !to) {
    return;
  }
  const id = `${kind}:${ends.from}>${ends.to}`;
  const edge: TopologyEdge = { id, kind, ...ends };
  if (share) {
    edge.share = share;
    if (disagrees(share)) {
      edge.disagrees = true;
    }
  }
  if (from.cluster && to.cluster && from.cluster !== to.cluster) {
    edge.crossCluster = true;
  }
  drawing.edges.set(id, edge);
}

function disagrees({ desired, declared, observed }: TrafficShare): boolean {
  const known = [desired, declared, observed].filter(
    (share): share is number => share !== undefined,
  );
  return Math.max(...known) - Math.min(...known) > TOLERATED_POINTS;
}

/** Percent with one decimal; undefined where nothing has a weight at all. */
export function percentOf(weight: number, total: number): number | undefined {
  return total > 0 ? Math.round((weight * 1000) / total) / 10 : undefined;
}
