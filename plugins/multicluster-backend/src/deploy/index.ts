export { createDeploying } from './createDeploying';
export { DeployService, type DeployServiceOptions } from './DeployService';
export { chooseTargets, TemplateFiles, type ChosenTargets } from './service';
