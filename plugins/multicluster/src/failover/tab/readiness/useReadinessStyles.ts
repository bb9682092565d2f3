import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors } from '../../../shared';

export const useReadinessStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      panel: { display: 'flex', flexDirection: 'column' },
      cards: {
        flex: 1,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
        borderTop: `1px solid ${theme.palette.divider}`,
      },
      card: {
        padding: theme.spacing(1.5, 2),
        borderRight: `1px solid ${theme.palette.divider}`,
        display: 'grid',
        gap: theme.spacing(1),
        alignContent: 'start',
        minWidth: 0,
        overflowWrap: 'anywhere',
        '&:last-child': { borderRight: 0 },
      },
      head: {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(1.25),
        '& > div': { flex: 1, minWidth: 0 },
        '& h3': { margin: 0, fontSize: 15, lineHeight: '20px' },
        '& svg': { flex: 'none' },
      },
      looks: {
        display: 'grid',
        gridTemplateColumns: 'auto 1fr',
        gap: theme.spacing(0.25, 1),
        alignItems: 'center',
        margin: 0,
        '& dd': { margin: 0 },
        '& dd > span': { display: 'flex', gap: 1 },
        '& svg': { flex: 'none' },
      },
      refusal: { display: 'inline-flex', alignItems: 'center', gap: 6 },
      verdict: { display: 'flex', alignItems: 'center', gap: 6 },
      lost: {
        justifySelf: 'start',
        border: `1px solid ${surface.border}`,
        borderRadius: 10,
        padding: '1px 8px',
        fontSize: 11,
        lineHeight: '16px',
        whiteSpace: 'nowrap',
      },
      radios: {
        display: 'inline-flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        border: 0,
        margin: 0,
        padding: 0,
        whiteSpace: 'normal',
        '& legend': { float: 'left', padding: theme.spacing(0, 1, 0, 0) },
        '& label': {
          border: `1px solid ${surface.border}`,
          borderRadius: 3,
          padding: '4px 10px',
          minHeight: 16,
          cursor: 'pointer',
        },
        '& label:focus-within': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: 2,
        },
        // Drawn by its label, and still there for keys and screen readers.
        '& input': { position: 'absolute', opacity: 0, width: 1, height: 1 },
      },
      chosen: {
        background: surface.primarySoft,
        borderColor: surface.primary,
        fontWeight: 700,
      },
      answer: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.5, 2),
        background: surface.sunk,
        borderTop: `1px solid ${theme.palette.divider}`,
        padding: theme.spacing(1.25, 2),
      },
    };
  },
  { name: 'MulticlusterReadiness' },
);
