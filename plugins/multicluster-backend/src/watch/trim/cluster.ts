import {
  AutoscalerDetail,
  ConfigMapDetail,
  DisruptionBudgetDetail,
  EventDetail,
  NamespaceDetail,
  NodeDetail,
} from '@multicluster/backstage-plugin-multicluster-common';
import { findCondition, tellingConditions } from './conditions';
import { hashOf } from './hash';
import { parseMillis, parseWhole } from './quantity';
import {
  at,
  cut,
  flag,
  number,
  Raw,
  record,
  records,
  seconds,
  stringMap,
  text,
} from './read';

export function trimNamespace(raw: Raw): NamespaceDetail {
  return { phase: text(at(raw.status, 'phase')) ?? 'Active' };
}

export function trimNode(raw: Raw): NodeDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const labels = stringMap(at(raw.metadata, 'labels'));
  const allocatable = record(status.allocatable);
  const ready = findCondition(status.conditions, 'Ready');
  return {
    ready: ready?.status === 'True',
    readySince: ready?.status === 'True' ? ready.since : undefined,
    unschedulable: flag(spec.unschedulable) ?? false,
    taints: records(spec.taints).map(
      ({ key, value, effect }) =>
        `${key}${text(value) ? `=${value}` : ''}:${effect}`,
    ),
    zone:
      labels['topology.kubernetes.io/zone'] ??
      labels['failure-domain.beta.kubernetes.io/zone'],
    region:
      labels['topology.kubernetes.io/region'] ??
      labels['failure-domain.beta.kubernetes.io/region'],
    providerId: text(spec.providerID),
    version: text(at(status.nodeInfo, 'kubeletVersion')),
    allocatable: {
      cpuMillis: parseMillis(allocatable.cpu) ?? 0,
      memoryBytes: parseWhole(allocatable.memory) ?? 0,
      pods: parseWhole(allocatable.pods) ?? 0,
    },
    conditions: tellingConditions(status.conditions, type => type !== 'Ready'),
  };
}

/** Only how the data hash: not a byte of them stays. */
export function trimConfigMap(raw: Raw): ConfigMapDetail {
  const data = record(raw.data);
  const binaryData = record(raw.binaryData);
  return {
    hash: hashOf({ data, binaryData }),
    keys: Object.keys(data).length + Object.keys(binaryData).length,
  };
}

export function trimEvent(raw: Raw): EventDetail {
  const regarding = record(raw.involvedObject);
  const occurred = seconds(raw.eventTime);
  return {
    type: text(raw.type) ?? 'Normal',
    reason: text(raw.reason) ?? '',
    message: cut(raw.message, 500) ?? '',
    count: number(at(raw.series, 'count')) ?? number(raw.count) ?? 1,
    firstAt: seconds(raw.firstTimestamp) ?? occurred,
    lastAt:
      seconds(at(raw.series, 'lastObservedTime')) ??
      seconds(raw.lastTimestamp) ??
      occurred ??
      seconds(at(raw.metadata, 'creationTimestamp')),
    regarding: {
      kind: text(regarding.kind) ?? '',
      namespace: text(regarding.namespace),
      name: text(regarding.name) ?? '',
      uid: text(regarding.uid),
    },
    source: text(at(raw.source, 'component')) ?? text(raw.reportingComponent),
  };
}

/** What a metric is called and the part that holds its figures; the part is named after the type in lower camel case. */
function metricOf(raw: Raw) {
  const type = text(raw.type) ?? '';
  const part = record(raw[`${type.charAt(0).toLowerCase()}${type.slice(1)}`]);
  const container = text(part.container);
  const name = text(part.name) ?? text(at(part.metric, 'name')) ?? type;
  return { name: container ? `${container}/${name}` : name, part };
}

function figure(raw: unknown): string | undefined {
  const { averageUtilization, averageValue, value } = record(raw);
  const percent = number(averageUtilization);
  return percent === undefined
    ? text(averageValue) ?? text(value)
    : `${percent}%`;
}

export function trimAutoscaler(raw: Raw): AutoscalerDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const current = new Map(
    records(status.currentMetrics)
      .map(metricOf)
      .map(({ name, part }) => [name, figure(part.current)]),
  );
  return {
    target: {
      kind: text(at(spec.scaleTargetRef, 'kind')) ?? '',
      name: text(at(spec.scaleTargetRef, 'name')) ?? '',
    },
    min: number(spec.minReplicas) ?? 1,
    max: number(spec.maxReplicas) ?? 0,
    current: number(status.currentReplicas) ?? 0,
    desired: number(status.desiredReplicas) ?? 0,
    metrics: records(spec.metrics)
      .map(metricOf)
      .map(({ name, part }) => ({
        name,
        current: current.get(name),
        target: figure(part.target),
      })),
    conditions: tellingConditions(status.conditions),
  };
}

export function trimDisruptionBudget(raw: Raw): DisruptionBudgetDetail {
  const status = record(raw.status);
  return {
    selector: stringMap(at(raw.spec, 'selector', 'matchLabels')),
    currentHealthy: number(status.currentHealthy) ?? 0,
    desiredHealthy: number(status.desiredHealthy) ?? 0,
    disruptionsAllowed: number(status.disruptionsAllowed) ?? 0,
  };
}
