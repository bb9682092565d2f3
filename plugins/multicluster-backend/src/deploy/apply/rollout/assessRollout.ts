import { KubernetesObject, ObservedTarget } from '../../types';
import { groupKindOf } from '../order';
import {
  assessByConditions,
  assessClaim,
  assessDefinition,
  assessJob,
  assessNamespace,
  assessPod,
  assessService,
} from './others';
import { read, ready, waiting } from './read';
import {
  assessDaemonSet,
  assessDeployment,
  assessReplicas,
  assessStatefulSet,
} from './workloads';

type Assess = (object: KubernetesObject) => ObservedTarget;

const BY_KIND: Record<string, Assess> = {
  'Deployment.apps': assessDeployment,
  'StatefulSet.apps': assessStatefulSet,
  'DaemonSet.apps': assessDaemonSet,
  'ReplicaSet.apps': assessReplicas,
  ReplicationController: assessReplicas,
  'Job.batch': assessJob,
  Pod: assessPod,
  PersistentVolumeClaim: assessClaim,
  Service: assessService,
  Namespace: assessNamespace,
  'CustomResourceDefinition.apiextensions.k8s.io': assessDefinition,
  // Whether it scales is a question of the time after, and without a metrics server it never says so.
  'HorizontalPodAutoscaler.autoscaling': ready,
};

/**
 * Whether a live object has come to what was asked of it. The message is about the object and does not name it.
 *
 * What a controller has not looked at yet is not ready, however ready it says it is: its status is about the generation before.
 */
export function assessRollout(object: KubernetesObject): ObservedTarget {
  const { generation, deletionTimestamp } = object.metadata;
  if (deletionTimestamp !== undefined) {
    return waiting('it is being deleted');
  }
  const assess = BY_KIND[groupKindOf(object)] ?? assessByConditions;
  const seen = read(object).status.observedGeneration;
  // Argo Rollouts and a few others count in text.
  return seen !== undefined && Number(seen) < Number(generation)
    ? waiting('its controller has not seen the change yet')
    : assess(object);
}
