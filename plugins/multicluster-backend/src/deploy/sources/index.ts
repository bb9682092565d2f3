export { findLiteralSecrets } from './bundles/findLiteralSecrets';
export { openBundle, type OpenBundle } from './bundles/openBundle';
export { packFolder } from './bundles/packFolder';
export { CommandLine, type CommandOptions } from './commands/CommandLine';
export { findTools } from './commands/findTools';
export {
  HelmReleases,
  type Release,
  type UpgradeOptions,
} from './helm/HelmReleases';
export { pullChart } from './helm/pullChart';
export { type ReleaseOptions } from './helm/ReleaseCommand';
export { type ReleaseRevision } from './helm/releaseHistory';
export { writeKubeconfig } from './helm/writeKubeconfig';
export { type HelmSource } from './render/readChart';
export { renderTarget } from './render/renderTarget';
export type { DeployTools } from './types';
