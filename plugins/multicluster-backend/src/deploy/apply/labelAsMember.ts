import { applySetId, PART_OF } from './applySet';
import { PreparedObject } from './prepareObjects';
import { ApplyOptions, HELM_MANAGER } from './types';

/** Helm says by itself what belongs to a release. */
export function labelAsMember(
  prepared: PreparedObject,
  options: ApplyOptions,
): PreparedObject {
  if (options.fieldManager === HELM_MANAGER) {
    return prepared;
  }
  const { object } = prepared;
  const labels = {
    ...object.metadata.labels,
    [PART_OF]: applySetId(options),
  };
  return {
    ...prepared,
    object: { ...object, metadata: { ...object.metadata, labels } },
  };
}
