import { Assessment, conditionThat, reasonOf } from './assessment';
import { assessPod } from './assessPod';
import {
  assessConditions,
  assessEndpointSlice,
  assessGateway,
  assessGslb,
  assessIngress,
  assessLink,
  assessRoute,
  assessService,
  assessServiceImport,
  assessTrafficSplit,
} from './assessTraffic';
import {
  assessAutoscaler,
  assessCronJob,
  assessDisruptionBudget,
  assessJob,
  assessWorkload,
} from './assessWorkload';
import { NodeDetail, Resource } from './types';

/**
 * Judges one object by what it says of itself. Kinds that say nothing (ConfigMap, Event, …) are `unknown`, without a reason; so is a
 * Service, which only its endpoints can judge (`assessService`).
 *
 * @param now - epoch milliseconds; a start and a deletion are given some time before they count as trouble
 * @public
 */
export function assessResource(resource: Resource, now: number): Assessment {
  switch (resource.kind) {
    case 'Pod':
      return assessPod(resource, now);
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Rollout':
      return assessWorkload(resource, now);
    case 'Job':
      return assessJob(resource.detail);
    case 'CronJob':
      return assessCronJob(resource.detail);
    case 'HorizontalPodAutoscaler':
      return assessAutoscaler(resource.detail);
    case 'PodDisruptionBudget':
      return assessDisruptionBudget(resource.detail);
    case 'Node':
      return assessNode(resource.detail);
    case 'Namespace':
      return resource.detail.phase === 'Active'
        ? { health: 'healthy' }
        : { health: 'degraded', reason: resource.detail.phase };
    default:
      return assessTraffic(resource);
  }
}

function assessTraffic(resource: Resource): Assessment {
  switch (resource.kind) {
    case 'Service':
      return assessService(resource, []);
    case 'EndpointSlice':
      return assessEndpointSlice(resource.detail);
    case 'Ingress':
      return assessIngress(resource.detail);
    case 'Gateway':
      return assessGateway(resource.detail);
    case 'HTTPRoute':
    case 'GRPCRoute':
      return assessRoute(resource.detail);
    case 'TrafficSplit':
      return assessTrafficSplit(resource.detail);
    case 'Link':
      return assessLink(resource.detail);
    case 'Gslb':
      return assessGslb(resource.detail);
    case 'ServiceImport':
      return assessServiceImport(resource.detail);
    case 'GatewayClass':
    case 'ServiceExport':
      return assessConditions(resource.detail.conditions);
    default:
      return { health: 'unknown' };
  }
}

/** A kubelet that went silent leaves `Ready: Unknown`: its pods may run well, so that is not called unhealthy. */
function assessNode(detail: NodeDetail): Assessment {
  if (!detail.ready) {
    const silent = conditionThat(detail.conditions, 'Ready', 'Unknown');
    const failing = conditionThat(detail.conditions, 'Ready', 'False');
    if (silent || !failing) {
      const reason = silent ? 'Kubelet does not report' : 'Readiness not known';
      return { health: 'unknown', reason };
    }
    return { health: 'unhealthy', reason: `Not ready: ${reasonOf(failing)}` };
  }
  const pressure = detail.conditions.find(
    ({ type, status }) => type !== 'Ready' && status === 'True',
  );
  if (pressure) {
    return { health: 'degraded', reason: pressure.type };
  }
  return detail.unschedulable
    ? { health: 'healthy', reason: 'Cordoned' }
    : { health: 'healthy' };
}
