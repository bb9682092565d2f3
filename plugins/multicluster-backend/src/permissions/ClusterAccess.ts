import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ClusterSummary,
  multiclusterClusterReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterClusterResourceRef } from './clusterRules';
import { DECISION_MEMORY_MS, MOST_DECISIONS } from './limits';
import { principalKey } from './principalKey';
import { ShortMemory } from './ShortMemory';

/** What one caller may read of the fleet. */
export type ClusterDecision = {
  /** Every cluster, without conditions. */
  all: boolean;
  allows(cluster: ClusterSummary): boolean;
};

/** Asks `multicluster.cluster.read`: once for the whole fleet, conditions are applied here. */
export class ClusterAccess {
  readonly #permissions: PermissionsService;
  readonly #authorizes: ReturnType<
    typeof createConditionAuthorizer<ClusterSummary>
  >;
  readonly #decisions = new ShortMemory<ClusterDecision>({
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

  decide(credentials: BackstageCredentials): Promise<ClusterDecision> {
    return this.#decisions.get(principalKey(credentials), async () => {
      const [decision] = await this.#permissions.authorizeConditional(
        [{ permission: multiclusterClusterReadPermission }],
        { credentials },
      );
      return {
        all: decision.result === AuthorizeResult.ALLOW,
        allows: cluster => this.#authorizes(decision, cluster),
      };
    });
  }
}
