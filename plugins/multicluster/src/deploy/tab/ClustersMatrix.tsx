import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import {
  ClusterSummary,
  DeployedApp,
  DeployedCluster,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Panel,
  statusOfCluster,
  StatusIcon,
  TableHead,
  useTableStyles,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { formatValue } from '../values/text';
import { judgeDrift } from './describeApp';
import { useTabStyles } from './useTabStyles';
import { describeSource } from './words';

/** Values that are not those of all clusters: set for a label, or for this very cluster. */
function ownValues({ values }: DeployedCluster): string {
  const own = values.filter(
    ({ origin }) => origin.layer === 'cluster' || origin.layer === 'rule',
  );
  const words = own
    .slice(0, 3)
    .map(({ path, value }) => `${path} ${formatValue(value)}`);
  const more = own.length - words.length;
  return [...words, more > 0 && `${more} more`].filter(Boolean).join(', ');
}

function Row(props: {
  deployed: DeployedCluster;
  app: DeployedApp;
  cluster: ClusterSummary | undefined;
  onDrift(cluster: string): void;
  onDeployment(id: string): void;
}) {
  const { deployed, app, cluster, onDrift, onDeployment } = props;
  const classes = useTabStyles();
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const drift = judgeDrift(deployed);
  const by = app.deployments.find(({ id }) => id === deployed.deploymentId);
  const source = by && describeSource(by.request.source);
  // What a cluster said before it fell silent is last known, and looks so.
  const ghost = cluster && cluster.state !== 'live' ? table.ghost : '';
  return (
    <tr className={ghost}>
      <th scope="row">
        <span className={table.status}>
          <StatusIcon
            status={cluster ? statusOfCluster(cluster) : 'unknown'}
            ground={ground}
            label
          />
          <b>{deployed.cluster}</b>
        </span>
      </th>
      <td>{deployed.version ?? <span className={table.dim}>–</span>}</td>
      <td>
        <button
          type="button"
          className={classes.rowButton}
          onClick={() => onDeployment(deployed.deploymentId)}
        >
          {deployed.revision}
        </button>
      </td>
      <td>
        <Age at={deployed.since} />
      </td>
      <td className={classes.wrap}>
        {ownValues(deployed) || (
          <span className={table.dim}>as on all clusters</span>
        )}
      </td>
      <td className={classes.wrap}>
        {source ?? <span className={table.dim}>not in the history</span>}
      </td>
      <td>
        <span className={table.status}>
          <StatusIcon status={drift.status} ground={ground} />
          {deployed.drift ? (
            <button
              type="button"
              className={classes.rowButton}
              onClick={() => onDrift(deployed.cluster)}
            >
              {drift.words}
            </button>
          ) : (
            <span>{drift.words}</span>
          )}
          {drift.at !== undefined && (
            <span className={table.dim}>
              <Age at={drift.at} />
            </span>
          )}
        </span>
      </td>
    </tr>
  );
}

/** Every cluster of the app: what runs there, since when, from what, and whether it still is so. */
export function ClustersMatrix(props: {
  app: DeployedApp;
  clusters: readonly ClusterSummary[];
  onDrift(cluster: string): void;
  onDeployment(id: string): void;
}) {
  const { app, clusters, onDrift, onDeployment } = props;
  const table = useTableStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Panel
      title={t('deploy.clusters')}
      hint={`${app.app} in the namespace ${app.namespace}`}
    >
      {app.clusters.length ? (
        <div className={table.scroller}>
          <table className={table.table}>
            <caption>What runs on each cluster</caption>
            <TableHead
              headings={[
                'Cluster',
                'Version',
                'Revision',
                'Since',
                'Values of its own',
                'Source',
                'Drift',
              ]}
            />
            <tbody>
              {app.clusters.map(deployed => (
                <Row
                  key={deployed.cluster}
                  deployed={deployed}
                  app={app}
                  cluster={clusters.find(
                    ({ name }) => name === deployed.cluster,
                  )}
                  onDrift={onDrift}
                  onDeployment={onDeployment}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={table.empty}>It is on no cluster now.</div>
      )}
    </Panel>
  );
}
