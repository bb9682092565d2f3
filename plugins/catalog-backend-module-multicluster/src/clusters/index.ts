export { MulticlusterClusterEntityProvider } from './MulticlusterClusterEntityProvider';
