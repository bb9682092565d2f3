import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { multiclusterServiceRef } from '@multicluster/backstage-plugin-multicluster-node';
import { createDeployActions } from './deploy';
import { createGitActions } from './git';
import { createGitopsActions } from './gitops';

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
        config: coreServices.rootConfig,
        multicluster: multiclusterServiceRef,
      },
      async init({ actions, config, multicluster }) {
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          ...createDeployActions({ multicluster }),
          ...createGitopsActions({ multicluster }),
          ...createGitActions({ multicluster, integrations }),
        );
      },
    });
  },
});
