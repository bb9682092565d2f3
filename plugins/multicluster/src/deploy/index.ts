export { DeploymentsContent } from './tab/DeploymentsContent';
