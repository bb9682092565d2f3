import { useId, useState } from 'react';
import { JsonObject } from '@backstage/types';
import { makeStyles } from '@material-ui/core/styles';
import { useFieldStyles } from '../../shared';
import { formatLayer, parseLayer } from './layerText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      alignContent: 'start',
      gap: theme.spacing(0.5),
      minWidth: 0,
    },
    title: { fontWeight: 600, margin: 0 },
    hint: { fontWeight: 400 },
    text: {
      width: '100%',
      height: 'auto',
      padding: theme.spacing(1),
      fontFamily: 'monospace',
      fontSize: 12,
      lineHeight: '17px',
      resize: 'vertical',
    },
  }),
  { name: 'MulticlusterYamlLayer' },
);

/** One layer as YAML. What does not parse stays in the field with its error, and the last good values hold. */
export function YamlLayer(props: {
  title: string;
  hint?: string;
  values: JsonObject | undefined;
  onChange(values: JsonObject | undefined): void;
}) {
  const { title, hint, values, onChange } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const id = useId();
  const [draft, setDraft] = useState<{ text: string; of?: JsonObject }>();
  // While it is typed the text is the typist's; once the values are others, as by the table, it is theirs again.
  const isOurs =
    draft && JSON.stringify(draft.of ?? {}) === JSON.stringify(values ?? {});
  const text = isOurs ? draft.text : formatLayer(values);
  const { problem } = parseLayer(text);
  const type = (next: string) => {
    const parsed = parseLayer(next);
    setDraft({ text: next, of: parsed.problem ? values : parsed.values });
    if (!parsed.problem) {
      onChange(parsed.values);
    }
  };
  return (
    <div className={classes.root}>
      <label htmlFor={id} className={classes.title}>
        {title}{' '}
        {hint && (
          <span className={`${classes.hint} ${field.small} ${field.quiet}`}>
            {hint}
          </span>
        )}
      </label>
      <textarea
        id={id}
        className={`${field.control} ${classes.text}`}
        rows={Math.min(18, Math.max(4, text.split('\n').length + 1))}
        spellCheck={false}
        aria-invalid={Boolean(problem)}
        value={text}
        onChange={event => type(event.target.value)}
      />
      {problem && (
        <span className={field.error} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
