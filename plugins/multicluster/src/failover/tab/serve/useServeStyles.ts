import { makeStyles } from '@material-ui/core/styles';
import { getContrastRatio } from '@material-ui/core/styles/colorManipulator';
import {
  blend,
  failingStripes,
  surfaceColors,
  toneColors,
} from '../../../shared';

/** The theme's own choice is content with 3:1, which is too little for figures of this size. */
function inkOn(background: string): string {
  return getContrastRatio('#000', background) >
    getContrastRatio('#fff', background)
    ? '#000'
    : '#fff';
}

/** Clusters are told apart by position and label; their tints are of the primary colour and mean nothing. */
export const useServeStyles = makeStyles(
  theme => {
    const { primary, border } = surfaceColors(theme);
    const paper = theme.palette.background.paper;
    const tint = (amount: number) => {
      const background = blend(paper, primary, amount);
      return { background, color: inkOn(background) };
    };
    const last = blend(paper, primary, 0.25);
    return {
      root: { display: 'grid', gap: theme.spacing(1) },
      line: {
        display: 'grid',
        gridTemplateColumns: '112px minmax(0, 1fr)',
        gap: theme.spacing(1),
        alignItems: 'center',
      },
      bar: {
        display: 'flex',
        gap: 2,
        height: 22,
        '& > span': {
          minWidth: 5,
          boxSizing: 'border-box',
          paddingLeft: 6,
          overflow: 'hidden',
          fontSize: 12,
          lineHeight: '22px',
          fontWeight: 700,
          fontVariantNumeric: 'tabular-nums',
        },
      },
      unknown: {
        border: `1px dashed ${border}`,
        borderRadius: 2,
        height: 22,
        boxSizing: 'border-box',
        paddingLeft: 8,
        fontSize: 12,
        lineHeight: '20px',
      },
      tint0: tint(1),
      tint1: tint(0.62),
      tint2: {
        background: failingStripes(blend(paper, primary, 0.4), last),
        color: theme.palette.text.primary,
      },
      tint3: tint(0.45),
      tint4: {
        background: failingStripes(blend(paper, primary, 0.1), last),
        color: theme.palette.text.primary,
      },
      odd: {
        outline: `2px solid ${toneColors(theme).warning.main}`,
        outlineOffset: -1,
      },
      legend: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.5, 2),
        listStyle: 'none',
        margin: 0,
        padding: '0 0 0 120px',
        fontSize: 12,
        '& li': { display: 'flex', alignItems: 'center', gap: 6 },
        '& i': { width: 10, height: 10, borderRadius: 1 },
      },
    };
  },
  { name: 'MulticlusterServe' },
);

const TINTS = ['tint0', 'tint1', 'tint2', 'tint3', 'tint4'] as const;

/** The look of the cluster at a position; after five they begin again, and the labels tell. */
export function tintAt(index: number): (typeof TINTS)[number] {
  return TINTS[index % TINTS.length];
}
