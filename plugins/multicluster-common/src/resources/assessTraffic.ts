import { Assessment, conditionThat, reasonOf } from './assessment';
import {
  Condition,
  EndpointSliceDetail,
  GatewayDetail,
  GslbDetail,
  IngressDetail,
  LinkDetail,
  ResourceOf,
  RouteDetail,
  ServiceDetail,
  ServiceImportDetail,
  TrafficSplitDetail,
} from './types';

/**
 * Judges a Service by its endpoints: none ready is unhealthy, some not ready is degraded.
 *
 * @param slices - its EndpointSlices; without any, nothing is known of a Service that selects pods
 * @public
 */
export function assessService(
  service: ResourceOf<'Service'>,
  slices: Iterable<ResourceOf<'EndpointSlice'>>,
): Assessment {
  const { detail } = service;
  if (detail.type === 'ExternalName') {
    return { health: 'unknown', reason: 'Leads out of the cluster' };
  }
  const { ready, notReady, slices: count } = countEndpoints(slices);
  if (count === 0) {
    return { health: 'unknown', reason: 'No endpoints known' };
  }
  if (ready === 0) {
    return { health: 'unhealthy', reason: 'No ready endpoint' };
  }
  if (notReady > 0) {
    const reason = `${ready} of ${ready + notReady} endpoints ready`;
    return { health: 'degraded', reason };
  }
  return waitsForAddress(detail)
    ? { health: 'degraded', reason: 'Waits for a load-balancer address' }
    : { health: 'healthy' };
}

function waitsForAddress(detail: ServiceDetail): boolean {
  return detail.type === 'LoadBalancer' && detail.addresses.length === 0;
}

/**
 * Endpoints over all slices of a Service. Terminating ones are on their way out and count neither way.
 *
 * @public
 */
export function countEndpoints(slices: Iterable<ResourceOf<'EndpointSlice'>>): {
  ready: number;
  notReady: number;
  slices: number;
} {
  const counts = { ready: 0, notReady: 0, slices: 0 };
  for (const { detail } of slices) {
    counts.ready += detail.ready;
    counts.notReady += detail.notReady;
    counts.slices += 1;
  }
  return counts;
}

export function assessEndpointSlice(detail: EndpointSliceDetail): Assessment {
  if (detail.ready === 0 && detail.notReady === 0) {
    return { health: 'unknown', reason: 'No endpoints' };
  }
  if (detail.ready === 0) {
    return { health: 'unhealthy', reason: 'No ready endpoint' };
  }
  return detail.notReady > 0
    ? { health: 'degraded', reason: `${detail.notReady} endpoints not ready` }
    : { health: 'healthy' };
}

export function assessRoute(detail: RouteDetail): Assessment {
  const { parents, conditions } = detail;
  const refused = parents.filter(({ accepted }) => accepted === false);
  if (refused.length > 0) {
    const why = conditionThat(conditions, 'Accepted', 'False');
    return {
      health: refused.length === parents.length ? 'unhealthy' : 'degraded',
      reason: `Not accepted by ${refused[0].name}${
        why ? `: ${reasonOf(why)}` : ''
      }`,
    };
  }
  const unresolved = conditionThat(conditions, 'ResolvedRefs', 'False');
  if (unresolved) {
    return { health: 'degraded', reason: reasonOf(unresolved) };
  }
  return parents.length > 0 && parents.every(({ accepted }) => accepted)
    ? { health: 'healthy' }
    : { health: 'unknown', reason: 'No controller has answered' };
}

export function assessGateway(detail: GatewayDetail): Assessment {
  for (const type of ['Accepted', 'Programmed', 'Ready']) {
    const refused = conditionThat(detail.conditions, type, 'False');
    if (refused) {
      const health = detail.addresses.length > 0 ? 'degraded' : 'unhealthy';
      return {
        health,
        reason: `Not ${type.toLowerCase()}: ${reasonOf(refused)}`,
      };
    }
  }
  const trouble = firstFailing(detail.conditions);
  if (trouble) {
    return { health: 'degraded', reason: reasonOf(trouble) };
  }
  return detail.addresses.length > 0 && detail.conditions.length === 0
    ? { health: 'healthy' }
    : { health: 'unknown', reason: 'No controller has answered' };
}

export function assessIngress(detail: IngressDetail): Assessment {
  return detail.addresses.length > 0
    ? { health: 'healthy' }
    : { health: 'unknown', reason: 'No controller has given it an address' };
}

/** A split has no status: that it sends traffic somewhere is all it can say. Its backends' health is judged by the topology. */
export function assessTrafficSplit(detail: TrafficSplitDetail): Assessment {
  return detail.backends.some(({ weight }) => weight > 0)
    ? { health: 'unknown' }
    : { health: 'unhealthy', reason: 'All weights are zero' };
}

export function assessGslb(detail: GslbDetail): Assessment {
  const ill = detail.hosts.filter(({ health }) => health === 'Unhealthy');
  if (ill.length > 0) {
    const reason = `No healthy target for ${ill[0].host}`;
    const all = ill.length === detail.hosts.length;
    return { health: all ? 'unhealthy' : 'degraded', reason };
  }
  const missing = detail.hosts.find(({ health }) => health === 'NotFound');
  if (missing) {
    const reason = `No Service behind ${missing.host}`;
    return { health: 'degraded', reason };
  }
  return detail.hosts.length > 0 &&
    detail.hosts.every(({ health }) => health === 'Healthy')
    ? { health: 'healthy' }
    : { health: 'unknown', reason: 'No controller has answered' };
}

export function assessLink(detail: LinkDetail): Assessment {
  const trouble = firstFailing(detail.conditions);
  return trouble
    ? { health: 'degraded', reason: trouble.message ?? reasonOf(trouble) }
    : { health: 'unknown' };
}

export function assessServiceImport(detail: ServiceImportDetail): Assessment {
  const trouble = firstFailing(detail.conditions);
  if (trouble) {
    return { health: 'degraded', reason: reasonOf(trouble) };
  }
  return detail.clusters.length > 0
    ? { health: 'healthy' }
    : { health: 'unknown', reason: 'No cluster exports it' };
}

/** For kinds whose conditions are all that is known: a kept one is bad news, and none may as well mean that nobody wrote a status. */
export function assessConditions(conditions: readonly Condition[]): Assessment {
  const trouble = firstFailing(conditions);
  if (trouble) {
    return { health: 'degraded', reason: reasonOf(trouble) };
  }
  return { health: 'unknown' };
}

function firstFailing(conditions: readonly Condition[]): Condition | undefined {
  return conditions.find(({ status }) => status !== 'Unknown');
}
