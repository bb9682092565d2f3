import { Config } from '@backstage/config';
import { readSettings } from '../readSettings';
import { DirectoryClusterProvider } from './DirectoryClusterProvider';

/** Undefined without `multicluster.clusterDirectory`: then no cluster can be registered. */
export function createClusterDirectory(options: {
  config: Config;
  /** Whether the fleet has a cluster of that name, from whichever provider. */
  isTaken: (name: string) => boolean;
}): DirectoryClusterProvider | undefined {
  const { clusterDirectory } = readSettings(options.config);
  return clusterDirectory
    ? new DirectoryClusterProvider({
        folder: clusterDirectory,
        isTaken: options.isTaken,
      })
    : undefined;
}
