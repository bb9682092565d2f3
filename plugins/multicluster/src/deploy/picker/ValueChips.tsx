import { ChangeEvent, KeyboardEvent, useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors, useFieldStyles } from '../../shared';

const useStyles = makeStyles(
  theme => ({
    box: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 4,
      minHeight: 32,
      boxSizing: 'border-box',
      flex: 1,
      minWidth: 140,
      padding: 3,
      borderRadius: 4,
      border: `1px solid ${surfaceColors(theme).border}`,
      background: theme.palette.background.paper,
      '&:focus-within': {
        outline: `2px solid ${surfaceColors(theme).link}`,
        outlineOffset: -1,
      },
    },
    input: {
      flex: 1,
      minWidth: 24,
      height: 24,
      border: 0,
      outline: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      fontFamily: 'monospace',
      fontSize: 12,
    },
  }),
  { name: 'MulticlusterValueChips' },
);

/** Several words as chips, with those that the fleet has as suggestions. Enter or a comma adds, Backspace takes back. */
export function ValueChips(props: {
  label: string;
  values: string[];
  suggestions: string[];
  placeholder?: string;
  onChange(values: string[]): void;
}) {
  const { label, values, suggestions, placeholder, onChange } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const listId = useId();
  const [text, setText] = useState('');
  const add = (word: string) => {
    const trimmed = word.trim();
    setText('');
    if (trimmed && !values.includes(trimmed)) {
      onChange([...values, trimmed]);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === ',') {
      // Enter would send the whole form.
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && !text && values.length) {
      onChange(values.slice(0, -1));
    }
  };
  const onInput = (event: ChangeEvent<HTMLInputElement>) => {
    const { value } = event.target;
    const { inputType } = event.nativeEvent as InputEvent;
    // A suggestion that was picked arrives whole; what is typed comes letter by letter.
    const picked = !inputType || inputType === 'insertReplacementText';
    if (picked && suggestions.includes(value)) {
      add(value);
    } else {
      setText(value);
    }
  };
  return (
    <div className={classes.box}>
      {values.map(value => (
        <span key={value} className={field.chip}>
          {value}
          <button
            type="button"
            aria-label={`Remove ${value}`}
            onClick={() => onChange(values.filter(one => one !== value))}
          >
            ×
          </button>
        </span>
      ))}
      <input
        className={classes.input}
        aria-label={label}
        value={text}
        list={listId}
        placeholder={values.length ? undefined : placeholder}
        onChange={onInput}
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
      />
      <datalist id={listId}>
        {suggestions
          .filter(one => !values.includes(one))
          .map(one => (
            <option key={one} value={one} />
          ))}
      </datalist>
    </div>
  );
}
