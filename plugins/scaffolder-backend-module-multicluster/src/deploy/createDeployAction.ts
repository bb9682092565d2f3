import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { hubFields } from '../gitops';
import {
  ActionOptions,
  contentFields,
  PATIENCE,
  persist,
  requestIdOf,
  rolloutFields,
} from '../request';
import { deployExamples } from './createDeployAction.examples';
import { conclude, outputFields, putOut } from './outputs';
import { EngineInput, prepareForEngine } from './prepareForEngine';
import { reportPreview } from './previewOnly';
import { readSecretValues } from './readSecretValues';
import { runDeployment } from './runDeployment';

/** Tells the iterations of a step apart; values are not in it, since they might be secret. */
function whatIsDeployed(input: EngineInput): string[] {
  const { app, namespace, targets, engine = 'direct', hub = '' } = input;
  return [app, namespace, engine, hub, JSON.stringify(targets)];
}

/** `multicluster:deploy`: brings an app to its clusters, and tells how it goes. */
export function createDeployAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:deploy',
    description:
      'Deploys a chart, a kustomization or plain YAML to Kubernetes clusters, each with its own values, after everything was checked on all of them.',
    supportsDryRun: true,
    examples: deployExamples,
    schema: {
      input: {
        ...contentFields,
        ...rolloutFields,
        source: z =>
          contentFields
            .source(z)
            .optional()
            .describe(
              'What is deployed: a chart, a kustomization or plain YAML. Default: what the app is deployed from now, for other clusters or with other values',
            ),
        engine: z =>
          z
            .enum(['direct', 'karmada', 'ocm'])
            .optional()
            .describe(
              'How it gets there: `direct` (default), or by the control plane on `hub`. For Git, see `multicluster:render`',
            ),
        hub: z =>
          z
            .string()
            .optional()
            .describe('Cluster with the control plane of Karmada or OCM'),
        ocm: hubFields.ocm,
      },
      output: outputFields,
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const isTemplateEditor = ctx.isDryRun ?? false;
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const secretValues = readSecretValues({
        names: input.secretValues,
        secrets: ctx.secrets,
        isDryRun: isTemplateEditor,
      });
      const prepare = () => prepareForEngine({ ctx, client, input, patience });
      if (isTemplateEditor || input.dryRun) {
        const request = { ...(await prepare()), secretValues };
        const preview = await persist({
          call: () => client.previewDeployment({ ...request, signal }),
          ...{ logger, signal, patience },
        });
        const { entityRef } = input;
        const reported = { preview, entityRef, logger, isTemplateEditor };
        putOut(ctx.output, reportPreview(reported));
        return;
      }
      const requestId = requestIdOf(ctx, whatIsDeployed(input));
      const deployment = await runDeployment({
        ...{ ctx, client, requestId, secretValues, patience },
        begin: async () => {
          const request = { ...(await prepare()), secretValues, requestId };
          signal?.throwIfAborted();
          return persist({
            // Without the signal: a request that is cut off may have begun something that nobody could cancel.
            call: () => client.createDeployment(request),
            ...{ logger, signal, patience },
          });
        },
      });
      conclude(ctx.output, deployment);
    },
  });
}
