export { DnsTable } from './DnsTable';
