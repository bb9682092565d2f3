import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterDetail } from '@multicluster/backstage-plugin-multicluster-common';
import { hatch, surfaceColors } from '../../shared';
import { LatencyFigure, NodesFigure, PodsFigure } from '../figures';
import { cores, gibibytes } from '../fleet';
import { CapacityBar, certaintyOf } from '../view';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
      gap: theme.spacing(1.5),
      margin: 0,
    },
    figure: {
      background: theme.palette.background.paper,
      border: `1px solid ${surfaceColors(theme).border}`,
      borderRadius: 4,
      padding: theme.spacing(1.5, 2),
      '& dt': { fontSize: 12, color: theme.palette.text.secondary },
      '& dd': { margin: 0, fontSize: 20, lineHeight: '28px' },
      '& dd small': { fontSize: 11, color: theme.palette.text.secondary },
    },
    ghost: { backgroundImage: hatch(surfaceColors(theme).hatch) },
  }),
  { name: 'MulticlusterClusterFigures' },
);

/** The figures of a cluster; on hatched ground while they are last known. */
export function ClusterFigures(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const classes = useStyles();
  const certainty = certaintyOf(cluster.state);
  const { capacity } = cluster;
  const asOf = certainty === 'known' ? '' : 'last known ';
  const look = `${classes.figure} ${
    cluster.state === 'live' ? '' : classes.ghost
  }`;
  const figures: [string, ReactNode][] = [
    ['Nodes ready', <NodesFigure cluster={cluster} />],
    ['Pods', <PodsFigure cluster={cluster} />],
    [
      'CPU requested',
      <>
        <CapacityBar
          name="CPU"
          share={capacity?.cpuMillis}
          certainty={certainty}
        />
        {capacity && (
          <small>
            {asOf}
            {cores(capacity.cpuMillis.requested)} of{' '}
            {cores(capacity.cpuMillis.allocatable)}
          </small>
        )}
      </>,
    ],
    [
      'Memory requested',
      <>
        <CapacityBar
          name="Memory"
          share={capacity?.memoryBytes}
          certainty={certainty}
        />
        {capacity && (
          <small>
            {asOf}
            {gibibytes(capacity.memoryBytes.requested)} of{' '}
            {gibibytes(capacity.memoryBytes.allocatable)}
          </small>
        )}
      </>,
    ],
    ['p50 from here', <LatencyFigure cluster={cluster} />],
    ['Objects in the cache', cluster.objects],
  ];
  return (
    <dl className={classes.root}>
      {figures.map(([name, value]) => (
        <div key={name} className={look}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
