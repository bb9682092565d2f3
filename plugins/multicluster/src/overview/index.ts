export {
  isMulticlusterAvailable,
  kubernetesEntityFilter,
} from './isMulticlusterAvailable';
