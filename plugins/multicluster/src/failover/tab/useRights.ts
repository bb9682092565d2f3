import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  multiclusterFailoverAbortPermission,
  multiclusterFailoverApprovePermission,
  multiclusterFailoverExecutePermission,
  multiclusterFailoverOverridePermission,
} from '@multicluster/backstage-plugin-multicluster-common';

/** By right, why the reader has it not; undefined when they have it, or while it is being asked: the backend decides anyway. */
export type Rights = {
  execute?: string;
  abort?: string;
  approve?: string;
  override?: string;
};

function ownersOf(entity: Entity): string {
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return owners.map(({ name }) => name).join(', ');
}

function useRight(
  permission: typeof multiclusterFailoverExecutePermission,
  entity: Entity,
): string | undefined {
  const { allowed, loading, error } = usePermission({
    permission,
    resourceRef: stringifyEntityRef(entity),
  });
  if (loading || error || allowed) return undefined;
  const owners = ownersOf(entity);
  const ask = owners ? `; owner: ${owners}` : '; ask its owner';
  return `Needs ${permission.name} on ${entity.metadata.name}${ask}`;
}

/** What the reader may do with the traffic of the entity. */
export function useRights(): Rights {
  const { entity } = useEntity();
  const execute = useRight(multiclusterFailoverExecutePermission, entity);
  const abort = useRight(multiclusterFailoverAbortPermission, entity);
  const approve = useRight(multiclusterFailoverApprovePermission, entity);
  const override = useRight(multiclusterFailoverOverridePermission, entity);
  // Who may start a run may stop it.
  return { execute, abort: execute && abort, approve, override };
}
