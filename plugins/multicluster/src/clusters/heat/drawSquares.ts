import { Health } from '@multicluster/backstage-plugin-multicluster-common';
import { Tone, ToneColors } from '../../shared';
import { HeatLayout, heatSizes } from './layoutSquares';
import { Square, SquareRow } from './squares';

export type HeatColors = {
  tones: Record<Tone, ToneColors>;
  text: string;
  dim: string;
  paper: string;
  focus: string;
};

const toneOf: Record<Health, Tone> = {
  healthy: 'ok',
  degraded: 'warning',
  unhealthy: 'error',
  unknown: 'aborted',
};

type At = { x: number; y: number };

function outline(ctx: CanvasRenderingContext2D, at: At, inset: number): void {
  const size = heatSizes.square - 2 * inset;
  ctx.beginPath();
  ctx.roundRect(at.x + inset, at.y + inset, size, size, 2);
}

/** A mark besides the colour: a cross for unhealthy, a stroke for degraded, a dot for unknown. */
function drawMark(
  ctx: CanvasRenderingContext2D,
  health: Health,
  at: At,
  color: string,
): void {
  const { x, y } = at;
  const s = heatSizes.square;
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  if (health === 'unhealthy') {
    ctx.moveTo(x + 3, y + 3);
    ctx.lineTo(x + s - 3, y + s - 3);
    ctx.moveTo(x + s - 3, y + 3);
    ctx.lineTo(x + 3, y + s - 3);
  } else if (health === 'degraded') {
    ctx.moveTo(x + s / 2, y + 2);
    ctx.lineTo(x + s / 2, y + s - 4.5);
    ctx.moveTo(x + s / 2, y + s - 3.2);
    ctx.lineTo(x + s / 2, y + s - 1.8);
  } else if (health === 'unknown') {
    ctx.moveTo(x + 3, y + s / 2);
    ctx.lineTo(x + s - 3, y + s / 2);
  }
  ctx.stroke();
}

/** Live squares are filled; last known ones are outlined: dashed while the cluster is late, whole when it is away. */
export function drawSquare(
  ctx: CanvasRenderingContext2D,
  square: Square,
  at: At,
  colors: HeatColors,
): void {
  const tone = colors.tones[toneOf[square.health]];
  if (square.certainty === 'live') {
    ctx.fillStyle = tone.main;
    ctx.globalAlpha = square.health === 'healthy' ? 0.75 : 1;
    outline(ctx, at, 0);
    ctx.fill();
    ctx.globalAlpha = 1;
    drawMark(ctx, square.health, at, colors.paper);
    return;
  }
  ctx.strokeStyle = colors.dim;
  ctx.lineWidth = 1;
  ctx.setLineDash(square.certainty === 'old' ? [2, 2] : []);
  outline(ctx, at, 0.5);
  ctx.stroke();
  ctx.setLineDash([]);
  drawMark(ctx, square.health, at, colors.dim);
}

/** Draws the whole grid; some thousand rectangles, a few milliseconds. */
export function drawSquares(
  ctx: CanvasRenderingContext2D,
  rows: readonly SquareRow[],
  layout: HeatLayout,
  colors: HeatColors,
  current?: { row: number; index: number },
): void {
  const { label, pitch, square } = heatSizes;
  ctx.clearRect(0, 0, layout.width, layout.height + 4);
  ctx.textBaseline = 'middle';
  const font = getComputedStyle(ctx.canvas).fontFamily;
  rows.forEach((row, at) => {
    const { y } = layout.rows[at];
    ctx.font = `700 11px ${font}`;
    ctx.fillStyle = colors.text;
    ctx.textAlign = 'right';
    ctx.fillText(row.cluster, label - 8, y + square / 2 + 2, label - 10);
    ctx.font = `11px ${font}`;
    ctx.fillStyle = colors.dim;
    ctx.fillText(String(row.total), layout.width - 2, y + square / 2 + 2);
    row.squares.forEach((one, index) => {
      const x = label + (index % layout.columns) * pitch;
      const line = Math.floor(index / layout.columns);
      drawSquare(ctx, one, { x, y: y + line * pitch + 2 }, colors);
    });
  });
  if (current && rows[current.row]?.squares[current.index]) {
    const x = label + (current.index % layout.columns) * pitch;
    const line = Math.floor(current.index / layout.columns);
    const y = layout.rows[current.row].y + line * pitch + 2;
    ctx.strokeStyle = colors.focus;
    ctx.lineWidth = 2;
    ctx.strokeRect(x - 1.5, y - 1.5, square + 3, square + 3);
  }
}
