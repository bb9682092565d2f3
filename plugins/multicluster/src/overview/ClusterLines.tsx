import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  Age,
  hatch,
  statusOfCluster,
  StatusIcon,
  statusWord,
  surfaceColors,
  toneColors,
} from '../shared';
import { ClusterLine } from './clusterLines';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      table: {
        width: '100%',
        fontFamily: theme.typography.fontFamily,
        borderCollapse: 'collapse',
        fontSize: 13,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        '& caption, & thead': {
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clip: 'rect(0 0 0 0)',
        },
        '& th, & td': {
          padding: theme.spacing(0.75, 1),
          textAlign: 'left',
          fontWeight: 400,
          borderTop: `1px solid ${theme.palette.divider}`,
        },
        '& th:first-child': { paddingLeft: theme.spacing(0.5) },
        '& td:last-child': {
          paddingRight: theme.spacing(0.5),
          textAlign: 'right',
          whiteSpace: 'nowrap',
        },
      },
      ghost: {
        backgroundImage: hatch(surface.hatch),
        color: theme.palette.text.secondary,
      },
      name: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
      strong: { fontWeight: 700, color: theme.palette.text.primary },
      small: {
        fontSize: 11,
        lineHeight: '14px',
        color: theme.palette.text.secondary,
      },
      track: {
        height: 8,
        minWidth: 56,
        borderRadius: 4,
        background: theme.palette.divider,
        overflow: 'hidden',
      },
      fill: { height: '100%', background: surface.primary, opacity: 0.8 },
      old: { background: toneColors(theme).aborted.main },
      image: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        whiteSpace: 'nowrap',
      },
    };
  },
  { name: 'MulticlusterClusterLines' },
);

function Line(props: { line: ClusterLine }) {
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const { cluster, percent, image, moreImages, odd } = props.line;
  const live = cluster.state === 'live';
  const status = statusOfCluster(cluster);
  const { ready, desired } = cluster.replicas;
  return (
    <tr className={live ? undefined : classes.ghost}>
      <th scope="row">
        <div className={classes.name}>
          <StatusIcon status={status} size={18} ground={ground} label />
          <div>
            <div className={classes.strong}>{cluster.title}</div>
            <div className={classes.small}>
              {live && (cluster.reason ?? statusWord[status])}
              {!live && cluster.lastSeenAt !== undefined && (
                <>
                  {statusWord[status]},{' '}
                  <Age prefix="last seen " at={cluster.lastSeenAt} />
                </>
              )}
              {!live && cluster.lastSeenAt === undefined && (
                <>{statusWord[status]}, never seen</>
              )}
            </div>
          </div>
        </div>
      </th>
      <td>
        {percent !== undefined && (
          <div
            className={classes.track}
            role="meter"
            aria-label={`Share of ready replicas on ${cluster.name}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
            title={`${percent} % of all ready replicas${
              live ? '' : ', last known'
            }`}
          >
            <div
              className={`${classes.fill} ${live ? '' : classes.old}`}
              style={{ width: `${percent}%` }}
            />
          </div>
        )}
      </td>
      <td>
        {image && (
          <span className={classes.image}>
            {image}
            {moreImages > 0 && ` +${moreImages}`}
            {odd && (
              <StatusIcon
                status="odd"
                size={14}
                ground={ground}
                label="Not the image of most other clusters"
              />
            )}
          </span>
        )}
      </td>
      <td>
        <span
          title={live ? 'Ready of desired' : 'Ready of desired, last known'}
        >
          {ready} / {desired}
        </span>
      </td>
    </tr>
  );
}

/** Clusters of an entity, worst first. */
export function ClusterLines(props: { lines: ClusterLine[] }) {
  const classes = useStyles();
  return (
    <table className={classes.table}>
      <caption>Clusters of this entity, worst first</caption>
      <thead>
        <tr>
          <th scope="col">Cluster</th>
          <th scope="col">Share of ready replicas</th>
          <th scope="col">Image</th>
          <th scope="col">Ready of desired</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map(line => (
          <Line key={line.cluster.name} line={line} />
        ))}
      </tbody>
    </table>
  );
}
