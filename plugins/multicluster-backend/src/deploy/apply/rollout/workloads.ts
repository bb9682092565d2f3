import { KubernetesObject, ObservedTarget } from '../../types';
import { because, failed, progress, read, ready, waiting } from './read';

export function assessDeployment(object: KubernetesObject): ObservedTarget {
  const { spec, status, condition } = read(object);
  const wanted = Number(spec.replicas ?? 1);
  if (status.observedGeneration === undefined) {
    return waiting('its controller has not seen it yet');
  }
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const progressing = condition('Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return failed(
      `its rollout makes no progress, ${progress(
        updatedReplicas,
        wanted,
        'replicas updated',
      )}${because(condition('ReplicaFailure') ?? progressing)}`,
    );
  }
  const failure = condition('ReplicaFailure');
  const why = failure?.status === 'True' ? because(failure) : '';
  if (spec.paused === true && updatedReplicas < wanted) {
    return waiting(
      `${progress(updatedReplicas, wanted, 'replicas updated')}: it is paused`,
    );
  }
  if (updatedReplicas < wanted) {
    return waiting(progress(updatedReplicas, wanted, 'replicas updated') + why);
  }
  if (replicas > updatedReplicas) {
    return waiting(`${replicas - updatedReplicas} old replicas are to end`);
  }
  return availableReplicas < updatedReplicas
    ? waiting(
        progress(availableReplicas, updatedReplicas, 'replicas available') +
          why,
      )
    : ready();
}

export function assessStatefulSet(object: KubernetesObject): ObservedTarget {
  const { spec, status } = read(object);
  const wanted = Number(spec.replicas ?? 1);
  if (status.observedGeneration === undefined) {
    return waiting('its controller has not seen it yet');
  }
  if ((status.readyReplicas ?? 0) < wanted) {
    return waiting(progress(status.readyReplicas, wanted, 'replicas ready'));
  }
  const { type, rollingUpdate } = (spec.updateStrategy ?? {}) as {
    type?: string;
    rollingUpdate?: { partition?: number };
  };
  if (type === 'OnDelete') {
    return ready();
  }
  const partition = rollingUpdate?.partition ?? 0;
  const toUpdate = Math.max(wanted - partition, 0);
  const done =
    partition === 0 && status.currentRevision === status.updateRevision;
  return done || (status.updatedReplicas ?? 0) >= toUpdate
    ? ready()
    : waiting(progress(status.updatedReplicas, toUpdate, 'replicas updated'));
}

export function assessDaemonSet(object: KubernetesObject): ObservedTarget {
  const { spec, status } = read(object);
  if (status.observedGeneration === undefined) {
    return waiting('its controller has not seen it yet');
  }
  const wanted = status.desiredNumberScheduled ?? 0;
  const { type } = (spec.updateStrategy ?? {}) as { type?: string };
  const { updatedNumberScheduled = 0, numberAvailable = 0 } = status;
  if (type !== 'OnDelete' && updatedNumberScheduled < wanted) {
    return waiting(progress(updatedNumberScheduled, wanted, 'pods updated'));
  }
  return numberAvailable < wanted
    ? waiting(progress(numberAvailable, wanted, 'pods available'))
    : ready();
}

/** ReplicaSets and ReplicationControllers that nothing else looks after. */
export function assessReplicas(object: KubernetesObject): ObservedTarget {
  const { spec, status, condition } = read(object);
  const wanted = Number(spec.replicas ?? 1);
  const failure = condition('ReplicaFailure');
  return (status.readyReplicas ?? 0) < wanted
    ? waiting(
        progress(status.readyReplicas, wanted, 'replicas ready') +
          (failure?.status === 'True' ? because(failure) : ''),
      )
    : ready();
}
