import { KubernetesObject, ObservedTarget } from '../../types';

export type Condition = {
  type?: string;
  status?: string;
  reason?: string;
  message?: string;
};

/** The fields of a spec and a status that tell how far a rollout is; any of them may be missing. */
export type Counts = {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  desiredNumberScheduled?: number;
  updatedNumberScheduled?: number;
  numberAvailable?: number;
  currentRevision?: string;
  updateRevision?: string;
  phase?: string;
  message?: string;
  conditions?: Condition[];
};

export function read(object: KubernetesObject): {
  spec: Record<string, unknown>;
  status: Counts;
  condition(type: string): Condition | undefined;
} {
  const status = (object.status ?? {}) as Counts;
  const conditions = Array.isArray(status.conditions) ? status.conditions : [];
  return {
    spec: (object.spec ?? {}) as Record<string, unknown>,
    status,
    condition: type => conditions.find(condition => condition.type === type),
  };
}

export function ready(): ObservedTarget {
  return { state: 'ready' };
}

export function waiting(message: string): ObservedTarget {
  return { state: 'waiting', message };
}

export function failed(message: string): ObservedTarget {
  return { state: 'failed', message };
}

/** What a condition says, to put behind a sentence. */
export function because(condition: Condition | undefined): string {
  const text = condition?.message || condition?.reason;
  return text ? `: ${text}` : '';
}

/** `1 of 3 replicas updated` */
export function progress(
  done: number | undefined,
  all: number,
  what: string,
): string {
  return `${done ?? 0} of ${all} ${what}`;
}
