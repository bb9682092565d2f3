import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors } from '../../shared';

export const useTabStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      root: { display: 'grid', gap: theme.spacing(1.5) },
      withAside: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) 400px',
        gap: theme.spacing(1.5),
        alignItems: 'start',
        [theme.breakpoints.down('md')]: {
          gridTemplateColumns: 'minmax(0, 1fr)',
        },
      },
      main: { display: 'grid', gap: theme.spacing(1.5), minWidth: 0 },
      // Below the table it would be out of sight of what was clicked.
      aside: {
        minWidth: 0,
        [theme.breakpoints.down('md')]: { gridRow: 1 },
      },
      bar: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(1),
      },
      end: { marginLeft: 'auto' },
      facts: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.5, 2),
        listStyle: 'none',
        margin: 0,
        padding: 0,
        fontSize: 13,
        '& li': { display: 'flex', alignItems: 'center', gap: 6 },
      },
      waves: {
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
        gap: theme.spacing(1.5),
        padding: theme.spacing(0, 2, 1.5),
      },
      wave: {
        borderTop: `3px solid ${surface.border}`,
        paddingTop: theme.spacing(1),
        '& h3': { margin: 0, fontSize: 12, fontWeight: 700 },
        '& ul': { listStyle: 'none', margin: 0, padding: 0 },
        '& li': { display: 'flex', gap: 6, padding: theme.spacing(0.5, 0) },
      },
      activeWave: { borderTopColor: surface.primary },
      timeline: {
        listStyle: 'none',
        margin: 0,
        padding: theme.spacing(0, 2, 1.5),
        maxHeight: 320,
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
        '& time': {
          color: surface.quiet,
          fontVariantNumeric: 'tabular-nums',
        },
      },
      said: { padding: theme.spacing(0, 2, 1.5) },
      selected: { background: surface.primarySoft },
      rowButton: {
        border: 0,
        padding: 0,
        background: 'none',
        font: 'inherit',
        fontWeight: 600,
        color: surface.link,
        cursor: 'pointer',
        textAlign: 'left',
        '&:hover': { textDecoration: 'underline' },
      },
      wrap: { overflowWrap: 'anywhere', maxWidth: 280 },
    };
  },
  { name: 'MulticlusterDeployments' },
);
