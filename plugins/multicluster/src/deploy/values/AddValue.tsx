import { KeyboardEvent, useState } from 'react';
import { JsonValue } from '@backstage/types';
import { makeStyles } from '@material-ui/core/styles';
import { parseValuePath } from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import { parseValue } from './text';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1, 2), gap: theme.spacing(1) },
    path: { width: 260 },
    value: { width: 200 },
  }),
  { name: 'MulticlusterAddValue' },
);

function problemOf(path: string): string | undefined {
  try {
    parseValuePath(path);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** One value more, for all clusters. */
export function AddValue(props: {
  onAdd(path: string, value: JsonValue): void;
}) {
  const classes = useStyles();
  const field = useFieldStyles();
  const [path, setPath] = useState('');
  const [text, setText] = useState('');
  const problem = path ? problemOf(path) : undefined;
  const ready = path && !problem && text;
  const add = () => {
    if (ready) {
      props.onAdd(path, parseValue(text, undefined));
      setPath('');
      setText('');
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
  };
  return (
    <div className={`${field.line} ${classes.root}`}>
      <input
        className={`${field.control} ${field.mono} ${classes.path}`}
        aria-label="Path of a value to add"
        aria-invalid={Boolean(problem)}
        placeholder="image.tag"
        value={path}
        onChange={event => setPath(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <input
        className={`${field.control} ${field.mono} ${classes.value}`}
        aria-label="Value for all clusters"
        placeholder="value"
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className={field.link}
        aria-disabled={!ready}
        onClick={add}
      >
        + Add value
      </button>
      {problem && <span className={field.error}>{problem}</span>}
    </div>
  );
}
