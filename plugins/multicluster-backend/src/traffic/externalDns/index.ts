export * from './ExternalDnsTrafficDriver';
