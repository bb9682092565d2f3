import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { hatch, surfaceColors } from '../../shared';
import { TopologyLayout } from '../graph';
import { isGhost } from '../words';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      part: { position: 'absolute', boxSizing: 'border-box' },
      column: {
        top: 0,
        '& + &': { borderLeft: `1px solid ${theme.palette.divider}` },
      },
      ghost: { backgroundImage: hatch(surface.hatch) },
      lane: { left: 0, borderBottom: `1px solid ${theme.palette.divider}` },
      global: { background: surface.sunk },
      band: { left: 0, background: surface.primary, opacity: 0.07 },
    };
  },
  { name: 'MulticlusterCanvasGround' },
);

/** The row's part of its lane: all of it when the row is alone there. */
function bandOf(layout: TopologyLayout, selected: string) {
  const box = layout.boxes.find(({ id }) => id === selected);
  if (!box) return undefined;
  const line = layout.lines[box.line];
  const row =
    box.column === undefined
      ? line
      : layout.rows.find(({ id }) => id === line.row) ?? line;
  const lane = layout.lanes.find(
    ({ y, height }) => row.y >= y && row.y < y + height,
  );
  const heights = new Set(
    layout.lines
      .filter(({ y }) => lane && y >= lane.y && y < lane.y + lane.height)
      .map(({ row: id, y }) => (box.column === undefined ? y : id)),
  );
  return lane && heights.size === 1
    ? lane
    : { y: row.y - 8, height: row.height + 16 };
}

function CanvasGroundView(props: {
  layout: TopologyLayout;
  /** The least width, so that lanes run to the edge of the window. */
  width: number;
  /** Id of the selected node; its whole row is tinted. */
  selected?: string;
}) {
  const { layout, selected } = props;
  const classes = useStyles();
  const width = Math.max(props.width, layout.width);
  const band = selected ? bandOf(layout, selected) : undefined;
  return (
    <>
      {layout.columns.map(({ column, x, width: columnWidth }) => (
        <div
          key={column.id}
          className={`${classes.part} ${classes.column} ${
            isGhost(column.cluster) ? classes.ghost : ''
          }`}
          data-ghost={isGhost(column.cluster) || undefined}
          style={{ left: x, width: columnWidth, height: layout.height }}
        />
      ))}
      {layout.lanes.map(({ lane, y, height, global }) => (
        <div
          key={`${lane}/${y}`}
          className={`${classes.part} ${classes.lane} ${
            global ? classes.global : ''
          }`}
          style={{ top: y, height, width }}
        />
      ))}
      {band && (
        <div
          className={`${classes.part} ${classes.band}`}
          style={{ top: band.y, height: band.height, width }}
        />
      )}
    </>
  );
}

/** Columns, lanes and the band of the selected row, below everything else. */
export const CanvasGround = memo(CanvasGroundView);
