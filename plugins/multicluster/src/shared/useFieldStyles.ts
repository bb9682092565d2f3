import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors, toneColors } from './tones';

/** Controls of form fields, tabs and dialogs: 32 high, and the same focus ring everywhere. */
export const useFieldStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const tones = toneColors(theme);
    const ring = {
      outline: `2px solid ${surface.link}`,
      outlineOffset: 2,
    };
    return {
      root: {
        fontFamily: theme.typography.fontFamily,
        fontSize: 13,
        lineHeight: '18px',
        color: theme.palette.text.primary,
        '& .MuiButton-root': {
          textTransform: 'none',
          letterSpacing: 0,
          fontSize: 13,
        },
        '& .MuiButton-root[aria-pressed=true]': {
          background: surface.primarySoft,
        },
        '& input[type=checkbox]': {
          width: 16,
          height: 16,
          margin: 0,
          accentColor: surface.primary,
        },
        '& ::placeholder': { color: surface.quiet, opacity: 1 },
        '& button:focus-visible, & a:focus-visible, & [tabindex]:focus-visible':
          ring,
      },
      control: {
        height: 32,
        boxSizing: 'border-box',
        minWidth: 0,
        borderRadius: 4,
        border: `1px solid ${surface.border}`,
        background: theme.palette.background.paper,
        color: 'inherit',
        font: 'inherit',
        padding: theme.spacing(0, 1),
        '&:focus': { ...ring, outlineOffset: -1 },
        '&[aria-invalid=true]': { borderColor: tones.error.main },
      },
      mono: { fontFamily: 'monospace' },
      link: {
        border: 0,
        padding: theme.spacing(0.5, 0),
        background: 'none',
        font: 'inherit',
        fontWeight: 600,
        color: surface.link,
        cursor: 'pointer',
        textAlign: 'left',
        '&:hover': { textDecoration: 'underline' },
        '&[aria-disabled=true]': { color: surface.quiet, cursor: 'default' },
      },
      quiet: { color: surface.quiet },
      small: { fontSize: 12, lineHeight: '16px' },
      error: { color: tones.error.text, fontSize: 12, lineHeight: '16px' },
      line: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(1),
      },
      chip: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        padding: '2px 2px 2px 8px',
        borderRadius: 4,
        background: surface.primarySoft,
        fontFamily: 'monospace',
        fontSize: 12,
        '& button': {
          border: 0,
          background: 'none',
          color: 'inherit',
          cursor: 'pointer',
          minWidth: 20,
          height: 20,
          padding: 0,
          font: 'inherit',
        },
      },
      tag: {
        padding: '1px 8px',
        borderRadius: 10,
        background: surface.primarySoft,
        fontSize: 11,
        lineHeight: '16px',
        whiteSpace: 'nowrap',
      },
      sunk: { background: surface.sunk },
    };
  },
  { name: 'MulticlusterFields' },
);
