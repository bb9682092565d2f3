import { KeyboardEvent, useId, useState } from 'react';
import { useFieldStyles } from '../../shared';

/** One cluster more, whatever its labels say. */
export function AddByName(props: {
  names: string[];
  onAdd(name: string): void;
}) {
  const field = useFieldStyles();
  const listId = useId();
  const [text, setText] = useState('');
  const add = () => {
    const name = text.trim();
    if (name) {
      props.onAdd(name);
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
    <div className={field.line}>
      <input
        className={`${field.control} ${field.mono}`}
        aria-label="Name of a cluster to add"
        placeholder="cluster"
        list={listId}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <datalist id={listId}>
        {props.names.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button
        type="button"
        className={field.link}
        aria-disabled={!text.trim()}
        onClick={add}
      >
        + Add by name
      </button>
    </div>
  );
}
