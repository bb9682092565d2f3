import { RefObject, useCallback, useEffect, useRef, useState } from 'react';
import {
  Finding,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyUrlState } from './useTopologyUrlState';

/** What to bring into sight and to focus; a new object asks again. */
export type Reveal = { node?: string; cluster?: string };

/** What a reader can do on the page besides filtering. All of them stay the same function, so that nodes are not drawn anew. */
export type BoardActions = {
  reveal?: Reveal;
  /** Grows whenever the focus is to go into the drawer. */
  enter: number;
  onSelect(id: string, options: { enter: boolean }): void;
  onFinding(finding: Finding): void;
  /** Shows only a cluster, or all again; opens a folded group. */
  onCluster(id: string): void;
  /** Opens the comparison of a row. */
  onCompare(row: string): void;
  /** Closes the drawer and gives the focus back to the node. */
  onClose(): void;
};

function useLatest<T>(value: T): RefObject<T> & { current: T } {
  const ref = useRef(value);
  ref.current = value;
  return ref;
}

/** Selecting, revealing, comparing: what leads from one part of the page to another. */
export function useBoardActions(
  url: TopologyUrlState,
  graph: TopologyGraph,
): BoardActions {
  const latest = useLatest({ url, graph });
  const [enter, setEnter] = useState(0);
  const [reveal, setReveal] = useState<Reveal>();

  // A link that names a node opens with it in sight.
  const linked = useRef(url.selected);
  useEffect(() => {
    if (linked.current) setReveal({ node: linked.current });
  }, []);

  const onSelect = useCallback<BoardActions['onSelect']>(
    (id, options) => {
      latest.current.url.select(id);
      if (options.enter) setEnter(count => count + 1);
    },
    [latest],
  );
  const onFinding = useCallback<BoardActions['onFinding']>(
    ({ nodes, clusters }) => {
      const [node] = nodes;
      if (node) latest.current.url.select(node);
      setReveal(node ? { node } : { cluster: clusters[0] });
    },
    [latest],
  );
  const onCluster = useCallback<BoardActions['onCluster']>(
    id => {
      const { filter, setFilter, openGroup } = latest.current.url;
      if (id.startsWith('group:')) {
        openGroup(id);
        return;
      }
      const only = filter.clusters.length === 1 && filter.clusters[0] === id;
      setFilter({ clusters: only ? [] : [id] });
    },
    [latest],
  );
  const onCompare = useCallback<BoardActions['onCompare']>(
    row => {
      const node = latest.current.graph.nodes.find(
        one => one.row === row && one.cluster !== undefined,
      );
      if (node) latest.current.url.select(node.id, 'diff');
    },
    [latest],
  );
  const onClose = useCallback(() => {
    const { selected, select } = latest.current.url;
    select(undefined);
    if (selected) setReveal({ node: selected });
  }, [latest]);
  return { reveal, enter, onSelect, onFinding, onCluster, onCompare, onClose };
}
