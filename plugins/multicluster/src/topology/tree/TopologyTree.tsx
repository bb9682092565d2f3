import { KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import { buildTree, openItems } from '../graph';
import type { ListViewProps } from '../table';
import { useTopologyModel } from '../useTopologyModel';
import { TreeRow } from './TreeRow';
import { treeMove } from './treeMove';

/** The same model as a tree: clusters, and in each the way of a request. */
export function TopologyTree(props: ListViewProps & { name: string }) {
  const { name, selected, reveal, onSelect } = props;
  const { visible } = useTopologyModel();
  const items = useMemo(() => buildTree(visible), [visible]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => openItems(items, closed), [items, closed]);
  const [focused, setFocused] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  const tabStop =
    [focused, selected].find(id => open.some(item => item.id === id)) ??
    open[0]?.id;
  const focus = (id: string) =>
    root.current
      ?.querySelector<HTMLElement>(`[data-tree-item="${CSS.escape(id)}"]`)
      ?.focus();
  const toggle = (id: string, isOpen: boolean) => {
    const next = new Set(closed);
    if (isOpen) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const onKeyDown = (id: string, event: KeyboardEvent<HTMLElement>) => {
    const move = treeMove({ items: open, closed, id, key: event.key });
    if (!move) return;
    event.preventDefault();
    if (move.kind === 'focus') focus(move.id);
    else if (move.kind === 'toggle') toggle(id, move.open);
    else if (open.find(item => item.id === id)?.node) {
      onSelect(id, { enter: true });
    } else toggle(id, closed.has(id));
  };
  const done = useRef<object>();
  useEffect(() => {
    if (!reveal || done.current === reveal) return;
    const id = reveal.node ?? `column:${reveal.cluster}`;
    if (!items.some(item => item.id === id)) return;
    if (!open.some(item => item.id === id)) {
      setClosed(new Set());
      return;
    }
    done.current = reveal;
    focus(id);
  }, [reveal, items, open]);
  return (
    <Paper variant="outlined">
      <div ref={root} role="tree" aria-label={`Topology of ${name}`}>
        {open.map(item => (
          <TreeRow
            key={item.id}
            item={item}
            expanded={!closed.has(item.id)}
            selected={item.id === selected}
            tabStop={item.id === tabStop}
            onFocus={setFocused}
            onKeyDown={onKeyDown}
            onToggle={toggle}
            onSelect={onSelect}
          />
        ))}
      </div>
    </Paper>
  );
}
