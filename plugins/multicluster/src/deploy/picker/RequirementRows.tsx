import { makeStyles } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import { Draft, DraftRequirement } from './draft';
import { RequirementRow } from './RequirementRow';

const useStyles = makeStyles(
  theme => ({ rows: { display: 'grid', gap: theme.spacing(1) } }),
  { name: 'MulticlusterRequirementRows' },
);

export type Conditions = Pick<Draft, 'match' | 'requirements'>;

const fresh: DraftRequirement = { key: '', operator: 'is', values: [] };

/** Conditions on clusters, and whether all of them must hold. */
export function RequirementRows(props: {
  conditions: Conditions;
  clusters: readonly ClusterSummary[];
  onChange(conditions: Conditions): void;
}) {
  const { conditions, clusters, onChange } = props;
  const { match, requirements } = conditions;
  const classes = useStyles();
  const field = useFieldStyles();
  const setRows = (rows: DraftRequirement[]) =>
    onChange({ match, requirements: rows });
  return (
    <div className={classes.rows}>
      <label className={field.line}>
        <span className={field.quiet}>match</span>
        <select
          className={field.control}
          aria-label="How many conditions must hold"
          value={match}
          onChange={event =>
            onChange({
              match: event.target.value as 'all' | 'any',
              requirements,
            })
          }
        >
          <option value="all">all</option>
          <option value="any">any</option>
        </select>
        <span className={field.quiet}>of these labels</span>
      </label>
      {requirements.map((row, index) => (
        <RequirementRow
          // Rows have no name of their own; they are only added at the end and taken away.
          key={index}
          position={index + 1}
          row={row}
          clusters={clusters}
          onChange={next =>
            setRows(requirements.map((one, i) => (i === index ? next : one)))
          }
          onRemove={() => setRows(requirements.filter((_, i) => i !== index))}
        />
      ))}
      <div className={field.line} style={{ gap: 24 }}>
        <button
          type="button"
          className={field.link}
          onClick={() => setRows([...requirements, fresh])}
        >
          + Add condition
        </button>
        {!requirements.length && (
          <button
            type="button"
            className={field.link}
            onClick={() =>
              setRows([{ key: 'name', operator: 'exists', values: [] }])
            }
          >
            Every cluster
          </button>
        )}
      </div>
    </div>
  );
}
