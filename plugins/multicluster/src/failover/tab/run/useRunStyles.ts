import { makeStyles } from '@material-ui/core/styles';
import { blend, surfaceColors, toneColors } from '../../../shared';

const HEIGHT = 96;

export const useRunStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const tones = toneColors(theme);
    return {
      ramp: {
        display: 'flex',
        alignItems: 'flex-end',
        gap: 4,
        listStyle: 'none',
        margin: 0,
        padding: theme.spacing(0, 2, 1),
        fontVariantNumeric: 'tabular-nums',
        '& > li': {
          flex: '1 1 0',
          minWidth: 0,
          textAlign: 'center',
          fontSize: 12,
          lineHeight: '16px',
        },
      },
      bar: {
        position: 'relative',
        boxSizing: 'border-box',
        overflow: 'hidden',
        borderBottom: `1px solid ${surface.edge}`,
      },
      elapsed: {
        position: 'absolute',
        inset: '0 auto 0 0',
        background: tones.running.main,
      },
      done: {
        background: blend(theme.palette.background.paper, surface.edge, 0.5),
      },
      moving: { background: tones.running.tint },
      soaking: {
        background: blend(
          theme.palette.background.paper,
          tones.running.main,
          0.3,
        ),
      },
      next: { border: `1px dashed ${surface.border}`, borderBottom: 0 },
      failed: { background: tones.error.main },
      'left out': {
        border: `1px dotted ${surface.border}`,
        borderBottom: 0,
      },
      timeline: {
        listStyle: 'none',
        margin: 0,
        padding: theme.spacing(0, 2, 1.5),
        maxHeight: 280,
        overflow: 'auto',
        fontSize: 12,
        lineHeight: '17px',
        '& li': {
          display: 'grid',
          gridTemplateColumns: '64px 16px 1fr',
          gap: theme.spacing(1),
          padding: '3px 0',
          overflowWrap: 'anywhere',
        },
        '& time': { color: surface.quiet, fontVariantNumeric: 'tabular-nums' },
      },
      readings: {
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
        gap: theme.spacing(1, 2),
        listStyle: 'none',
        margin: 0,
        padding: theme.spacing(0, 2, 1.5),
        '& li': { display: 'flex', gap: 8, alignItems: 'center' },
      },
      facts: {
        display: 'grid',
        gridTemplateColumns: 'max-content minmax(0, 1fr)',
        gap: theme.spacing(0.5, 2),
        margin: 0,
        padding: theme.spacing(0, 2, 1.5),
        overflowWrap: 'anywhere',
        '& dt': { color: surface.quiet },
        '& dd': { margin: 0 },
      },
      rowButton: {
        border: 0,
        padding: 0,
        minWidth: 24,
        minHeight: 24,
        background: 'none',
        font: 'inherit',
        fontWeight: 600,
        color: surface.link,
        cursor: 'pointer',
        textAlign: 'left',
        '&:hover': { textDecoration: 'underline' },
      },
      noWrap: { whiteSpace: 'nowrap' },
      selected: { background: surface.primarySoft },
    };
  },
  { name: 'MulticlusterRun' },
);

/** Pixels of a bar: never so low that it cannot be seen. */
export function barHeight(share: number): number {
  return Math.max(4, (share / 100) * HEIGHT);
}
