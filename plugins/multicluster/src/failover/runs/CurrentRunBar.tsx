import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  FailoverRun,
  hasEnded,
} from '@multicluster/backstage-plugin-multicluster-common';
import { RunBar } from '../tab/bar/RunBar';
import { useRights } from '../tab/useRights';
import { RunLink } from './RunLink';
import { useLatestRun } from './useRuns';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(1.5) },
    link: { fontSize: 13, padding: theme.spacing(0.5, 2) },
  }),
  { name: 'MulticlusterCurrentRunBar' },
);

function Bar(props: {
  run: FailoverRun;
  trouble: Error | undefined;
  onDone(): void;
}) {
  const { run, trouble, onDone } = props;
  const classes = useStyles();
  const rights = useRights();
  return (
    <div className={classes.root}>
      <RunBar run={run} rights={rights} trouble={trouble} onDone={onDone} />
      <div className={classes.link}>
        <RunLink run={{ entityRef: run.entityRef, runId: run.id }}>
          What it does, step by step
        </RunLink>
      </div>
    </div>
  );
}

/**
 * A run of the entity that has not ended, with the same buttons as on its own tab: whoever sees the traffic move must be able to stop it
 * from where they are. Nothing, while there is none or it is not known.
 */
export function CurrentRunBar() {
  const { entity } = useEntity();
  const { run, error, refresh } = useLatestRun(stringifyEntityRef(entity));
  return run && !hasEnded(run) ? (
    <Bar run={run} trouble={error} onDone={refresh} />
  ) : null;
}
