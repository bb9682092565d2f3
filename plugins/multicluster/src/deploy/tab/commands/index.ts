export { DeploymentCommands } from './DeploymentCommands';
export { UndeployButton } from './UndeployButton';
