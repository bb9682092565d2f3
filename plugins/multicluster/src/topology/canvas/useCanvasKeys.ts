import { KeyboardEvent, useCallback } from 'react';
import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
import { Box, Direction, moveFocus, TopologyLayout } from '../graph';
import { focusNode } from './useReveal';

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'firstColumn',
  End: 'lastColumn',
};

/** Moves the focus over the canvas: along rows and columns, and with Shift along an edge to another cluster. */
export function useCanvasKeys(options: {
  layout: TopologyLayout;
  edges: TopologyEdge[];
  reveal(box: Box): void;
}): (event: KeyboardEvent<HTMLElement>) => void {
  const { layout, edges, reveal } = options;
  return useCallback(
    event => {
      const key = directions[event.key];
      const node = (event.target as HTMLElement).closest<HTMLElement>(
        '[data-topology-node]',
      );
      const from = node?.dataset.topologyNode;
      if (!key || !from) return;
      event.preventDefault();
      const direction =
        event.shiftKey && event.key.startsWith('Arrow') ? 'across' : key;
      const to = moveFocus({ layout, edges, from, direction });
      const box = layout.boxes.find(({ id }) => id === to);
      if (box) {
        reveal(box);
        focusNode(event.currentTarget, box.id);
      }
    },
    [layout, edges, reveal],
  );
}
