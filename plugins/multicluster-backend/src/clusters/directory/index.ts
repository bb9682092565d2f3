export { createClusterDirectory } from './createClusterDirectory';
export { DirectoryClusterProvider } from './DirectoryClusterProvider';
