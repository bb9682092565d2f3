import { useEffect, useRef } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import {
  ClusterDetail,
  ClusterSummary,
  WorkloadSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  counted,
  listed,
  StatusIcon,
  statusOfCluster,
  surfaceColors,
} from '../shared';
import { clusterRouteRef } from '../routes';
import { percentOf, underTitle } from './fleet';
import { Facts } from './Facts';
import { StateCallout } from './StateCallout';

const useStyles = makeStyles(
  theme => ({
    root: {
      background: theme.palette.background.paper,
      border: `1px solid ${surfaceColors(theme).border}`,
      borderRadius: 4,
      padding: theme.spacing(1.5, 2, 2),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    name: { fontSize: 15, lineHeight: '20px', fontWeight: 700, margin: 0 },
    place: { fontSize: 12, color: theme.palette.text.secondary },
    close: { marginLeft: 'auto', padding: 4 },
    links: { display: 'flex', gap: theme.spacing(3), fontSize: 13 },
  }),
  { name: 'MulticlusterClusterAside' },
);

function runsHere({ workloads }: ClusterSummary): string {
  if (!workloads) {
    return 'not known';
  }
  const { healthy, degraded, unhealthy, unknown } = workloads;
  const total = healthy + degraded + unhealthy + unknown;
  const parts = [
    [unhealthy, 'unhealthy'],
    [degraded, 'degraded'],
    [unknown, 'unknown'],
  ] as const;
  const bad = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  return `${counted(total, 'workload')}${bad.length ? `, ${listed(bad)}` : ''}`;
}

function onlyHereWords(workloads: WorkloadSummary[] | undefined) {
  if (!workloads?.length) {
    return undefined;
  }
  const names = workloads.slice(0, 4).map(({ name }) => name);
  const more = workloads.length - names.length;
  return `${counted(workloads.length, 'workload')}: ${listed(
    more > 0 ? [...names, `${more} more`] : names,
  )}`;
}

function capacityWords({ capacity }: ClusterSummary): string | undefined {
  if (!capacity) {
    return undefined;
  }
  const cpu = percentOf(capacity.cpuMillis);
  const memory = percentOf(capacity.memoryBytes);
  return cpu === undefined || memory === undefined
    ? undefined
    : `CPU ${cpu} %, memory ${memory} % requested`;
}

function lastKnown(cluster: ClusterSummary): string {
  const { nodes, pods } = cluster;
  const parts = [
    nodes && counted(nodes.total, 'node'),
    pods && counted(pods.total, 'pod'),
    capacityWords(cluster),
  ];
  return parts.filter(Boolean).join(', ') || 'nothing yet';
}

/** The selected cluster: why it is as it is, what was last known, and what runs there. Stands beside the table. */
export function ClusterAside(props: {
  cluster: ClusterSummary;
  detail?: ClusterDetail;
  onlyHere?: WorkloadSummary[];
  onClose(): void;
}) {
  const { cluster, onClose } = props;
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const href = useRouteRef(clusterRouteRef)({ name: cluster.name });
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow page it stands above the table; then it must be brought into view.
    root.current?.scrollIntoView?.({ block: 'nearest' });
  }, [cluster.name]);
  const live = cluster.state === 'live';
  return (
    <aside
      ref={root}
      className={classes.root}
      aria-label={`Selected cluster: ${cluster.name}`}
    >
      <div className={classes.head}>
        <StatusIcon
          status={statusOfCluster(cluster)}
          size={18}
          ground={ground}
          label
        />
        <div>
          <h2 className={classes.name}>{cluster.title}</h2>
          <div className={classes.place}>
            {[underTitle(cluster), cluster.version].filter(Boolean).join(' · ')}
          </div>
        </div>
        <IconButton
          className={classes.close}
          aria-label="Close details"
          onClick={onClose}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      <StateCallout cluster={cluster} />
      <Facts
        facts={[
          ['Runs here', runsHere(cluster)],
          ['Only here', onlyHereWords(props.onlyHere)],
          [live ? 'In use' : 'Last known', lastKnown(cluster)],
          [
            'Last seen',
            !live &&
              (cluster.lastSeenAt ? <Age at={cluster.lastSeenAt} /> : 'never'),
          ],
          [
            'Source',
            cluster.fromStore && 'The store; not listed again since the start.',
          ],
          ['Environment', cluster.environment],
        ]}
      />
      <div className={classes.links}>
        <Link to={href}>Open cluster</Link>
        {cluster.dashboardUrl && (
          <Link to={cluster.dashboardUrl}>Dashboard</Link>
        )}
      </div>
    </aside>
  );
}
