import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors } from '../../shared';

export const useGridStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const line = `1px solid ${theme.palette.divider}`;
    return {
      scroller: { overflow: 'auto', maxHeight: 560 },
      grid: {
        width: '100%',
        // Collapsed borders do not stay with heads that stick.
        borderCollapse: 'separate',
        borderSpacing: 0,
        fontSize: 13,
        lineHeight: '18px',
        '& thead th': {
          position: 'sticky',
          top: 0,
          zIndex: 1,
          padding: theme.spacing(1),
          textAlign: 'left',
          background: theme.palette.background.paper,
          borderBottom: `1px solid ${surface.border}`,
        },
        '& tbody th': {
          padding: theme.spacing(0.75, 1, 0.75, 2),
          textAlign: 'left',
          fontWeight: 400,
          fontFamily: 'monospace',
          borderBottom: line,
          overflowWrap: 'anywhere',
          minWidth: 160,
        },
        '& thead th:first-child': { paddingLeft: theme.spacing(2) },
      },
      head: { display: 'flex', alignItems: 'center', gap: 6 },
      cell: {
        padding: theme.spacing(0.5, 1),
        borderBottom: line,
        borderLeft: '3px solid transparent',
        verticalAlign: 'top',
        minWidth: 108,
        cursor: 'text',
        '&:focus': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      common: { background: surface.sunk },
      own: { borderLeftColor: surface.primary },
      value: {
        fontFamily: 'monospace',
        overflowWrap: 'anywhere',
        minHeight: 18,
        display: 'block',
      },
      set: { fontWeight: 700 },
      inherited: { color: surface.quiet },
      default: { fontStyle: 'italic', color: surface.quiet },
      origin: { fontSize: 11, lineHeight: '15px', color: surface.quiet },
      ownOrigin: { color: surface.link, fontWeight: 600 },
      input: { width: '100%', height: 33, fontFamily: 'monospace' },
      status: {
        display: 'flex',
        justifyContent: 'space-between',
        gap: theme.spacing(2),
        padding: theme.spacing(1, 2),
        minHeight: 18,
        fontSize: 12,
        color: surface.quiet,
        borderTop: line,
      },
    };
  },
  { name: 'MulticlusterValuesGrid' },
);
