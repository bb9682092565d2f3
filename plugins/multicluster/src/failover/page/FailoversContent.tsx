import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Content } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  FailoverRun,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  isForbidden,
  MessageBoard,
  NotUpdated,
  Panel,
  sentenceOfError,
  Skeleton,
} from '../../shared';
import { useUrlState } from '../../routing';
import { multiclusterTranslationRef } from '../../translation';
import { DrillsPanel } from '../drills';
import { EvacuationsPanel } from '../evacuation';
import { MOST_RUNS, useRuns } from '../runs';
import { clustersOfRun, filterRuns, groupRuns } from './filterRuns';
import { RunFilters } from './RunFilters';
import { RunsTable } from './RunsTable';
import { useOwners } from './useOwners';

const useStyles = makeStyles(
  theme => ({
    content: {
      padding: theme.spacing(1, 2, 3),
      fontFamily: theme.typography.fontFamily,
    },
    root: { display: 'grid', gap: theme.spacing(1.5) },
    bones: { padding: theme.spacing(0, 2, 2) },
  }),
  { name: 'MulticlusterFailovers' },
);

function Lists(props: { runs: readonly FailoverRun[] }) {
  const { runs } = props;
  const url = useUrlState();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const ownersOf = useOwners(runs.map(({ entityRef }) => entityRef));
  const sorted = (all: string[]) => [...new Set(all)].sort();
  const chosen = filterRuns(
    runs,
    {
      text: url.get('q'),
      mode: url.get('mode') as RunMode | undefined,
      cluster: url.get('cluster'),
      owner: url.get('owner'),
    },
    ownersOf,
  );
  const { waiting, running, ended } = groupRuns(chosen);
  const none = chosen.length < runs.length ? t('failovers.noMatch') : undefined;
  return (
    <>
      <EvacuationsPanel />
      <RunFilters
        clusters={sorted(runs.flatMap(clustersOfRun))}
        owners={sorted(runs.flatMap(run => [...ownersOf(run.entityRef)]))}
      />
      <RunsTable
        title={t('failovers.waiting')}
        runs={waiting}
        none={none ?? t('failovers.nothingWaits')}
      />
      <RunsTable
        title={t('failovers.running')}
        runs={running}
        none={none ?? t('failovers.nothingRuns')}
      />
      <DrillsPanel />
      <RunsTable
        title={t('failovers.ended')}
        hint={runs.length >= MOST_RUNS ? `of the latest ${MOST_RUNS}` : ''}
        runs={ended}
        none={none ?? t('failover.noHistory')}
      />
    </>
  );
}

function Trouble(props: { error: Error; onRetry(): void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const title = isForbidden(error)
    ? t('failovers.forbidden')
    : t('failovers.failed');
  return (
    <MessageBoard title={title} alert>
      <Typography variant="body2" paragraph>
        {sentenceOfError(error)}
      </Typography>
      <Button variant="outlined" color="primary" onClick={onRetry}>
        {t('states.retry')}
      </Button>
    </MessageBoard>
  );
}

/** Every failover, fail back and drill that the reader may see; what needs a person first. Without the header: that is the app's. */
export function FailoversContent() {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { value, error, at, refresh } = useRuns();
  const lost = error && (!value || isForbidden(error));
  let shown: ReactNode;
  if (lost) {
    shown = <Trouble error={error} onRetry={refresh} />;
  } else if (value) {
    shown = <Lists runs={value} />;
  } else {
    shown = (
      <Panel title={t('failovers.running')} hint={t('failovers.loading')}>
        <div
          className={classes.bones}
          role="status"
          aria-label={t('failovers.loading')}
        >
          {[0, 1, 2].map(row => (
            <Skeleton key={row} width="100%" height={18} gap={12} />
          ))}
        </div>
      </Panel>
    );
  }
  return (
    <Content className={classes.content}>
      <div className={classes.root}>
        {error && !lost && (
          <NotUpdated error={error} at={at!} onRetry={refresh} />
        )}
        {shown}
      </div>
    </Content>
  );
}
