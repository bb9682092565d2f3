import {
  CronJobDetail,
  JobDetail,
  ResourceKind,
  WorkloadDetail,
} from '@multicluster/backstage-plugin-multicluster-common';
import { conditionOf, tellingConditions } from './conditions';
import { configMapsOf, containersOf } from './containers';
import { hashOf } from './hash';
import {
  at,
  flag,
  number,
  Raw,
  record,
  records,
  seconds,
  stringMap,
  text,
} from './read';

/** Marks of one roll-out in one cluster; the same configuration in another cluster has others. */
const ROLLOUT_MARKS = new Set([
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
  'kubectl.kubernetes.io/restartedAt',
]);

function withoutMarks(raw: unknown): Record<string, unknown> | undefined {
  const kept = Object.entries(record(raw)).filter(
    ([key]) => !ROLLOUT_MARKS.has(key),
  );
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function templateHash(template: Raw): string {
  return hashOf({
    labels: withoutMarks(at(template.metadata, 'labels')),
    annotations: withoutMarks(at(template.metadata, 'annotations')),
    spec: template.spec,
  });
}

function desiredOf(raw: Raw): number {
  const spec = record(raw.spec);
  // One is the API's default; an object without a spec wants nothing.
  return number(spec.replicas) ?? (raw.spec ? 1 : 0);
}

function daemonReplicas(status: Raw): WorkloadDetail['replicas'] {
  return {
    desired: number(status.desiredNumberScheduled) ?? 0,
    current: number(status.currentNumberScheduled) ?? 0,
    ready: number(status.numberReady) ?? 0,
    updated: number(status.updatedNumberScheduled) ?? 0,
    available: number(status.numberAvailable) ?? 0,
  };
}

function replicasOf(raw: Raw, kind: ResourceKind): WorkloadDetail['replicas'] {
  const status = record(raw.status);
  if (kind === 'DaemonSet') {
    return daemonReplicas(status);
  }
  const current = number(status.replicas) ?? 0;
  return {
    desired: desiredOf(raw),
    current,
    ready: number(status.readyReplicas) ?? 0,
    // All pods of a ReplicaSet are of its one revision.
    updated:
      kind === 'ReplicaSet' ? current : number(status.updatedReplicas) ?? 0,
    available: number(status.availableReplicas) ?? 0,
  };
}

function revisionOf(metadata: Raw): string | undefined {
  const annotations = record(metadata.annotations);
  return (
    text(annotations['deployment.kubernetes.io/revision']) ??
    text(annotations['rollout.argoproj.io/revision'])
  );
}

export function trimWorkload(raw: Raw, kind: ResourceKind): WorkloadDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const template = record(spec.template);
  const paused =
    flag(spec.paused) || records(status.pauseConditions).length > 0;
  return {
    replicas: replicasOf(raw, kind),
    generation: number(at(raw.metadata, 'generation')) ?? 0,
    observedGeneration: number(status.observedGeneration) ?? 0,
    selector: stringMap(at(spec.selector, 'matchLabels')),
    containers: containersOf(template.spec, { env: true }),
    templateHash: templateHash(template),
    configMaps: configMapsOf(template.spec),
    revision: revisionOf(record(raw.metadata)),
    paused: paused || undefined,
    conditions: tellingConditions(status.conditions),
  };
}

export function trimJob(raw: Raw): JobDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  return {
    completions: number(spec.completions),
    active: number(status.active) ?? 0,
    succeeded: number(status.succeeded) ?? 0,
    failed: number(status.failed) ?? 0,
    startedAt: seconds(status.startTime),
    completedAt: seconds(status.completionTime),
    suspended: flag(spec.suspend) || undefined,
    containers: containersOf(at(spec.template, 'spec'), { env: true }),
    // How a Job ended is said by `True`: here nothing but `False` says nothing.
    conditions: records(status.conditions)
      .map(conditionOf)
      .filter(condition => condition.status !== 'False'),
  };
}

export function trimCronJob(raw: Raw): CronJobDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  return {
    schedule: text(spec.schedule) ?? '',
    suspended: flag(spec.suspend) ?? false,
    active: records(status.active).length,
    lastScheduledAt: seconds(status.lastScheduleTime),
    lastSucceededAt: seconds(status.lastSuccessfulTime),
    containers: containersOf(at(spec.jobTemplate, 'spec', 'template', 'spec'), {
      env: true,
    }),
  };
}
