export { hasTopologyAnnotation, topologyAnnotations } from './annotations';
export { EmptyBoard, MessageBoard } from './EmptyBoard';
export { FailedBoard } from './FailedBoard';
export { LoadingBoard } from './LoadingBoard';
export { Skeleton } from './Skeleton';
