import { PointerEvent, useMemo } from 'react';
import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';

type Connected = { nodes: Set<string>; edges: Set<string> };

function connected(edges: TopologyEdge[], start: string): Connected {
  const found: Connected = { nodes: new Set([start]), edges: new Set() };
  const follow = (forward: boolean) => {
    const queue = [start];
    const seen = new Set(queue);
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const edge of edges) {
        const next = forward ? edge.to : edge.from;
        if ((forward ? edge.from : edge.to) !== id) continue;
        found.edges.add(edge.id);
        found.nodes.add(next);
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
  };
  follow(true);
  follow(false);
  return found;
}

function mark(root: HTMLElement, lit: Connected) {
  root.querySelectorAll<HTMLElement>('[data-topology-node]').forEach(node => {
    node.toggleAttribute('data-lit', lit.nodes.has(node.dataset.topologyNode!));
  });
  root.querySelectorAll<SVGElement>('[data-edge]').forEach(path => {
    path.toggleAttribute('data-lit', lit.edges.has(path.dataset.edge!));
  });
  root.toggleAttribute('data-dimming', true);
}

/**
 * Dims what a hovered node is not connected with. Written to attributes, not to state: a pointer on its way over the
 * canvas must not draw hundreds of nodes anew.
 */
export function useHoverDimming(edges: TopologyEdge[]) {
  return useMemo(() => {
    const clear = (event: PointerEvent<HTMLElement>) =>
      event.currentTarget.toggleAttribute('data-dimming', false);
    return {
      onPointerOver(event: PointerEvent<HTMLElement>) {
        if (event.pointerType !== 'mouse') return;
        const node = (event.target as Element).closest<HTMLElement>(
          '[data-topology-node]',
        );
        if (node) {
          mark(
            event.currentTarget,
            connected(edges, node.dataset.topologyNode!),
          );
        } else {
          clear(event);
        }
      },
      onPointerLeave: clear,
    };
  }, [edges]);
}
