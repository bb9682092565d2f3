import { usePermission } from '@backstage/plugin-permission-react';
import { multiclusterDeployExecutePermission } from '@multicluster/backstage-plugin-multicluster-common';

/** Why the reader may not deploy for the entity; undefined when they may, or while it is being asked: the backend decides anyway. */
export function useMayDeploy(entityRef: string): string | undefined {
  const { allowed, loading, error } = usePermission({
    permission: multiclusterDeployExecutePermission,
    resourceRef: entityRef,
  });
  if (loading || error || allowed) {
    return undefined;
  }
  return `Needs ${multiclusterDeployExecutePermission.name} on this entity; ask its owner.`;
}
