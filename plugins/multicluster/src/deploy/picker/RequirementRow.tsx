import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import {
  DraftOperator,
  DraftRequirement,
  explainIncomplete,
  needsValues,
  suggestKeys,
  suggestValues,
} from './draft';
import { ValueChips } from './ValueChips';

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'grid',
      gridTemplateColumns: 'minmax(84px, 2fr) 108px minmax(140px, 5fr) 28px',
      gap: theme.spacing(1),
      alignItems: 'start',
    },
    remove: {
      width: 28,
      height: 32,
      border: 0,
      background: 'none',
      color: 'inherit',
      fontSize: 18,
      cursor: 'pointer',
    },
    note: { gridColumn: '1 / -1', marginTop: -4 },
  }),
  { name: 'MulticlusterRequirementRow' },
);

const words: [DraftOperator, string][] = [
  ['is', 'is'],
  ['oneOf', 'is one of'],
  ['isNot', 'is not'],
  ['exists', 'exists'],
  ['absent', 'does not exist'],
];

function operatorFor(values: string[], before: DraftOperator): DraftOperator {
  return before === 'is' && values.length > 1 ? 'oneOf' : before;
}

/** One condition on a cluster: a label, how it is compared, and with what. */
export function RequirementRow(props: {
  /** From 1, for the names of the controls. */
  position: number;
  row: DraftRequirement;
  clusters: readonly ClusterSummary[];
  onChange(row: DraftRequirement): void;
  onRemove(): void;
}) {
  const { position, row, clusters, onChange, onRemove } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const keysId = useId();
  const incomplete = explainIncomplete(row);
  const name = `Condition ${position}`;
  return (
    <div className={classes.row} role="group" aria-label={name}>
      <input
        className={`${field.control} ${field.mono}`}
        aria-label={`Label of condition ${position}`}
        value={row.key}
        list={keysId}
        placeholder="label"
        onChange={event => onChange({ ...row, key: event.target.value })}
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      <datalist id={keysId}>
        {suggestKeys(clusters).map(key => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <select
        className={field.control}
        aria-label={`Comparison of condition ${position}`}
        value={row.operator}
        onChange={event =>
          onChange({ ...row, operator: event.target.value as DraftOperator })
        }
      >
        {words.map(([operator, word]) => (
          <option key={operator} value={operator}>
            {word}
          </option>
        ))}
      </select>
      {needsValues(row.operator) ? (
        <ValueChips
          label={`Values of condition ${position}`}
          values={row.values}
          placeholder="value"
          suggestions={suggestValues(clusters, row.key)}
          onChange={values =>
            onChange({
              ...row,
              values,
              operator: operatorFor(values, row.operator),
            })
          }
        />
      ) : (
        <span />
      )}
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove condition ${position}`}
        onClick={onRemove}
      >
        −
      </button>
      {incomplete && row.key && (
        <span className={`${classes.note} ${field.small} ${field.quiet}`}>
          {incomplete} Until then it is left out.
        </span>
      )}
    </div>
  );
}
