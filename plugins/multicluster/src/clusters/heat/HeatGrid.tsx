import { KeyboardEvent, MouseEvent, useEffect, useMemo, useState } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors, useStatusColors } from '../../shared';
import { drawSquares } from './drawSquares';
import { layoutSquares, moveSquare, squareAt } from './layoutSquares';
import { describeSquare, Square, SquareRow } from './squares';
import { useCanvas } from './useCanvas';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0, 2),
      '&:focus': { outline: 'none' },
      '&:focus-visible $stage': {
        outline: `2px solid ${surfaceColors(theme).link}`,
        outlineOffset: 4,
      },
    },
    stage: { position: 'relative', width: '100%' },
    canvas: { display: 'block', cursor: 'pointer' },
    sentence: {
      minHeight: 34,
      padding: theme.spacing(1, 0),
      fontSize: 12,
      lineHeight: '16px',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MulticlusterHeatGrid' },
);

type Place = { row: number; index: number };

const moves = [
  'ArrowRight',
  'ArrowLeft',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
];

/**
 * One square per workload on one canvas: thousands cost one element. One stop for Tab; arrows move, Enter opens, and the
 * sentence below says which square is meant.
 */
export function HeatGrid(props: {
  rows: SquareRow[];
  states: ReadonlyMap<string, ClusterSummary['state']>;
  onOpen(square: Square): void;
}) {
  const { rows, states, onOpen } = props;
  const classes = useStyles();
  const { palette } = useTheme();
  const tones = useStatusColors();
  const { stage, canvas, width, context } = useCanvas();
  const [place, setPlace] = useState<Place>();
  const layout = useMemo(() => layoutSquares(rows, width), [rows, width]);
  const current = place && rows[place.row]?.squares[place.index];

  useEffect(() => {
    const ctx = context(layout.width, layout.height + 4);
    if (ctx) {
      const colors = {
        tones,
        text: palette.text.primary,
        dim: palette.text.secondary,
        paper: palette.background.paper,
        focus: palette.text.primary,
      };
      drawSquares(ctx, rows, layout, colors, place);
    }
  }, [context, layout, palette, place, rows, tones]);

  const placeOfPointer = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    return squareAt(layout, rows, x, event.clientY - box.top);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const first = rows.findIndex(({ squares }) => squares.length > 0);
    const from = current ? place : { row: first, index: 0 };
    if (first >= 0 && moves.includes(event.key)) {
      event.preventDefault();
      setPlace(current ? moveSquare(layout, rows, from, event.key) : from);
    } else if (current && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onOpen(current);
    }
  };
  const sentence = current
    ? describeSquare(current, states.get(current.cluster))
    : 'Point at a square, or move with the arrow keys. Enter opens it.';
  return (
    // A canvas has no elements that could take the focus, so the application is their one stop.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes.root}
      role="application"
      aria-roledescription="grid of workloads"
      aria-label="Workloads, one square each, by cluster, worst first"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const row = rows.findIndex(({ squares }) => squares.length > 0);
        if (!current && row >= 0) {
          setPlace({ row, index: 0 });
        }
      }}
    >
      <div className={classes.stage} ref={stage}>
        <canvas
          ref={canvas}
          className={classes.canvas}
          aria-hidden
          onMouseMove={event => {
            const next = placeOfPointer(event);
            if (next?.row !== place?.row || next?.index !== place?.index) {
              setPlace(next);
            }
          }}
          onClick={event => {
            const at = placeOfPointer(event);
            if (at) {
              onOpen(rows[at.row].squares[at.index]);
            }
          }}
        />
      </div>
      <div className={classes.sentence} aria-live="polite">
        {sentence}
      </div>
    </div>
  );
}
