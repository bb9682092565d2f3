import { useMemo, useRef } from 'react';
import type { Node } from '@xyflow/react';
import { AbsentBox, NodeBox, TopologyLayout } from '../graph';

function isSame(a: NodeBox | AbsentBox, b: NodeBox | AbsentBox): boolean {
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.width === b.width &&
    a.height === b.height &&
    (a.kind === 'node' && b.kind === 'node'
      ? a.node === b.node
      : a.kind === b.kind &&
        (a as AbsentBox).reason === (b as AbsentBox).reason)
  );
}

function flowNode(box: NodeBox | AbsentBox): Node {
  const { id, x, y, width, height } = box;
  return {
    id,
    type: box.kind,
    position: { x, y },
    // Explicit sizes: nothing is measured, so nothing jumps on the first frame.
    width,
    height,
    data: { box },
    domAttributes: { 'aria-roledescription': undefined },
  };
}

/** Nodes for the canvas library; one that neither moved nor changed stays the same object and is not drawn again. */
export function useFlowNodes(layout: TopologyLayout): Node[] {
  const known = useRef(new Map<string, Node>());
  return useMemo(() => {
    const next = new Map<string, Node>();
    for (const box of [...layout.boxes, ...layout.absent]) {
      const before = known.current.get(box.id);
      const same =
        before && isSame(before.data.box as NodeBox | AbsentBox, box);
      next.set(box.id, same ? before : flowNode(box));
    }
    known.current = next;
    return [...next.values()];
  }, [layout]);
}
