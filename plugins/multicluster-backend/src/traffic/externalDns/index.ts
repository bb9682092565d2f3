export { declaredRecords } from './declaredRecords';
export * from './ExternalDnsTrafficDriver';
