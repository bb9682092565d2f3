import { Condition } from '@multicluster/backstage-plugin-multicluster-common';
import { cut, Raw, records, seconds, text } from './read';

/** Conditions that are good news when they are `False`. Those of nodes are listed by exception instead: all but `Ready`. */
const GOOD_WHEN_FALSE = new Set([
  'Conflict',
  'Conflicted',
  'Degraded',
  'Detached',
  'DisruptionTarget',
  'Failed',
  'FailureTarget',
  'InvalidSpec',
  'OverlappingTLSConfig',
  'PartiallyInvalid',
  'Paused',
  'PodResizeInProgress',
  'PodResizePending',
  'ReplicaFailure',
  'ScalingLimited',
  'Stalled',
  'Suspended',
]);

export function conditionOf(raw: Raw): Condition {
  const status = text(raw.status);
  return {
    type: text(raw.type) ?? 'Unknown',
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason: text(raw.reason),
    message: cut(raw.message, 200),
    since: seconds(raw.lastTransitionTime),
  };
}

/** The conditions that say something: not those that only say that all is well. */
export function tellingConditions(
  raw: unknown,
  goodWhenFalse: (type: string) => boolean = type => GOOD_WHEN_FALSE.has(type),
): Condition[] {
  return records(raw)
    .map(conditionOf)
    .filter(
      ({ type, status }) => status !== (goodWhenFalse(type) ? 'False' : 'True'),
    );
}

/** The condition of one type. */
export function findCondition(
  raw: unknown,
  type: string,
): Condition | undefined {
  const found = records(raw).find(condition => condition.type === type);
  return found && conditionOf(found);
}
