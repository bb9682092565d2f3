export { createDeploying } from './createDeploying';
export { DeployService, type DeployServiceOptions } from './DeployService';
export { readSyncStates } from './gitops';
export { chooseTargets, TemplateFiles, type ChosenTargets } from './service';
export { DatabaseBundleStore, DatabaseDeploymentStore } from './store';
