import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors, toneColors } from '../../shared';

/** What the tabs of the drawer have in common. */
export const useDetailStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const { warning } = toneColors(theme);
    return {
      heading: {
        fontSize: 13,
        fontWeight: 600,
        lineHeight: '18px',
        margin: theme.spacing(2, 0, 1),
        '&:first-child': { marginTop: 0 },
      },
      text: { fontSize: 13, lineHeight: '18px', margin: 0 },
      note: {
        fontSize: 12,
        lineHeight: '16px',
        color: surface.quiet,
        margin: theme.spacing(1, 0),
      },
      facts: {
        display: 'grid',
        gridTemplateColumns: '112px 1fr',
        gap: theme.spacing(0.75, 1.5),
        margin: 0,
        fontSize: 13,
        lineHeight: '18px',
        '& dt': { color: surface.quiet },
        '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
      },
      list: { listStyle: 'none', margin: 0, padding: 0 },
      item: {
        padding: theme.spacing(1, 0),
        borderTop: `1px solid ${theme.palette.divider}`,
        fontSize: 13,
        lineHeight: '18px',
        overflowWrap: 'anywhere',
        '&:first-child': { borderTop: 0 },
      },
      itemHead: { display: 'flex', alignItems: 'center', gap: 8 },
      aside: {
        marginLeft: 'auto',
        fontSize: 11,
        color: surface.quiet,
        whiteSpace: 'nowrap',
      },
      code: {
        fontFamily: 'monospace',
        fontSize: 12,
        lineHeight: '17px',
        margin: 0,
        padding: theme.spacing(1),
        borderRadius: 4,
        border: `1px solid ${theme.palette.divider}`,
        background: surface.sunk,
        overflow: 'auto',
        whiteSpace: 'pre',
        tabSize: 2,
      },
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 12,
        lineHeight: '18px',
        '& th': {
          textAlign: 'left',
          fontWeight: 600,
          padding: theme.spacing(0.5, 1, 0.5, 0),
          borderBottom: `1px solid ${surface.border}`,
        },
        '& td, & tbody th': {
          padding: theme.spacing(0.75, 1, 0.75, 0),
          borderBottom: `1px solid ${theme.palette.divider}`,
          fontWeight: 400,
          verticalAlign: 'top',
          overflowWrap: 'anywhere',
        },
        '& td': { fontFamily: 'monospace' },
      },
      odd: {
        display: 'inline-block',
        padding: '0 4px',
        borderRadius: 3,
        border: `1px solid ${warning.main}`,
        background: warning.tint,
        color: warning.text,
        fontWeight: 700,
      },
      own: { fontStyle: 'italic', color: surface.quiet },
      chosen: { background: surface.primarySoft },
      actions: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(1),
        margin: theme.spacing(1.5, 0),
        '& .MuiInputBase-root, & .MuiFormControlLabel-label': { fontSize: 13 },
        '& .MuiButton-root': { textTransform: 'none', letterSpacing: 0 },
      },
      link: {
        border: 0,
        padding: 0,
        background: 'none',
        font: 'inherit',
        color: surface.link,
        cursor: 'pointer',
        textAlign: 'left',
        '&:hover': { textDecoration: 'underline' },
      },
    };
  },
  { name: 'MulticlusterDetails' },
);
