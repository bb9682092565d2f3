import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors, toneColors } from '../../shared';

/** What the bodies of nodes have in common. */
export const useNodeStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    const surface = surfaceColors(theme);
    const cut = {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap' as const,
    };
    return {
      row: {
        display: 'flex',
        alignItems: 'center',
        gap: 10,
        height: '100%',
        padding: '0 10px',
        boxSizing: 'border-box',
      },
      narrow: { gap: 6, padding: '0 8px' },
      column: {
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        height: '100%',
        padding: '8px 10px 12px',
        boxSizing: 'border-box',
      },
      narrowColumn: { padding: '8px 8px 12px' },
      end: { marginLeft: 'auto', display: 'inline-flex' },
      line: { display: 'flex', alignItems: 'center', gap: 10, minWidth: 0 },
      kind: {
        fontSize: 18,
        color: theme.palette.text.secondary,
        flex: 'none',
        display: 'inline-flex',
      },
      words: { flex: 1, minWidth: 0 },
      name: { fontSize: 13, lineHeight: '18px', fontWeight: 600, ...cut },
      fixed: { flex: 'none', maxWidth: '70%' },
      fact: {
        fontSize: 11,
        lineHeight: '16px',
        color: theme.palette.text.secondary,
        ...cut,
      },
      stateLine: { display: 'flex', alignItems: 'center', gap: 4 },
      tag: {
        fontFamily: 'monospace',
        fontSize: 12,
        lineHeight: '18px',
        padding: '0 6px',
        borderRadius: 3,
        border: `1px solid ${surface.border}`,
        background: surface.sunk,
        color: theme.palette.text.primary,
        maxWidth: '55%',
        flex: 'none',
        ...cut,
      },
      oddTag: {
        borderColor: tones.warning.main,
        background: tones.warning.tint,
        color: tones.warning.text,
        fontWeight: 700,
      },
      count: {
        marginLeft: 'auto',
        fontSize: 11,
        color: theme.palette.text.secondary,
        fontVariantNumeric: 'tabular-nums',
        ...cut,
      },
      failing: { color: tones.error.text, fontWeight: 600 },
      waiting: { color: tones.warning.text, fontWeight: 600 },
    };
  },
  { name: 'MulticlusterNodeBody' },
);
