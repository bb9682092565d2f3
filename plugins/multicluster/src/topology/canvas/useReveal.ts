import { useEffect, useRef } from 'react';
import { Box, TopologyLayout } from '../graph';

/** Focuses a node inside an element, and scrolls the page to it. */
export function focusNode(root: ParentNode, id: string): boolean {
  const element = root.querySelector<HTMLElement>(
    `[data-topology-node="${CSS.escape(id)}"]`,
  );
  element?.focus({ preventScroll: true });
  element?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  return element !== null;
}

/** Focuses the head of a cluster's column. */
export function focusCluster(root: ParentNode, name: string): boolean {
  const element = root.querySelector<HTMLElement>(
    `[data-topology-cluster="${CSS.escape(name)}"]`,
  );
  element?.focus();
  return element !== null;
}

/** Brings what a finding or a link names into sight, once per request, and focuses it. */
export function useReveal(options: {
  reveal?: { node?: string; cluster?: string };
  layout: TopologyLayout;
  show(box: Box): void;
}): void {
  const { reveal, layout, show } = options;
  const done = useRef<object>();
  useEffect(() => {
    if (!reveal || done.current === reveal) return;
    const { node, cluster } = reveal;
    if (node) {
      const box = layout.boxes.find(({ id }) => id === node);
      if (!box) return;
      done.current = reveal;
      show(box);
      focusNode(document, node);
    } else if (cluster) {
      const column = layout.columns.find(one => one.column.id === cluster);
      if (!column) return;
      done.current = reveal;
      show({ ...column, y: 0, height: 0 });
      focusCluster(document, cluster);
    }
  }, [reveal, layout, show]);
}
