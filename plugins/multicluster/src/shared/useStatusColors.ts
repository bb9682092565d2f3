import { useMemo } from 'react';
import { useTheme } from '@material-ui/core/styles';
import {
  surfaceColors,
  SurfaceColors,
  Tone,
  toneColors,
  ToneColors,
} from './tones';

/** Status and surface colours of the current theme, for SVG and inline styles; sheets call `toneColors(theme)`. */
export function useStatusColors(): Record<Tone, ToneColors> & {
  surface: SurfaceColors;
} {
  const theme = useTheme();
  return useMemo(
    () => ({ ...toneColors(theme), surface: surfaceColors(theme) }),
    [theme],
  );
}
