import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ActionOptions,
  contentFields,
  PATIENCE,
  prepareRequest,
  rolloutFields,
} from '../request';
import { buildHubObjects, HUB_ENGINES, HubEngine } from './buildHubObjects';
import { renderExamples } from './createRenderAction.examples';
import { hubFields } from './inputs';
import { renderForClusters } from './renderForClusters';
import { ClusterObjects } from './types';
import { asYaml, writeFiles, WrittenFile } from './writeFiles';

const FOLDER = /^[A-Za-z0-9_][-A-Za-z0-9_.]*(\/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$/;

function checkFolder(field: string, folder: string): string {
  if (!FOLDER.test(folder)) {
    throw new InputError(
      `'${field}' must be a folder as 'clusters' or 'deploy/clusters', and '${folder}' is none`,
    );
  }
  return folder;
}

type HubInput = {
  app: string;
  namespace: string;
  createNamespace?: boolean;
  engine?: HubEngine | 'none';
  repoUrl?: string;
  branch?: string;
  argocd?: Parameters<typeof buildHubObjects>[0]['argocd'];
  flux?: Parameters<typeof buildHubObjects>[0]['flux'];
  ocm?: Parameters<typeof buildHubObjects>[0]['ocm'];
};

function hubFile(
  input: HubInput,
  root: string,
  clusters: ClusterObjects[],
): WrittenFile[] {
  const { engine = 'none', createNamespace = false, repoUrl } = input;
  if (engine === 'none') {
    return [];
  }
  const options = { ...input, createNamespace, clusters };
  const path = `hub/${input.app}/${engine}.yaml`;
  if (engine === 'karmada' || engine === 'ocm') {
    return [{ path, content: asYaml(buildHubObjects({ ...options, engine })) }];
  }
  if (!repoUrl) {
    throw new InputError(
      `'repoUrl' is missing: '${engine}' must be told where it finds the files`,
    );
  }
  const git = { repoUrl, branch: input.branch ?? 'main', root };
  const objects = buildHubObjects({ ...options, engine, git });
  return [{ path, content: asYaml(objects) }];
}

/** `multicluster:render`: what each cluster would get, as files for Git, and what the hub must know. */
export function createRenderAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:render',
    description:
      'Renders an app for each of its clusters into files of the workspace, with the objects that Argo CD, Flux, Karmada or Open Cluster Management needs. Writes to no cluster.',
    supportsDryRun: true,
    examples: renderExamples,
    schema: {
      input: {
        ...contentFields,
        createNamespace: rolloutFields.createNamespace,
        engine: z =>
          z
            .enum(['none', ...HUB_ENGINES])
            .optional()
            .describe('Whose objects are made, too. Default `none`'),
        targetPath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the workspace to write to. Default `rendered`',
            ),
        root: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the clusters in the repository: files are `<root>/<cluster>/<app>/…`. Default `clusters`',
            ),
        repoUrl: z =>
          z
            .string()
            .optional()
            .describe('Where Argo CD or Flux finds the files'),
        branch: z =>
          z.string().optional().describe('Of the repository. Default `main`'),
        ...hubFields,
      },
      output: {
        path: z => z.string().describe('Folder with all that was written'),
        hubPath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder with the objects for the hub, in a folder per app',
            ),
        clusters: z => z.array(z.string()).describe('The targets'),
        files: z =>
          z.array(z.string()).describe('What was written, below `path`'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const root = checkFolder('root', input.root ?? 'clusters');
      const targetPath = checkFolder(
        'targetPath',
        input.targetPath ?? 'rendered',
      );
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const request = await prepareRequest({ ctx, client, input, patience });
      const { rendered, clusters } = await renderForClusters({
        ctx,
        client,
        request,
        patience,
      });
      const files = [
        ...rendered.clusters.flatMap(each =>
          each.files.map(({ path, content }) => ({
            path: `${root}/${each.cluster}/${input.app}/${path}`,
            content,
          })),
        ),
        ...hubFile(input, root, clusters),
      ];
      await writeFiles(
        resolveSafeChildPath(ctx.workspacePath, targetPath),
        files,
      );
      ctx.output('path', targetPath);
      ctx.output(
        'clusters',
        clusters.map(({ cluster }) => cluster),
      );
      ctx.output(
        'files',
        files.map(({ path }) => path),
      );
      if (input.engine && input.engine !== 'none') {
        ctx.output('hubPath', `${targetPath}/hub`);
      }
    },
  });
}
