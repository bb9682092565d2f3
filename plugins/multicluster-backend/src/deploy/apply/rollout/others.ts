import { KubernetesObject, ObservedTarget } from '../../types';
import { because, failed, read, ready, waiting } from './read';

export function assessJob(object: KubernetesObject): ObservedTarget {
  const { spec, status, condition } = read(object);
  const failure = condition('Failed');
  if (failure?.status === 'True') {
    return failed(`it has failed${because(failure)}`);
  }
  if (condition('Complete')?.status === 'True') {
    return ready();
  }
  if (spec.suspend === true) {
    return waiting('it is suspended');
  }
  const { succeeded = 0 } = status as { succeeded?: number };
  const wanted = Number(spec.completions ?? 1);
  return waiting(`${succeeded} of ${wanted} completions`);
}

export function assessPod(object: KubernetesObject): ObservedTarget {
  const { status, condition } = read(object);
  switch (status.phase) {
    case 'Succeeded':
      return ready();
    case 'Failed':
      return failed(`it has failed${because(status as { message?: string })}`);
    default: {
      const isReady = condition('Ready');
      return isReady?.status === 'True'
        ? ready()
        : waiting(`it is not ready${because(isReady)}`);
    }
  }
}

export function assessClaim(object: KubernetesObject): ObservedTarget {
  const { status } = read(object);
  if (status.phase === 'Lost') {
    return failed('its volume is lost');
  }
  return status.phase === 'Bound'
    ? ready()
    : waiting('it is not bound to a volume yet');
}

export function assessService(object: KubernetesObject): ObservedTarget {
  const { spec, status } = read(object);
  if (spec.type !== 'LoadBalancer') {
    return ready();
  }
  const { loadBalancer } = status as {
    loadBalancer?: { ingress?: unknown[] };
  };
  return loadBalancer?.ingress?.length
    ? ready()
    : waiting('its load balancer has no address yet');
}

export function assessNamespace(object: KubernetesObject): ObservedTarget {
  return read(object).status.phase === 'Active'
    ? ready()
    : waiting('it is not active yet');
}

export function assessDefinition(object: KubernetesObject): ObservedTarget {
  const { condition } = read(object);
  const names = condition('NamesAccepted');
  if (names?.status === 'False') {
    return failed(`its names are taken${because(names)}`);
  }
  return condition('Established')?.status === 'True'
    ? ready()
    : waiting('it is not established yet');
}

/**
 * Kinds that we do not know, by what most controllers say. One that says nothing may have no controller, and is taken as done: to wait
 * for it would be to wait for ever.
 */
export function assessByConditions(object: KubernetesObject): ObservedTarget {
  const { status, condition } = read(object);
  const stalled = condition('Stalled');
  if (stalled?.status === 'True') {
    return failed(`it is stalled${because(stalled)}`);
  }
  const reconciling = condition('Reconciling');
  if (reconciling?.status === 'True') {
    return waiting(`it is being reconciled${because(reconciling)}`);
  }
  const isReady = condition('Ready') ?? condition('Programmed');
  if (isReady && isReady.status !== 'True') {
    return waiting(`it is not ready${because(isReady)}`);
  }
  // Argo Rollouts.
  return ['Progressing', 'Paused', 'Degraded'].includes(status.phase ?? '')
    ? waiting(
        `it is ${String(status.phase).toLocaleLowerCase('en-US')}${because(
          status as { message?: string },
        )}`,
      )
    : ready();
}
