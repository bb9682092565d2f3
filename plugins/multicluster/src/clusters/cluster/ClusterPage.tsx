import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import { ResponseError } from '@backstage/errors';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterDetail } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Callout,
  isForbidden,
  NotUpdated,
  Panel,
  StatusIcon,
  statusOfCluster,
  surfaceColors,
  useNow,
} from '../../shared';
import {
  ClusterEvacuations,
  ClusterPending,
  EvacuateButton,
} from '../../failover';
import { rootRouteRef } from '../../routes';
import { useUrlState } from '../../routing';
import { multiclusterTranslationRef } from '../../translation';
import { describeState, underTitle } from '../fleet';
import { FleetTrouble, TableBones } from '../states';
import { StateCallout } from '../StateCallout';
import { useCluster } from '../useClusters';
import { ClusterFigures } from './ClusterFigures';
import { KindsPanel } from './KindsPanel';
import { NodesPanel } from './NodesPanel';
import { WorkloadsPanel } from './WorkloadsPanel';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5) },
    head: {
      display: 'flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
    },
    name: { fontSize: 20, lineHeight: '26px', fontWeight: 700, margin: 0 },
    dim: { color: surfaceColors(theme).quiet, fontSize: 13 },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      alignItems: 'start',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    links: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginLeft: 'auto',
      fontSize: 13,
    },
  }),
  { name: 'MulticlusterClusterPage' },
);

function ClusterHead(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const classes = useStyles();
  const ground = useTheme().palette.background.default;
  const now = useNow(10_000);
  const { word, reason } = describeState(cluster, now);
  const facts = [underTitle(cluster), cluster.environment, cluster.version];
  return (
    <div className={classes.head}>
      <StatusIcon status={statusOfCluster(cluster)} size={24} ground={ground} />
      <h1 className={classes.name}>{cluster.title}</h1>
      <span className={classes.dim}>{facts.filter(Boolean).join(' · ')}</span>
      <span>
        <strong>{word}</strong>{' '}
        {cluster.state !== 'live' && (
          <span className={classes.dim}>{reason}</span>
        )}
      </span>
      <span className={classes.links}>
        <EvacuateButton cluster={cluster.name} />
        {cluster.dashboardUrl && (
          <Link to={cluster.dashboardUrl}>Dashboard</Link>
        )}
      </span>
    </div>
  );
}

function ClusterContent(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const classes = useStyles();
  const url = useUrlState();
  const live = cluster.state === 'live';
  return (
    <>
      <ClusterHead cluster={cluster} />
      <StateCallout cluster={cluster} />
      {cluster.fromStore && (
        <Callout tone="aborted">
          What follows is from the store: the portal has started since, and no
          list of this cluster has ended yet.
        </Callout>
      )}
      <ClusterEvacuations cluster={cluster.name} />
      <ClusterPending cluster={cluster.name} />
      <ClusterFigures cluster={cluster} />
      <WorkloadsPanel
        cluster={cluster.name}
        workloads={cluster.workloadList}
        live={live}
        text={url.get('q') ?? ''}
        onText={q => url.set({ q })}
      />
      <div className={classes.columns}>
        <NodesPanel nodes={cluster.nodeList} live={live} />
        <KindsPanel kinds={cluster.kinds} />
      </div>
    </>
  );
}

/** One cluster: its connection, what the portal may read there, its nodes and workloads. */
export function ClusterPage(props: { name: string }) {
  const { name } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { value, error, at, refresh } = useCluster(name);
  const toFleet = useRouteRef(rootRouteRef)();
  const gone = error instanceof ResponseError && error.statusCode === 404;
  const show = value && !gone && !isForbidden(error);
  return (
    <div className={classes.root}>
      <div>
        <Link to={toFleet}>‹ {t('clusters.all')}</Link>
      </div>
      {gone && (
        <Callout tone="aborted">
          There is no cluster “{name}” that you may see.
        </Callout>
      )}
      {error && !gone && !show && (
        <FleetTrouble error={error} onRetry={refresh} />
      )}
      {show && error && <NotUpdated error={error} at={at!} onRetry={refresh} />}
      {show && <ClusterContent cluster={value} />}
      {!value && !error && (
        <Panel title={name} hint={t('states.loading')}>
          <TableBones />
        </Panel>
      )}
    </div>
  );
}
