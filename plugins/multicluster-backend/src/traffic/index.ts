import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { GatewayApiTrafficDriver } from './gatewayApi';
import { SmiTrafficDriver } from './smi';

/** Those that come with the suite, in the order in which they are asked. */
export function createTrafficDrivers(): TrafficDriver[] {
  return [new SmiTrafficDriver(), new GatewayApiTrafficDriver()];
}
