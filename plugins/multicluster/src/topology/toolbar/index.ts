export { KeysDialog } from './KeysDialog';
export { TopologyToolbar } from './TopologyToolbar';
