import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  hatch,
  providerName,
  StatusIcon,
  statusOfCluster,
  surfaceColors,
  useNow,
} from '../shared';
import { clusterRouteRef } from '../routes';
import { describeState, FleetGroup, underTitle, VersionLag } from './fleet';
import { LatencyFigure, NodesFigure, PodsFigure, VersionWord } from './figures';
import { CapacityBar, certaintyOf } from './view';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      root: {
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
        gap: theme.spacing(1.5),
        padding: theme.spacing(0, 2, 2),
        margin: 0,
        listStyle: 'none',
      },
      group: {
        fontSize: 12,
        fontWeight: 700,
        padding: theme.spacing(1, 2),
        margin: 0,
      },
      card: {
        border: `1px solid ${surface.border}`,
        borderRadius: 4,
        padding: theme.spacing(1.5),
        fontSize: 12,
        lineHeight: '16px',
        cursor: 'pointer',
        display: 'flex',
        flexDirection: 'column',
        gap: theme.spacing(0.75),
      },
      ghost: { backgroundImage: hatch(surface.hatch), borderStyle: 'dashed' },
      selected: {
        backgroundColor: surface.primarySoft,
        borderColor: surface.primary,
      },
      head: { display: 'flex', gap: theme.spacing(1), alignItems: 'center' },
      name: { fontSize: 14, fontWeight: 700 },
      dim: { color: theme.palette.text.secondary },
      facts: {
        display: 'flex',
        gap: theme.spacing(0.5, 1.5),
        flexWrap: 'wrap',
      },
    };
  },
  { name: 'MulticlusterClusterCards' },
);

type Choice = {
  lags: ReadonlyMap<string, VersionLag>;
  selected?: string;
  onSelect(name: string): void;
};

function ClusterCard(props: Choice & { cluster: ClusterSummary }) {
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const { cluster, selected, onSelect, lags } = props;
  const href = useRouteRef(clusterRouteRef)({ name: cluster.name });
  const now = useNow(10_000);
  const { word, reason } = describeState(cluster, now);
  const certainty = certaintyOf(cluster.state);
  const looks = [
    classes.card,
    cluster.state !== 'live' && classes.ghost,
    selected === cluster.name && classes.selected,
  ];
  return (
    // A click anywhere selects, for the mouse's sake; the link inside is what the keyboard needs.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      className={looks.filter(Boolean).join(' ')}
      onClick={() => onSelect(cluster.name)}
    >
      <div className={classes.head}>
        <StatusIcon
          status={statusOfCluster(cluster)}
          size={18}
          ground={ground}
        />
        <div>
          <Link to={href} className={classes.name}>
            {cluster.title}
          </Link>
          <div className={classes.dim}>{underTitle(cluster)}</div>
        </div>
      </div>
      <div>
        <strong>{word}</strong>
        {reason && <span className={classes.dim}> {reason}</span>}
      </div>
      <div className={classes.facts}>
        <VersionWord cluster={cluster} lag={lags.get(cluster.name)} />
        <span>
          <NodesFigure cluster={cluster} /> nodes
        </span>
        <span>
          <PodsFigure cluster={cluster} /> pods
        </span>
        <LatencyFigure cluster={cluster} />
      </div>
      <CapacityBar
        what="CPU"
        name="CPU"
        share={cluster.capacity?.cpuMillis}
        certainty={certainty}
      />
      <CapacityBar
        what="Mem"
        name="Memory"
        share={cluster.capacity?.memoryBytes}
        certainty={certainty}
      />
    </li>
  );
}

/** The facts of the table, one card a cluster. */
export function ClusterCards(props: Choice & { groups: FleetGroup[] }) {
  const classes = useStyles();
  const { groups, ...choice } = props;
  return (
    <>
      {groups.map(({ title, clusters }) => (
        <div key={title ?? ''}>
          {title && <h3 className={classes.group}>{providerName(title)}</h3>}
          <ul
            className={classes.root}
            aria-label={
              title ? `Clusters of ${title}` : 'Clusters, worst first'
            }
            style={title ? undefined : { paddingTop: 16 }}
          >
            {clusters.map(cluster => (
              <ClusterCard key={cluster.name} {...choice} cluster={cluster} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
