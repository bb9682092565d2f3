import { KeyboardEvent, useEffect, useRef, useState } from 'react';
import { JsonValue } from '@backstage/types';
import { gridMove, GridPlace } from './gridMove';
import { ValueCell, ValueRow } from './rows';
import { formatValue, parseValue } from './text';

function cellOf(row: ValueRow | undefined, column: number): ValueCell {
  return (column === 0 ? row?.common : row?.cells[column - 1]) ?? {};
}

/** One letter, and no command of the browser. */
function isTyping(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey } = event;
  return event.key.length === 1 && !ctrlKey && !metaKey && !altKey;
}

type Edit = { place: GridPlace; text: string };

/** Focus, keys and editing of the table: one tab stop, arrows move, Enter edits, Esc reverts, Delete falls back. */
export function useGrid(options: {
  rows: ValueRow[];
  columns: number;
  onSet(place: GridPlace, value: JsonValue | undefined): void;
}) {
  const { rows, columns, onSet } = options;
  const root = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<GridPlace>();
  const [editing, setShownEdit] = useState<Edit>();
  // A field that goes away may still say that it lost the focus: what was committed or reverted must not be again.
  const current = useRef<Edit>();
  const setEditing = (next: Edit | undefined) => {
    current.current = next;
    setShownEdit(next);
  };
  // Grows when the focus shall return to the active cell, once it is on the page again.
  const [returns, setReturns] = useState(0);

  const focus = (place: GridPlace | undefined) => {
    const name = place && `${place.path}\n${place.column}`;
    const cells = root.current?.querySelectorAll<HTMLElement>('[data-cell]');
    [...(cells ?? [])].find(({ dataset }) => dataset.cell === name)?.focus();
  };
  useEffect(() => {
    if (returns) focus(active);
    // Only when asked to: an active cell that changes by a click has the focus already.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [returns]);

  const cellAt = ({ path, column }: GridPlace) =>
    cellOf(
      rows.find(row => row.path === path),
      column,
    );
  const edit = (place: GridPlace, text: string) => {
    setActive(place);
    setEditing({ place, text });
  };
  const leave = () => {
    setEditing(undefined);
    setReturns(count => count + 1);
  };
  const commit = (stay: boolean) => {
    if (!current.current) return;
    const { place, text } = current.current;
    const { value } = cellAt(place);
    const shown = value === undefined ? '' : formatValue(value);
    setEditing(undefined);
    if (stay) setReturns(count => count + 1);
    if (text !== shown) {
      onSet(place, text.trim() === '' ? undefined : parseValue(text, value));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!active) return;
    const paths = rows.map(({ path }) => path);
    const next = gridMove(event.key, active, {
      paths,
      columns,
      ctrl: event.ctrlKey,
    });
    const { value } = cellAt(active);
    if (next) {
      focus(next);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      edit(active, value === undefined ? '' : formatValue(value));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onSet(active, undefined);
    } else if (isTyping(event)) {
      edit(active, event.key);
    } else {
      return;
    }
    event.preventDefault();
  };
  const first = rows.length ? { path: rows[0].path, column: 0 } : undefined;
  const stop =
    active && rows.some(({ path }) => path === active.path) ? active : first;
  return {
    root,
    /** Where Tab leads to. */
    stop,
    /** Where the focus is or was last; undefined until it has come. */
    active,
    editing,
    onKeyDown,
    activate: setActive,
    edit,
    type: (text: string) =>
      setEditing(current.current && { ...current.current, text }),
    commit: () => commit(true),
    blur: () => commit(false),
    revert: leave,
  };
}
