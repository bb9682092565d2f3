import {
  ContainerStatus,
  PodDetail,
} from '@multicluster/backstage-plugin-multicluster-common';
import { findCondition, tellingConditions } from './conditions';
import { containersOf } from './containers';
import { cut, flag, number, Raw, record, records, seconds, text } from './read';

function lastExitOf(raw: unknown): ContainerStatus['lastExit'] {
  const terminated = record(raw).terminated;
  if (!terminated) {
    return undefined;
  }
  const { reason, exitCode } = record(terminated);
  return { reason: text(reason), exitCode: number(exitCode) };
}

function statusOf(raw: Raw, init: boolean): ContainerStatus {
  const states = record(raw.state);
  const state =
    (['waiting', 'running', 'terminated'] as const).find(
      name => states[name],
    ) ?? 'unknown';
  const { reason, message } = record(states[state]);
  return {
    name: text(raw.name) ?? '',
    init: init || undefined,
    ready: flag(raw.ready) ?? false,
    restarts: number(raw.restartCount) ?? 0,
    imageId: text(raw.imageID),
    state,
    reason: text(reason),
    message: cut(message, 200),
    lastExit: lastExitOf(raw.lastState),
  };
}

export function trimPod(raw: Raw): PodDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const ready = findCondition(status.conditions, 'Ready');
  return {
    node: text(spec.nodeName),
    phase: text(status.phase) ?? 'Unknown',
    reason: text(status.reason),
    ip: text(status.podIP),
    startedAt: seconds(status.startTime),
    ready: ready?.status === 'True',
    readySince: ready?.status === 'True' ? ready.since : undefined,
    containers: containersOf(spec, { env: false }),
    statuses: [
      ...records(status.containerStatuses).map(each => statusOf(each, false)),
      ...records(status.initContainerStatuses).map(each =>
        statusOf(each, true),
      ),
    ],
    conditions: tellingConditions(status.conditions),
  };
}
