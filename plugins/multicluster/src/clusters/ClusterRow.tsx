import { KeyboardEvent, memo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import ChevronIcon from '@material-ui/icons/ChevronRight';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  hatch,
  statusOfCluster,
  StatusIcon,
  statusTone,
  surfaceColors,
  toneColors,
  useNow,
} from '../shared';
import { clusterRouteRef } from '../routes';
import { describeState, underTitle, VersionLag } from './fleet';
import { LatencyFigure, NodesFigure, PodsFigure, VersionWord } from './figures';
import { CapacityBar, certaintyOf } from './view';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    const surface = surfaceColors(theme);
    return {
      row: {
        cursor: 'pointer',
        '&:hover': { background: theme.palette.action.hover },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      selected: {
        backgroundColor: `${surface.primarySoft} !important`,
        boxShadow: `inset 4px 0 0 ${surface.primary}`,
      },
      ghost: { backgroundImage: hatch(surface.hatch) },
      name: {
        display: 'grid',
        gridTemplateColumns: '20px 1fr',
        alignItems: 'center',
        columnGap: theme.spacing(1),
      },
      strong: { fontWeight: 700, fontSize: 14 },
      small: {
        fontSize: 11,
        lineHeight: '15px',
        color: theme.palette.text.secondary,
        maxWidth: 190,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
      word: { fontWeight: 700, whiteSpace: 'nowrap' },
      calm: { fontWeight: 400 },
      ok: {},
      warning: { color: tones.warning.text },
      error: { color: tones.error.text },
      aborted: {},
      running: {},
      pending: {},
      chevron: { color: theme.palette.text.secondary, display: 'flex' },
    };
  },
  { name: 'MulticlusterClusterRow' },
);

function isSelectKey(event: KeyboardEvent): boolean {
  return event.target === event.currentTarget && event.key === ' ';
}

/** One cluster of the table. Memoised: a poll that brings nothing new for it draws nothing new. */
export const ClusterRow = memo(
  (props: {
    cluster: ClusterSummary;
    lag?: VersionLag;
    selected: boolean;
    /** Whether Tab stops here; arrows reach the other rows. */
    tabStop: boolean;
    onSelect(name: string): void;
  }) => {
    const { cluster, selected, onSelect } = props;
    const classes = useStyles();
    const ground = useTheme().palette.background.paper;
    const now = useNow(cluster.state === 'live' ? 60_000 : 10_000);
    const href = useRouteRef(clusterRouteRef)({ name: cluster.name });
    const { word, reason } = describeState(cluster, now);
    const status = statusOfCluster(cluster);
    const certainty = certaintyOf(cluster.state);
    const looks = [
      classes.row,
      cluster.state !== 'live' && classes.ghost,
      selected && classes.selected,
    ];
    const open = (row: HTMLElement) => row.querySelector('a')?.click();
    return (
      <tr
        className={looks.filter(Boolean).join(' ')}
        data-cluster={cluster.name}
        aria-selected={selected}
        tabIndex={props.tabStop ? 0 : -1}
        onClick={() => onSelect(cluster.name)}
        onKeyDown={event => {
          if (isSelectKey(event)) {
            event.preventDefault();
            onSelect(cluster.name);
          } else if (
            event.key === 'Enter' &&
            event.target === event.currentTarget
          ) {
            open(event.currentTarget);
          }
        }}
      >
        <th scope="row">
          <div className={classes.name}>
            <StatusIcon status={status} size={18} ground={ground} />
            <div>
              <div className={classes.strong}>{cluster.title}</div>
              <div className={classes.small}>{underTitle(cluster)}</div>
            </div>
          </div>
        </th>
        <td>
          <div
            className={`${classes.word} ${classes[statusTone[status]]} ${
              status === 'healthy' ? classes.calm : ''
            }`}
          >
            {word}
          </div>
          {reason && (
            <div className={classes.small} title={cluster.error ?? reason}>
              {reason}
            </div>
          )}
        </td>
        <td>
          <VersionWord cluster={cluster} lag={props.lag} />
        </td>
        <td className="figure">
          <NodesFigure cluster={cluster} />
        </td>
        <td className="figure">
          <PodsFigure cluster={cluster} />
        </td>
        <td>
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
        </td>
        <td className="figure">
          <LatencyFigure cluster={cluster} />
        </td>
        <td>
          <Link
            to={href}
            className={classes.chevron}
            aria-label={`Open ${cluster.name}`}
            onClick={event => event.stopPropagation()}
          >
            <ChevronIcon fontSize="small" />
          </Link>
        </td>
      </tr>
    );
  },
);
