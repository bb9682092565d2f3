export { TopologyTable } from './TopologyTable';
export type { ListViewProps } from './TopologyTable';
