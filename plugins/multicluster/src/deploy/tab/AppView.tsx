import { useState } from 'react';
import { DeployedApp } from '@multicluster/backstage-plugin-multicluster-common';
import { useClusters } from '../../clusters';
import { useUrlState } from '../../routing';
import { AppToolbar } from './AppToolbar';
import { ClustersMatrix } from './ClustersMatrix';
import { DeploymentAside } from './DeploymentAside';
import { DifferingValues } from './DifferingValues';
import { DriftPanel } from './DriftPanel';
import { HistoryTable } from './HistoryTable';
import { ProgressPanel } from './ProgressPanel';
import { useDriftCheck } from './useDriftCheck';
import { useProgress } from './useProgress';
import { useTabStyles } from './useTabStyles';
import { hasEnded } from './words';

type Props = {
  entityRef: string;
  apps: readonly DeployedApp[];
  app: DeployedApp;
  refresh(): void;
};

function Underway(props: { app: DeployedApp; refresh(): void }) {
  const { app, refresh } = props;
  const [latest] = app.deployments;
  const [attempt, setAttempt] = useState(0);
  const progress = useProgress(latest.id, attempt);
  return (
    <ProgressPanel
      deployment={latest}
      progress={progress}
      onCommand={() => {
        setAttempt(attempt + 1);
        refresh();
      }}
      onEnd={refresh}
    />
  );
}

/** One app of the entity over all its clusters. What is selected is in the address. */
export function AppView(props: Props) {
  const { entityRef, apps, app, refresh } = props;
  const classes = useTabStyles();
  const url = useUrlState();
  const fleet = useClusters().value?.clusters ?? [];
  const check = useDriftCheck(entityRef, app, refresh);
  const selected = url.get('deployment');
  const select = (id: string | undefined) =>
    url.set({ deployment: id }, { push: true });
  const selectDrift = (cluster: string) => url.set({ drift: cluster });
  const [latest] = app.deployments;
  return (
    <div className={classes.root}>
      <AppToolbar
        entityRef={entityRef}
        apps={apps}
        app={app}
        onChoose={key =>
          url.set({ app: key, deployment: undefined, drift: undefined })
        }
        onDone={refresh}
      />
      <div className={selected ? classes.withAside : classes.root}>
        <div className={classes.main}>
          {latest && !hasEnded(latest) && (
            <Underway key={latest.id} app={app} refresh={refresh} />
          )}
          <ClustersMatrix
            app={app}
            clusters={fleet}
            onDrift={selectDrift}
            onDeployment={select}
          />
          <DifferingValues clusters={app.clusters} />
          <DriftPanel
            app={app}
            check={check}
            selected={url.get('drift')}
            onSelect={selectDrift}
          />
          <HistoryTable
            deployments={app.deployments}
            selected={selected}
            onSelect={select}
          />
        </div>
        {selected && (
          <DeploymentAside
            key={selected}
            id={selected}
            listed={app.deployments.find(({ id }) => id === selected)}
            onCommand={refresh}
            onClose={() => select(undefined)}
          />
        )}
      </div>
    </div>
  );
}
