import { useEffect, useRef } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useStatusColors } from '../../shared';
import { drawSquare } from './drawSquares';
import { heatSizes } from './layoutSquares';
import { Square } from './squares';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(0, 2, 1.5),
      margin: 0,
      listStyle: 'none',
      fontSize: 11,
      color: theme.palette.text.secondary,
      '& li': { display: 'flex', alignItems: 'center', gap: 6 },
    },
  }),
  { name: 'MulticlusterHeatLegend' },
);

const meanings: [string, Pick<Square, 'health' | 'certainty'>][] = [
  ['healthy', { health: 'healthy', certainty: 'live' }],
  ['degraded', { health: 'degraded', certainty: 'live' }],
  ['unhealthy', { health: 'unhealthy', certainty: 'live' }],
  ['unknown', { health: 'unknown', certainty: 'live' }],
  ['last known', { health: 'healthy', certainty: 'old' }],
  ['last known, cluster away', { health: 'healthy', certainty: 'away' }],
];

function Sample(props: { look: Pick<Square, 'health' | 'certainty'> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tones = useStatusColors();
  const { palette } = useTheme();
  const { look } = props;
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (ctx) {
      const ratio = window.devicePixelRatio || 1;
      const size = Math.round(heatSizes.square * ratio);
      ctx.canvas.width = size;
      ctx.canvas.height = size;
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawSquare(
        ctx,
        { ...look, cluster: '', size: 1 },
        { x: 0, y: 0 },
        {
          tones,
          text: palette.text.primary,
          dim: palette.text.secondary,
          paper: palette.background.paper,
          focus: palette.text.primary,
        },
      );
    }
  }, [look, palette, tones]);
  const { square } = heatSizes;
  return (
    <canvas
      ref={canvas}
      aria-hidden
      style={{ width: square, height: square }}
    />
  );
}

/** What the squares mean, drawn by the same hand. */
export function HeatLegend() {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Legend">
      {meanings.map(([word, look]) => (
        <li key={word}>
          <Sample look={look} />
          {word}
        </li>
      ))}
    </ul>
  );
}
