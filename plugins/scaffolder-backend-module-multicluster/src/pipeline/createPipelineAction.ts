import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ClusterSummary,
  resolveValues,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import { stringify } from 'yaml';
import { askBackend } from '../backend';
import {
  ActionOptions,
  appFields,
  chooseClusters,
  contentFields,
  ContentInput,
  PATIENCE,
  readSelector,
  readTargets,
  StepContext,
} from '../request';
import { buildJenkinsfile, jenkinsCredentials } from './buildJenkinsfile';
import { buildWorkflow, githubSecrets } from './buildWorkflow';
import { pipelineExamples } from './examples';
import { readPipeline } from './readPipeline';
import { Pipeline } from './types';

/** `multicluster:pipeline` */
export function createPipelineAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:pipeline',
    description:
      'Writes a Jenkinsfile and a GitHub workflow into the workspace that test, build an image, and deploy a chart to each chosen cluster in parallel, with a file of values for each. Secrets are referred to by id.',
    supportsDryRun: true,
    examples: pipelineExamples,
    schema: {
      input: {
        app: appFields.app,
        namespace: appFields.namespace,
        targets: contentFields.targets,
        values: contentFields.values,
        valuesByRule: contentFields.valuesByRule,
        valuesByCluster: contentFields.valuesByCluster,
        image: z =>
          z
            .string()
            .describe(
              'Reference of the image, without a tag: the commit is the tag',
            ),
        chart: z =>
          z
            .string()
            .optional()
            .describe('Folder of the chart in the repository. Default `chart`'),
        branch: z =>
          z
            .string()
            .optional()
            .describe('Whose commits are deployed. Default `main`'),
        unitTest: z => z.string().min(1).describe('Shell command'),
        integrationTest: z => z.string().min(1).describe('Shell command'),
        formats: z =>
          z
            .array(z.enum(['jenkins', 'github']))
            .optional()
            .describe('Default: both'),
        targetPath: z =>
          z
            .string()
            .optional()
            .describe('Folder of the workspace that becomes the repository'),
      },
      output: {
        clusters: z => z.array(z.string()).describe('The targets'),
        files: z => z.array(z.string()).describe('What was written'),
        credentials: z =>
          z
            .array(z.string())
            .describe('Ids of the credentials that Jenkins must have'),
        secrets: z =>
          z
            .array(z.string())
            .describe(
              'Names of the secrets that the GitHub repository must have',
            ),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const formats = input.formats ?? ['jenkins', 'github'];
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const { clusters } = await askBackend({
        ctx,
        patience,
        call: () => client.listClusters({ signal: ctx.signal }),
      });
      const chosen = chooseClusters({
        clusters,
        targets: readTargets(input.targets),
      }).chosen.map(({ name }) => name);
      const pipeline = readPipeline(input, chosen);
      const files = [
        ...valuesFiles(pipeline, clusters, readLayers(input)),
        ...pipelineFiles(pipeline, formats),
      ];
      await writeFiles(ctx, input.targetPath ?? '.', files);
      ctx.output('clusters', chosen);
      ctx.output(
        'files',
        files.map(({ path }) => path),
      );
      ctx.output(
        'credentials',
        formats.includes('jenkins') ? jenkinsCredentials(pipeline) : [],
      );
      ctx.output(
        'secrets',
        formats.includes('github') ? githubSecrets(pipeline) : [],
      );
    },
  });
}

type WrittenFile = { path: string; content: string };

function readLayers(
  input: Pick<ContentInput, 'values' | 'valuesByRule' | 'valuesByCluster'>,
): ValueLayers {
  return {
    common: input.values,
    rules: input.valuesByRule?.map((rule, index) => ({
      ...rule,
      selector: readSelector(`valuesByRule[${index}].selector`, rule.selector),
    })),
    clusters: input.valuesByCluster,
  };
}

async function writeFiles(
  ctx: Pick<StepContext, 'workspacePath' | 'logger'>,
  targetPath: string,
  files: WrittenFile[],
): Promise<void> {
  const root = resolveSafeChildPath(ctx.workspacePath, targetPath);
  for (const { path, content } of files) {
    const file = resolveSafeChildPath(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    ctx.logger.info(`Wrote ${path}`);
  }
}

function pipelineFiles(
  pipeline: Pipeline,
  formats: ('jenkins' | 'github')[],
): WrittenFile[] {
  return formats.map(format =>
    format === 'jenkins'
      ? { path: 'Jenkinsfile', content: buildJenkinsfile(pipeline) }
      : {
          path: `.github/workflows/${pipeline.app}.yaml`,
          content: buildWorkflow(pipeline),
        },
  );
}

/** What each cluster is given, resolved once and written down: a pipeline has no fleet to ask. */
function valuesFiles(
  { targets }: Pipeline,
  clusters: ClusterSummary[],
  layers: ValueLayers,
): WrittenFile[] {
  return targets.map(({ cluster, valuesFile }) => {
    const target = clusters.find(({ name }) => name === cluster)!;
    const { values } = resolveValues({ target, layers });
    return {
      path: valuesFile,
      content: `# Values of cluster ${JSON.stringify(cluster)}\n${stringify(
        values,
        { lineWidth: 0 },
      )}`,
    };
  });
}
