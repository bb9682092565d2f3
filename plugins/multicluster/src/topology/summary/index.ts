export { ConnectionState } from './ConnectionState';
export { SummaryLine } from './SummaryLine';
