export { hasTopologyAnnotation, topologyAnnotations } from './annotations';
export { EmptyBoard } from './EmptyBoard';
export { FailedBoard } from './FailedBoard';
export { LoadingBoard } from './LoadingBoard';
