import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { parseLabelSelector } from './labelSelector';
import { EntitySelector } from './types';

/** Label of the objects, and annotation of the entity. */
const ID = 'backstage.io/kubernetes-id';
const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

/**
 * Reads the `backstage.io/kubernetes-*` annotations: the label selector where there is one, else the id. Undefined when the entity
 * has neither, and so has nothing on any cluster.
 *
 * Throws an `InputError` with a sentence that names the annotation and the part that cannot be read.
 *
 * @public
 */
export function entitySelector(entity: Entity): EntitySelector | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const entityRef = stringifyEntityRef(entity);
  const scope = {
    namespace: annotations[NAMESPACE]?.trim() || undefined,
    cluster: annotations[CLUSTER]?.trim() || undefined,
  };
  const text = annotations[LABEL_SELECTOR]?.trim();
  if (text) {
    return { entityRef, ...requirementsOf(text, entityRef), ...scope };
  }
  const id = annotations[ID]?.trim();
  return id
    ? { entityRef, matchLabels: { [ID]: id }, matchExpressions: [], ...scope }
    : undefined;
}

function requirementsOf(text: string, entityRef: string) {
  const requirements = parseLabelSelector(text);
  if ('unreadable' in requirements) {
    const part = requirements.unreadable || 'an empty part';
    throw inputError(
      `The annotation '${LABEL_SELECTOR}' of ${entityRef} is not a label selector: cannot read '${part}'.`,
    );
  }
  // Without this, each look at the entity would be a walk over every object of the fleet.
  const { matchLabels, matchExpressions } = requirements;
  if (
    Object.keys(matchLabels).length === 0 &&
    !matchExpressions.some(({ operator }) => operator === 'In')
  ) {
    throw inputError(
      `The annotation '${LABEL_SELECTOR}' of ${entityRef} needs at least one 'key=value' or 'key in (…)'.`,
    );
  }
  return requirements;
}

/** Backstage compares errors by name, and this package has no dependencies to take the class from. */
function inputError(message: string): Error {
  const error = new Error(message);
  error.name = 'InputError';
  return error;
}
