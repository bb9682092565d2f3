import { Theme } from '@material-ui/core/styles';
import {
  decomposeColor,
  recomposeColor,
} from '@material-ui/core/styles/colorManipulator';

/** The six colours that mean something; never used alone, always beside a shape and a word. */
export type Tone =
  | 'ok'
  | 'warning'
  | 'error'
  | 'running'
  | 'pending'
  | 'aborted';

/**
 * One tone in the three strengths that are readable.
 *
 * `main` is for icons, bars and borders: it is too light for text. `text` is for words on `tint` or on paper.
 */
export type ToneColors = { main: string; text: string; tint: string };

/** Colours of the theme that several screens share. */
export type SurfaceColors = {
  /** Ground of the graph, so that paper stands out on it. */
  canvas: string;
  /** Table heads and lanes that belong to no cluster. */
  sunk: string;
  border: string;
  primary: string;
  primarySoft: string;
  link: string;
  edge: string;
  hatch: string;
  /** Text of second rank. The theme's own is too light for small words on the page's ground and on `sunk`. */
  quiet: string;
};

type StatusPalette = Partial<Record<Tone, string>>;

/** `amount` of `over` on `under`, as an opaque colour: a translucent one would let hatches shine through. */
export function blend(under: string, over: string, amount: number): string {
  const a = decomposeColor(under).values;
  const b = decomposeColor(over).values;
  const values = [0, 1, 2].map(index =>
    Math.round(a[index] + (b[index] - a[index]) * amount),
  ) as [number, number, number];
  return recomposeColor({ type: 'rgb', values });
}

/** Status colours of the theme; MUI's own where an adopter's theme has no Backstage palette. */
export function toneColors(theme: Theme): Record<Tone, ToneColors> {
  const { palette } = theme;
  const status =
    (palette as unknown as { status?: StatusPalette }).status ?? {};
  const main: Record<Tone, string> = {
    ok: status.ok ?? palette.success.main,
    warning: status.warning ?? palette.warning.main,
    error: status.error ?? palette.error.main,
    running: status.running ?? palette.info.main,
    pending: status.pending ?? palette.warning.light,
    aborted: status.aborted ?? palette.grey[600],
  };
  const dark = palette.type === 'dark';
  // Measured on paper and on the tint: at least 4.5 for all six.
  const depth: Record<Tone, number> = dark
    ? {
        ok: 0.25,
        warning: 0.25,
        error: 0.5,
        running: 0.55,
        pending: 0.2,
        aborted: 0.5,
      }
    : {
        ok: 0.45,
        warning: 0.45,
        error: 0.25,
        running: 0.15,
        pending: 0.65,
        aborted: 0.3,
      };
  const ink = dark ? '#ffffff' : '#000000';
  const tones = {} as Record<Tone, ToneColors>;
  for (const tone of Object.keys(main) as Tone[]) {
    tones[tone] = {
      main: main[tone],
      text: blend(main[tone], ink, depth[tone]),
      tint: blend(palette.background.paper, main[tone], dark ? 0.14 : 0.1),
    };
  }
  return tones;
}

/** Grounds and lines that the theme implies but has no name for. */
export function surfaceColors(theme: Theme): SurfaceColors {
  const { palette } = theme;
  const dark = palette.type === 'dark';
  const paper = palette.background.paper;
  const ink = dark ? '#ffffff' : '#000000';
  const primary = palette.primary.main;
  return {
    canvas: dark
      ? blend(paper, palette.background.default, 0.65)
      : blend(paper, '#f4f7fa', 0.4),
    sunk: dark
      ? blend(paper, palette.background.default, 0.5)
      : blend(paper, '#dfe3ea', 0.3),
    border: blend(paper, ink, dark ? 0.26 : 0.22),
    primary,
    primarySoft: blend(paper, primary, 0.1),
    link: (palette as unknown as { link?: string }).link ?? primary,
    edge: blend(paper, ink, dark ? 0.5 : 0.46),
    hatch: blend(paper, ink, dark ? 0.09 : 0.08),
    quiet: dark ? palette.text.secondary : blend(paper, ink, 0.62),
  };
}
