import { makeStyles } from '@material-ui/core/styles';
import { hatch, surfaceColors } from '../../shared';

/** What all parts of the tab share. */
export const useFailoverStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      root: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: theme.spacing(1.5),
      },
      top: {
        display: 'grid',
        gridTemplateColumns: 'minmax(300px, 5fr) minmax(0, 10fr)',
        gap: theme.spacing(1.5),
        alignItems: 'stretch',
        [theme.breakpoints.down('sm')]: {
          gridTemplateColumns: 'minmax(0, 1fr)',
        },
      },
      main: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 6fr) minmax(0, 5fr)',
        gap: theme.spacing(1.5),
        alignItems: 'start',
        [theme.breakpoints.down('sm')]: {
          gridTemplateColumns: 'minmax(0, 1fr)',
        },
      },
      column: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: theme.spacing(1.5),
        minWidth: 0,
      },
      list: {
        listStyle: 'none',
        margin: 0,
        padding: 0,
        '& > li': {
          display: 'flex',
          gap: theme.spacing(1),
          alignItems: 'baseline',
        },
        '& svg': { alignSelf: 'center' },
      },
      // After `list`, whose padding it overrules.
      said: { padding: theme.spacing(0, 2, 1.5) },
      row: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(1),
      },
      quiet: { color: surface.quiet },
      small: { fontSize: 12, lineHeight: '16px', fontWeight: 400 },
      end: {
        marginLeft: 'auto',
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
      },
      foot: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(1),
        borderTop: `1px solid ${theme.palette.divider}`,
        padding: theme.spacing(1.25, 2),
      },
      ghost: { backgroundImage: hatch(surface.hatch) },
      chip: {
        display: 'inline-flex',
        flexWrap: 'wrap',
        gap: 6,
        border: `1px solid ${surface.border}`,
        borderRadius: 3,
        padding: '1px 8px',
        fontSize: 12,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        overflowWrap: 'anywhere',
      },
    };
  },
  { name: 'MulticlusterFailover' },
);
