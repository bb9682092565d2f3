import { TreeItem } from '../graph';

/** What a key does in the tree. */
export type TreeMove =
  | { kind: 'focus'; id: string }
  | { kind: 'toggle'; open: boolean }
  | { kind: 'activate' };

function toward(id: string | undefined): TreeMove | undefined {
  return id === undefined ? undefined : { kind: 'focus', id };
}

/** Keys of a tree as readers know them: → opens, then goes in; ← closes, then goes out. */
export function treeMove(options: {
  /** Items in sight. */
  items: TreeItem[];
  closed: ReadonlySet<string>;
  id: string;
  key: string;
}): TreeMove | undefined {
  const { items, closed, id, key } = options;
  const at = items.findIndex(item => item.id === id);
  const item = items[at];
  if (!item) return undefined;
  const isOpen = item.children.length > 0 && !closed.has(id);
  switch (key) {
    case 'ArrowDown':
      return toward(items[at + 1]?.id);
    case 'ArrowUp':
      return toward(items[at - 1]?.id);
    case 'Home':
      return toward(items[0].id);
    case 'End':
      return toward(items[items.length - 1].id);
    case 'ArrowRight':
      if (isOpen) return toward(item.children[0]);
      return item.children.length ? { kind: 'toggle', open: true } : undefined;
    case 'ArrowLeft':
      return isOpen ? { kind: 'toggle', open: false } : toward(item.parent);
    case 'Enter':
    case ' ':
      return { kind: 'activate' };
    default:
      return undefined;
  }
}
