export { FailoversContent } from './FailoversContent';
export { FailoversPage } from './FailoversPage';
