export * from './GatewayApiTrafficDriver';
