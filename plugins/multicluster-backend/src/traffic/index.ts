export { commandFor } from './commandFor';
export { isNothing, plainName, resolversOf, type RecordType } from './dns';
export { declaredRecords } from './externalDns';
export { FIELD_MANAGER } from './objects/applyWeights';
export { marksOf, requireLatest } from './objects/fence';
export { objectPath } from './objects/objectPath';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { resolveAtServers } from './dns';
import { ExternalDnsTrafficDriver } from './externalDns';
import { GatewayApiTrafficDriver } from './gatewayApi';
import { K8gbTrafficDriver } from './k8gb';
import { SmiTrafficDriver } from './smi';

/**
 * Those that come with the suite, in the order in which they are asked.
 *
 * @param options - `dnsServers` are the authority of the zones that are steered; without them, no answer of a name is ever proved
 */
export function createTrafficDrivers(
  options: { dnsServers?: readonly string[] } = {},
): TrafficDriver[] {
  const { dnsServers = [] } = options;
  return [
    new SmiTrafficDriver(),
    new GatewayApiTrafficDriver(),
    new K8gbTrafficDriver(),
    new ExternalDnsTrafficDriver({
      resolve: dnsServers.length > 0 ? resolveAtServers(dnsServers) : undefined,
    }),
  ];
}
