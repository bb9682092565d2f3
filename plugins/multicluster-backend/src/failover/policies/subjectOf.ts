import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  EntitySelector,
  entitySelector,
  FailoverPolicy,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverPolicies } from './readPolicies';

export const POLICY = 'multicluster.backstage.io/failover-policy';
const HEALTH_PATH = 'multicluster.backstage.io/health-path';

/** What the catalog says of a service whose traffic is moved. */
export type FailoverSubject = {
  entityRef: string;
  name: string;
  selector: EntitySelector;
  policy: FailoverPolicy;
  /** What is asked for at its addresses; without one, whether somebody accepts a connection. */
  healthPath?: string;
};

/** One that names its place in full: whoever passes it on may read dots in their own way. */
function isPath(text: string): boolean {
  return /^\/[^\s#\\]*$/.test(text) && !/\/(\.|%2e){1,2}([/?]|$)/i.test(text);
}

/** Undefined when nothing says what belongs to the entity. Throws an `InputError` that names the annotation that cannot be used. */
export function subjectOf(
  entity: Entity,
  policies: FailoverPolicies,
): FailoverSubject | undefined {
  const selector = entitySelector(entity);
  if (!selector) return undefined;
  const entityRef = stringifyEntityRef(entity);
  const annotations = entity.metadata.annotations ?? {};
  const named = annotations[POLICY]?.trim() || 'default';
  const policy = policies.get(named);
  if (!policy) {
    throw new InputError(
      `The annotation '${POLICY}' of ${entityRef} names the policy '${named}'. Configure 'multicluster.failover.policies.${named}', or take the annotation away.`,
    );
  }
  const healthPath = annotations[HEALTH_PATH]?.trim() || undefined;
  if (healthPath && !isPath(healthPath)) {
    throw new InputError(
      `The annotation '${HEALTH_PATH}' of ${entityRef} must be a path in full, as '/healthz'.`,
    );
  }
  return {
    ...{ entityRef, name: entity.metadata.name, selector, policy },
    ...(healthPath && { healthPath }),
  };
}
