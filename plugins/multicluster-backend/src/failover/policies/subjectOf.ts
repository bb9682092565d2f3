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
const GRPC_HEALTH = 'multicluster.backstage.io/grpc-health';

/** What the catalog says of a service whose traffic is moved. */
export type FailoverSubject = {
  entityRef: string;
  name: string;
  selector: EntitySelector;
  policy: FailoverPolicy;
  /** What is asked for at its addresses; without one, whether somebody accepts a connection. */
  healthPath?: string;
  /** The service whose health is asked for by gRPC; empty for the whole server. Never together with `healthPath`. */
  grpcHealth?: string;
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
  const grpcHealth = grpcHealthOf(entityRef, annotations);
  if (healthPath && grpcHealth !== undefined) {
    throw new InputError(
      `${entityRef} has both '${HEALTH_PATH}' and '${GRPC_HEALTH}'. Take one of the annotations away.`,
    );
  }
  return {
    ...{ entityRef, name: entity.metadata.name, selector, policy },
    ...(healthPath && { healthPath }),
    ...(grpcHealth !== undefined && { grpcHealth }),
  };
}

function grpcHealthOf(
  entityRef: string,
  annotations: Record<string, string>,
): string | undefined {
  const service = annotations[GRPC_HEALTH]?.trim() || undefined;
  if (service === undefined) return undefined;
  if (service !== '*' && !/^[\w./-]{1,127}$/.test(service)) {
    throw new InputError(
      `The annotation '${GRPC_HEALTH}' of ${entityRef} must be the name of a gRPC service, as 'shop.Orders', or '*' for the whole server.`,
    );
  }
  return service === '*' ? '' : service;
}
