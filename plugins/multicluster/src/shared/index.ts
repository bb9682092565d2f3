export { Age } from './Age';
export { formatAge, formatMoment } from './formatAge';
export { failingStripes, hatch } from './hatch';
export {
  statusOfCluster,
  statusOfClusterState,
  statusTone,
  statusWord,
} from './status';
export type { Status } from './status';
export { StatusIcon } from './StatusIcon';
export { blend, surfaceColors, toneColors } from './tones';
export type { SurfaceColors, Tone, ToneColors } from './tones';
export { useNow } from './useNow';
export { useStatusColors } from './useStatusColors';
export { visuallyHidden } from './visuallyHidden';
