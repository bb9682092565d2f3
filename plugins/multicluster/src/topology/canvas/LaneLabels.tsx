import { makeStyles } from '@material-ui/core/styles';
import { Lane } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors } from '../../shared';
import { geometry, laneOrder, RowBox, TopologyLayout } from '../graph';
import { laneShortTitle, laneTitle } from '../words';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const text = {
      position: 'absolute' as const,
      left: 0,
      width: '100%',
      boxSizing: 'border-box' as const,
      padding: '2px 2px 2px 12px',
      textAlign: 'left' as const,
      fontSize: 11,
      lineHeight: '14px',
    };
    return {
      labels: {
        position: 'relative',
        flex: 'none',
        width: geometry.laneLabel,
        overflow: 'hidden',
        background: surface.canvas,
        borderRight: `1px solid ${theme.palette.divider}`,
        zIndex: 1,
      },
      lane: {
        position: 'absolute',
        left: 0,
        right: 0,
        boxSizing: 'border-box',
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      global: { background: surface.sunk },
      title: { ...text, fontWeight: 600, color: theme.palette.text.primary },
      row: {
        ...text,
        border: 0,
        background: 'none',
        font: 'inherit',
        fontSize: 11,
        color: theme.palette.text.secondary,
        cursor: 'pointer',
        transform: 'translateY(-50%)',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        '&:hover': { textDecoration: 'underline' },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      alone: { fontWeight: 600, color: theme.palette.text.primary },
      plain: { transform: 'translateY(-50%)' },
    };
  },
  { name: 'MulticlusterLaneLabels' },
);

type LaneLabel = {
  lane: Lane;
  y: number;
  height: number;
  global: boolean;
  /** Rows that stand in clusters; those of no cluster cannot be compared. */
  rows: RowBox[];
};

function labelsOf(layout: TopologyLayout): LaneLabel[] {
  return laneOrder.flatMap(lane => {
    const parts = layout.lanes.filter(part => part.lane === lane);
    if (!parts.length) return [];
    const y = parts[0].y;
    const last = parts[parts.length - 1];
    const inClusters = parts.filter(part => !part.global);
    return [
      {
        lane,
        y,
        height: last.y + last.height - y,
        global: !inClusters.length,
        rows: layout.rows.filter(row =>
          inClusters.some(
            part => row.y >= part.y && row.y < part.y + part.height,
          ),
        ),
      },
    ];
  });
}

/** Names of the lanes, always in sight; a row's name opens its comparison over all clusters. */
export function LaneLabels(props: {
  layout: TopologyLayout;
  /** Vertical place of the canvas on the screen. */
  y: number;
  zoom: number;
  onCompare(row: string): void;
}) {
  const { layout, y, zoom, onCompare } = props;
  const classes = useStyles();
  const screen = (at: number) => at * zoom + y;
  return (
    <div className={classes.labels}>
      {labelsOf(layout).map(label => (
        <div
          key={label.lane}
          className={`${classes.lane} ${label.global ? classes.global : ''}`}
          style={{ top: screen(label.y), height: label.height * zoom }}
        >
          {label.rows.length === 0 && (
            <div
              className={`${classes.title} ${classes.plain}`}
              style={{ top: '50%' }}
            >
              {laneTitle[label.lane]}
            </div>
          )}
          {label.rows.length > 1 && (
            <div className={classes.title} style={{ top: 0 }}>
              {laneShortTitle[label.lane]}
            </div>
          )}
          {label.rows.map(({ id, row, y: rowY, height }) => (
            <button
              key={id}
              type="button"
              className={`${classes.row} ${
                label.rows.length === 1 ? classes.alone : ''
              }`}
              style={{ top: (rowY + height / 2 - label.y) * zoom }}
              title={`Compare ${row.label} across clusters`}
              aria-label={`${laneTitle[label.lane]}: compare ${
                row.label
              } across clusters`}
              onClick={() => onCompare(id)}
            >
              {label.rows.length === 1 ? laneTitle[label.lane] : row.label}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
