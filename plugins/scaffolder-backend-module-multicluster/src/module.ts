import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { multiclusterServiceRef } from '@multicluster/backstage-plugin-multicluster-node';
import { createApprovalActions } from './approvals';
import { createClusterActions } from './clusters';
import { createDeployActions } from './deploy';
import { createFailoverActions } from './failover';
import { createGitActions } from './git';
import { createGitopsActions } from './gitops';
import { createPipelineActions } from './pipeline';
import { createTerraformActions } from './terraform';

/**
 * Adds the `multicluster:…` actions to the scaffolder. They ask the multicluster backend on behalf of whoever started the task.
 *
 * @public
 */
export const scaffolderModuleMulticluster = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'multicluster',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        multicluster: multiclusterServiceRef,
      },
      async init({ actions, auth, config, multicluster }) {
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          ...createApprovalActions({ multicluster, auth }),
          ...createClusterActions({ multicluster }),
          ...createDeployActions({ multicluster }),
          ...createFailoverActions({ multicluster }),
          ...createGitopsActions({ multicluster }),
          ...createGitActions({ multicluster, integrations }),
          ...createPipelineActions({ multicluster }),
          ...createTerraformActions({ config }),
        );
      },
    });
  },
});
