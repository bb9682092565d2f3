import { makeStyles } from '@material-ui/core/styles';
import { hatch } from './hatch';
import { surfaceColors } from './tones';

/** The one look of tables: sunk head, thin lines, figures that stand under each other. */
export const useTableStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      scroller: { overflowX: 'auto' },
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 13,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        '& caption': {
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clip: 'rect(0 0 0 0)',
        },
        '& th, & td': {
          padding: theme.spacing(0.75, 1),
          textAlign: 'left',
          verticalAlign: 'middle',
          borderBottom: `1px solid ${theme.palette.divider}`,
        },
        '& th:first-child, & td:first-child': { paddingLeft: theme.spacing(2) },
        '& th:last-child, & td:last-child': { paddingRight: theme.spacing(2) },
        '& thead th': {
          background: surface.sunk,
          fontSize: 12,
          fontWeight: 700,
          color: surface.quiet,
          whiteSpace: 'nowrap',
        },
        '& tbody th': { fontWeight: 400 },
        '& tbody tr:last-child td, & tbody tr:last-child th': {
          borderBottom: 0,
        },
        '& td.figure, & th.figure': { textAlign: 'right' },
      },
      ghost: { backgroundImage: hatch(surface.hatch) },
      dim: { color: surface.quiet },
      small: { fontSize: 11, lineHeight: '15px' },
      empty: {
        padding: theme.spacing(2),
        color: surface.quiet,
        fontSize: 13,
      },
      status: {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(0.75),
        whiteSpace: 'nowrap',
      },
    };
  },
  { name: 'MulticlusterTable' },
);
