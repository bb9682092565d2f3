import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ClusterSummary,
  multiclusterClusterReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterClusterResourceRef } from './clusterRules';
import { principalKey } from './principalKey';
import { DECISION_MEMORY_MS, MOST_DECISIONS } from './limits';
import { ShortMemory } from './ShortMemory';

/** Whether one caller may read a cluster. */
export type MayReadCluster = (cluster: ClusterSummary) => boolean;

/** Asks `multicluster.cluster.read`: once for the whole fleet, conditions are applied here. */
export class ClusterAccess {
  readonly #permissions: PermissionsService;
  readonly #authorizes: ReturnType<
    typeof createConditionAuthorizer<ClusterSummary>
  >;
  readonly #decisions = new ShortMemory<MayReadCluster>({
    forMs: DECISION_MEMORY_MS,
    most: MOST_DECISIONS,
  });

  /** @param options - the resource type of clusters must have been added to `permissionsRegistry` before. */
  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#authorizes = createConditionAuthorizer(
      options.permissionsRegistry.getPermissionRuleset(
        multiclusterClusterResourceRef,
      ),
    );
  }

  mayRead(credentials: BackstageCredentials): Promise<MayReadCluster> {
    return this.#decisions.get(principalKey(credentials), async () => {
      const [decision] = await this.#permissions.authorizeConditional(
        [{ permission: multiclusterClusterReadPermission }],
        { credentials },
      );
      return cluster => this.#authorizes(decision, cluster);
    });
  }
}
