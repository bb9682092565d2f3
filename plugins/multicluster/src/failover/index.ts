export { FailoverContent } from './tab/FailoverContent';
