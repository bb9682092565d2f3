import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors } from '../../../shared';

export const usePlanStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      steps: {
        listStyle: 'none',
        margin: 0,
        padding: 0,
        '& > li': {
          display: 'flex',
          gap: theme.spacing(1.25),
          padding: theme.spacing(0.75, 2),
        },
      },
      current: { background: surface.primarySoft },
      number: {
        flex: 'none',
        boxSizing: 'border-box',
        width: 20,
        height: 20,
        borderRadius: 10,
        fontSize: 11,
        lineHeight: '18px',
        textAlign: 'center',
        border: `1px solid ${surface.border}`,
        '&:has(svg)': { border: 0 },
      },
      sentence: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
      instructions: { whiteSpace: 'pre-line', color: surface.quiet },
      changes: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.5),
        listStyle: 'none',
        margin: theme.spacing(0.5, 0, 0),
        padding: 0,
      },
      sides: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(1, 2),
        padding: theme.spacing(0, 2, 1),
      },
      guards: {
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
        borderTop: `1px solid ${theme.palette.divider}`,
        margin: 0,
        '& > div': {
          padding: theme.spacing(1, 2),
          borderRight: `1px solid ${theme.palette.divider}`,
          '&:last-child': { borderRight: 0 },
        },
        '& dt': { fontSize: 12, lineHeight: '16px', color: surface.quiet },
        '& dd': { margin: 0 },
      },
      dialog: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: theme.spacing(1.5),
        '& textarea, & input[type=text]': {
          width: '100%',
          padding: theme.spacing(1),
        },
        '& textarea': { height: 'auto' },
      },
    };
  },
  { name: 'MulticlusterPlan' },
);
