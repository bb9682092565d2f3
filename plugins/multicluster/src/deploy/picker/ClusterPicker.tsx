import { useEffect, useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterSummary,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useClusters } from '../../clusters';
import {
  Callout,
  NotUpdated,
  Panel,
  sentenceOfError,
  Skeleton,
  surfaceColors,
  useFieldStyles,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { AddByName } from './AddByName';
import { ChosenClusters } from './ChosenClusters';
import { mostExcluding } from './draft';
import { RequirementRows } from './RequirementRows';
import { useTargets } from './useTargets';

const useStyles = makeStyles(
  theme => ({
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)',
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    builder: {
      display: 'grid',
      gap: theme.spacing(1.5),
      alignContent: 'start',
      padding: theme.spacing(2),
    },
    result: { borderLeft: `1px solid ${surfaceColors(theme).border}` },
    number: { width: 64 },
    bones: { padding: theme.spacing(2) },
  }),
  { name: 'MulticlusterClusterPicker' },
);

/**
 * `ui:options` of `MulticlusterClusterPicker`.
 *
 * @public
 */
export type ClusterPickerOptions = {
  /** Written when the template's author wants more than one cluster at least. */
  minClusters?: number;
};

type Props = FieldExtensionComponentProps<
  TargetSelection,
  ClusterPickerOptions
>;

function Builder(props: {
  value: TargetSelection;
  clusters: ClusterSummary[];
  onChange(value: TargetSelection): void;
}) {
  const { value, clusters, onChange } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const targets = useTargets({ value, clusters, onChange });
  const { draft, selected, change } = targets;
  const empty = !selected.chosen.length
    ? mostExcluding(draft, clusters)
    : undefined;
  const started = draft.names.length > 0 || draft.requirements.length > 0;
  return (
    <div className={classes.columns}>
      <div className={classes.builder}>
        <RequirementRows
          conditions={draft}
          clusters={clusters}
          onChange={conditions => change({ ...draft, ...conditions })}
        />
        <AddByName
          names={selected.leftOut.flatMap(({ addable, name }) =>
            addable ? name : [],
          )}
          onAdd={targets.add}
        />
        <label className={field.line}>
          <input
            type="checkbox"
            role="switch"
            checked={draft.later}
            onChange={() => change({ ...draft, later: !draft.later })}
          />
          <span>also clusters that match later</span>
        </label>
        <label className={field.line}>
          <span>at least</span>
          <input
            className={`${field.control} ${classes.number}`}
            type="number"
            min={1}
            aria-label="At least so many clusters"
            value={draft.minClusters ?? 1}
            onChange={event =>
              change({
                ...draft,
                minClusters: Math.max(1, Number(event.target.value) || 1),
              })
            }
          />
          <span>{(draft.minClusters ?? 1) === 1 ? 'cluster' : 'clusters'}</span>
        </label>
        {started &&
          selected.problems.map(problem => (
            <Callout key={problem} tone="error">
              {problem}
            </Callout>
          ))}
        {empty && (
          <div className={field.line}>
            <span>
              Without “{empty.words}” {empty.gains} more would match.
            </span>
            <button
              type="button"
              className={field.link}
              onClick={() =>
                change({
                  ...draft,
                  requirements: draft.requirements.filter(
                    (_, index) => index !== empty.index,
                  ),
                })
              }
            >
              Remove it
            </button>
          </div>
        )}
      </div>
      <div className={classes.result}>
        <ChosenClusters
          clusters={clusters}
          selected={selected}
          onAdd={targets.add}
          onLeaveOut={targets.leaveOut}
        />
      </div>
    </div>
  );
}

/** Form field: which clusters a template shall deploy to, by labels or by name, and what that comes to now. */
export function ClusterPicker(props: Props) {
  const classes = useStyles();
  const field = useFieldStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { value: fleet, error, at, refresh } = useClusters();
  const { formData, onChange } = props;
  const { minClusters } = props.uiSchema['ui:options'] ?? {};
  const value = useMemo(
    () => ({ ...(minClusters !== undefined && { minClusters }), ...formData }),
    [formData, minClusters],
  );
  useEffect(() => {
    // The scaffolder validates only what has a value: a form that nobody touched would pass without a cluster.
    if (formData === undefined) {
      onChange(value);
    }
  }, [formData, onChange, value]);
  return (
    <div className={field.root}>
      <Panel
        title={props.schema.title ?? t('deploy.whichClusters')}
        hint={props.schema.description}
      >
        {error && fleet && (
          <NotUpdated error={error} at={at!} onRetry={refresh} />
        )}
        {error && !fleet && (
          <Callout tone="error">
            <span role="alert">{sentenceOfError(error)}</span>{' '}
            <button type="button" className={field.link} onClick={refresh}>
              {t('states.retry')}
            </button>
          </Callout>
        )}
        {!fleet && !error && (
          <div
            className={classes.bones}
            role="status"
            aria-label={t('states.loading')}
          >
            {[0, 1, 2].map(line => (
              <Skeleton key={line} width="60%" height={16} gap={12} />
            ))}
          </div>
        )}
        {fleet && (
          <Builder
            value={value}
            clusters={fleet.clusters}
            onChange={onChange}
          />
        )}
        {fleet && fleet.hidden > 0 && (
          <p className={`${classes.bones} ${field.small} ${field.quiet}`}>
            {fleet.hidden} more hidden by your permissions.
          </p>
        )}
      </Panel>
    </div>
  );
}
