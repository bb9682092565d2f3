import { useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterPreview,
  DeployPreview,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Age, Callout, surfaceColors, useFieldStyles } from '../../shared';
import { ClusterTab, ClusterTabs } from '../ClusterTabs';
import { countChanges, ObjectDiffs } from '../diff';
import { judgePreview } from './judgePreview';
import { Verdicts } from './Verdicts';

const useStyles = makeStyles(
  theme => ({
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) 320px',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    diff: { minWidth: 0, maxHeight: 520, overflow: 'auto' },
    checks: { borderLeft: `1px solid ${surfaceColors(theme).border}` },
    compared: {
      padding: theme.spacing(1, 2, 0),
      textAlign: 'right',
      fontSize: 12,
      color: surfaceColors(theme).quiet,
    },
    said: { margin: theme.spacing(1, 2) },
  }),
  { name: 'MulticlusterPreviewResult' },
);

function toTab(preview: ClusterPreview): ClusterTab {
  const { status, detail } = judgePreview(preview);
  const words = status === 'unhealthy' ? detail : countChanges(preview.objects);
  return { cluster: preview.cluster, status, words };
}

/** What a deployment would do: a tab per cluster with its diff, and beside it what each cluster says. */
export function PreviewResult(props: { preview: DeployPreview }) {
  const { clusters, selected } = props.preview;
  const classes = useStyles();
  const field = useFieldStyles();
  const panelId = useId();
  const [chosen, setChosen] = useState<string>();
  const shown =
    clusters.find(({ cluster }) => cluster === chosen) ?? clusters[0];
  return (
    <>
      {selected.problems.map(problem => (
        <Callout key={problem} tone="error" className={classes.said}>
          {problem}
        </Callout>
      ))}
      {shown && (
        <>
          <ClusterTabs
            label="Preview by cluster"
            tabs={clusters.map(toTab)}
            selected={shown.cluster}
            panelId={panelId}
            onSelect={setChosen}
          />
          <div className={classes.columns}>
            <div
              id={panelId}
              role="tabpanel"
              aria-label={shown.cluster}
              className={classes.diff}
            >
              <div className={classes.compared}>
                compared with live <Age at={shown.checkedAt} />
              </div>
              <ObjectDiffs
                key={shown.cluster}
                objects={shown.objects}
                none={
                  judgePreview(shown).status === 'healthy'
                    ? `Nothing changes on ${shown.cluster}.`
                    : `No difference is known for ${shown.cluster}.`
                }
              />
            </div>
            <div className={classes.checks}>
              <Verdicts previews={clusters} />
            </div>
          </div>
        </>
      )}
      {!shown && !selected.problems.length && (
        <p className={`${classes.said} ${field.quiet}`}>
          No cluster is chosen, so there is nothing to show.
        </p>
      )}
    </>
  );
}
