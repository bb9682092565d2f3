export { Age } from './Age';
export { Answer } from './Answer';
export { Callout } from './Callout';
export { CardBones, CardNotice, CardTrouble } from './cardStates';
export { ConfirmDialog } from './ConfirmDialog';
export type { Confirmed } from './ConfirmDialog';
export { CopyButton } from './CopyButton';
export {
  isForbidden,
  requestIdOfError,
  sentenceOfError,
  statusOfError,
} from './errors';
export { formatAge, formatMoment } from './formatAge';
export { followEvents } from './followEvents';
export type { EventSource } from './followEvents';
export { failingStripes, hatch } from './hatch';
export { MessageBoard } from './MessageBoard';
export { NotUpdated } from './NotUpdated';
export { Panel } from './Panel';
export { Person } from './Person';
export { Polled } from './Polled';
export type { PolledState } from './Polled';
export { ReasonedButton } from './ReasonedButton';
export { saveText } from './saveText';
export { ShareButton } from './ShareButton';
export { Skeleton } from './Skeleton';
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
export { TableHead } from './TableHead';
export { useAsked } from './useAsked';
export type { Asked } from './useAsked';
export { useFieldStyles } from './useFieldStyles';
export { useFollowed } from './useFollowed';
export type { Followed } from './useFollowed';
export { useNow } from './useNow';
export { usePolled } from './usePolled';
export { useStatusColors } from './useStatusColors';
export { useTableStyles } from './useTableStyles';
export { visuallyHidden } from './visuallyHidden';
export { counted, listed, placeOf, providerName } from './words';
