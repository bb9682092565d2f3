import { makeStyles } from '@material-ui/core/styles';
import { Lane } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors } from '../../shared';
import { geometry, LaneBox, laneOrder, RowBox, TopologyLayout } from '../graph';
import { kindWord, laneShortTitle, laneTitle } from '../words';

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
  /** Whether the lane has but one line, which its title then names. */
  single: boolean;
  /** Rows that can be compared, since they stand in several clusters. */
  rows: RowBox[];
};

function linesIn(layout: TopologyLayout, parts: LaneBox[]): number {
  return layout.lines.filter(line =>
    parts.some(({ y, height }) => line.y >= y && line.y < y + height),
  ).length;
}

/** Rows of one lane are told apart by their kind where that differs, else by their name. */
function rowWord({ rows }: LaneLabel, { row }: RowBox): string {
  const kinds = new Set(rows.map(one => one.row.kind));
  return kinds.size === rows.length && rows.length > 1
    ? kindWord(row.kind)
    : row.label;
}

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
        single: linesIn(layout, parts) === 1,
        rows: layout.rows.filter(
          row =>
            row.columns > 1 &&
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
          {label.rows.length > 0 && !label.single && (
            <div className={classes.title} style={{ top: 0 }}>
              {laneShortTitle[label.lane]}
            </div>
          )}
          {label.rows.map(box => (
            <button
              key={box.id}
              type="button"
              className={`${classes.row} ${label.single ? classes.alone : ''}`}
              style={{ top: (box.y + box.height / 2 - label.y) * zoom }}
              title={`Compare ${box.row.label} across clusters`}
              aria-label={`${laneTitle[label.lane]}: compare ${
                box.row.label
              } across clusters`}
              onClick={() => onCompare(box.id)}
            >
              {label.single ? laneTitle[label.lane] : rowWord(label, box)}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
