export { providerTitle } from './places';
export { describeNode, isGhost, lastSeen } from './describeNode';
export type { NodeSurroundings } from './describeNode';
export { allWellSentence, elsewhereSentences } from './elsewhere';
export {
  KindIcon,
  kindWord,
  laneShortTitle,
  laneTitle,
  mirroredIds,
  nodeKindWord,
} from './kinds';
