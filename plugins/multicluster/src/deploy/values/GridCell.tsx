import { KeyboardEvent } from 'react';
import { useFieldStyles } from '../../shared';
import { originWords, ValueCell } from './rows';
import { formatValue } from './text';
import { useGridStyles } from './useGridStyles';

type Classes = ReturnType<typeof useGridStyles>;

function lookOf(cell: ValueCell, column: number, classes: Classes) {
  const layer = cell.origin?.layer;
  const isOwn = column > 0 && (layer === 'cluster' || layer === 'rule');
  if (isOwn) {
    return {
      frame: classes.own,
      value: classes.set,
      origin: classes.ownOrigin,
    };
  }
  if (layer === 'default') {
    return { frame: '', value: classes.default, origin: '' };
  }
  return { frame: '', value: column > 0 ? classes.inherited : '', origin: '' };
}

/** One value in one place, with its origin below it; a field while it is edited. */
export function GridCell(props: {
  cell: ValueCell;
  /** 0 is the column of all clusters. */
  column: number;
  /** Of the column, for the name of the field. */
  place: string;
  path: string;
  active: boolean;
  /** What is being typed; undefined while it is not edited. */
  text?: string;
  onFocus(): void;
  onEdit(text: string): void;
  onType(text: string): void;
  onCommit(): void;
  onBlur(): void;
  onRevert(): void;
}) {
  const { cell, column, place, path, active, text } = props;
  const classes = useGridStyles();
  const field = useFieldStyles();
  const look = lookOf(cell, column, classes);
  const words = cell.value === undefined ? '' : formatValue(cell.value);
  const onInputKey = (event: KeyboardEvent) => {
    // What is typed is the field's; only the end of it is the grid's.
    event.stopPropagation();
    if (event.key === 'Enter') {
      event.preventDefault();
      props.onCommit();
    } else if (event.key === 'Escape') {
      props.onRevert();
    }
  };
  return (
    // The grid moves the focus and reads the keys: the cell only says that it was pointed at.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <td
      role="gridcell"
      data-cell={`${path}\n${column}`}
      tabIndex={active ? 0 : -1}
      className={`${classes.cell} ${column ? look.frame : classes.common}`}
      onFocus={props.onFocus}
      onDoubleClick={() => text === undefined && props.onEdit(words)}
    >
      {text === undefined ? (
        <>
          <span className={`${classes.value} ${look.value}`}>{words}</span>
          <span className={`${classes.origin} ${look.origin}`}>
            {column === 0 && !cell.origin
              ? 'set per cluster'
              : originWords(cell.origin, cell.fromTemplate)}
          </span>
        </>
      ) : (
        <input
          className={`${field.control} ${classes.input}`}
          aria-label={`${path} of ${place}`}
          // Editing begins with a key in this very cell; the focus has nowhere else to go.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          // Its own width must not move the columns.
          size={1}
          value={text}
          onChange={event => props.onType(event.target.value)}
          onKeyDown={onInputKey}
          onBlur={props.onBlur}
        />
      )}
    </td>
  );
}
