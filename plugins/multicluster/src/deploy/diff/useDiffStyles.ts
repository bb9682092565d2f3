import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors, toneColors } from '../../shared';

export const useDiffStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const tones = toneColors(theme);
    return {
      head: {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(1),
        width: '100%',
        padding: theme.spacing(0.75, 2),
        border: 0,
        background: 'none',
        font: 'inherit',
        color: 'inherit',
        textAlign: 'left',
        cursor: 'pointer',
        '&:hover': { background: theme.palette.action.hover },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      arrow: { width: 10, color: surface.quiet },
      name: { fontWeight: 600, overflowWrap: 'anywhere' },
      change: { fontSize: 12, color: surface.quiet },
      removed: { color: tones.error.text, fontSize: 12 },
      added: { color: tones.ok.text, fontSize: 12 },
      hunks: {
        overflowX: 'auto',
        marginBottom: theme.spacing(1),
        fontFamily: 'monospace',
        fontSize: 12,
        lineHeight: '18px',
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      table: {
        borderCollapse: 'collapse',
        minWidth: '100%',
        '& td': { padding: 0, whiteSpace: 'pre' },
      },
      number: {
        width: 44,
        textAlign: 'right',
        color: surface.quiet,
        userSelect: 'none',
      },
      sign: { width: 24, textAlign: 'center' },
      hunkHead: { background: surface.sunk, color: surface.quiet },
      minus: { background: tones.error.tint, color: tones.error.text },
      plus: { background: tones.ok.tint, color: tones.ok.text },
      summary: { padding: theme.spacing(0.5, 2, 1, 4.5), color: surface.quiet },
      none: { padding: theme.spacing(1, 2), color: surface.quiet },
    };
  },
  { name: 'MulticlusterDiff' },
);
