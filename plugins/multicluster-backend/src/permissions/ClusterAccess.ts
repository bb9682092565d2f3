import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ClusterSummary,
  multiclusterClusterReadPermission,
  RESOURCE_TYPE_MULTICLUSTER_CLUSTER,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterClusterResourceRef } from './clusterRules';
import { DECISION_MEMORY_MS, MOST_DECISIONS } from './limits';
import { principalKey } from './principalKey';
import { ShortMemory } from './ShortMemory';

/** On which clusters one caller may do something. */
export type ClusterDecision = {
  /** Every cluster, without conditions. */
  all: boolean;
  allows(cluster: ClusterSummary): boolean;
};

type ClusterPermission = ResourcePermission<
  typeof RESOURCE_TYPE_MULTICLUSTER_CLUSTER
>;

/** Asks permissions on clusters: once for the whole fleet, conditions are applied here. */
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

  decide(
    credentials: BackstageCredentials,
    permission: ClusterPermission = multiclusterClusterReadPermission,
  ): Promise<ClusterDecision> {
    const key = `${permission.name} ${principalKey(credentials)}`;
    return this.#decisions.get(key, async () => {
      const [decision] = await this.#permissions.authorizeConditional(
        [{ permission }],
        { credentials },
      );
      return {
        all: decision.result === AuthorizeResult.ALLOW,
        allows: cluster => this.#authorizes(decision, cluster),
      };
    });
  }
}
