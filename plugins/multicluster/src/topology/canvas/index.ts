export { shareSentence } from './WeightCapsule';
export { StatusBar } from './StatusBar';
export { TopologyCanvas } from './TopologyCanvas';
export type { TopologyCanvasProps } from './TopologyCanvas';
