import { useEffect, useRef } from 'react';

/** What a single key does on the page. */
export type Shortcuts = Record<string, () => void>;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/**
 * Single-letter keys while the page is up and nobody types; with a modifier they belong to the browser. `enabled` turns
 * them off for those whose speech input would trigger them.
 */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      const run = current.current[event.key];
      if (run) {
        event.preventDefault();
        run();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}

/** Esc, wherever the focus is; not while somebody types, where Esc belongs to the field. */
export function useEscape(close: () => void): void {
  useShortcuts({ Escape: close }, true);
}
