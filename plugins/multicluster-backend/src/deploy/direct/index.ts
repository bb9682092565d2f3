export { DirectDeployer } from './DirectDeployer';
export { type DirectDeployerOptions } from './openTarget';
