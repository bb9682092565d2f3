import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { folderAt, requestIdOf } from '../request';
import { pushExamples } from './createPushAction.examples';
import { gitAuth, readRepoUrl } from './gitAuth';
import { pushFolder } from './pushFolder';

/** A branch as Git takes it, without the rarer characters that it takes, too. */
const BRANCH = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]|\/(?=[A-Za-z0-9]))*$/;
const APP = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const FOLDER = /^[A-Za-z0-9_][-A-Za-z0-9_.]*(\/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$/;

function check(field: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value) || value.includes('..') || value.endsWith('.lock')) {
    throw new InputError(`'${field}' cannot be '${value}'`);
  }
  return value;
}

/** What becomes a path or a reference of Git is checked before anything is read or written. */
function checkNames(input: {
  repoUrl: string;
  app?: string;
  root?: string;
  branch?: string;
  baseBranch?: string;
}) {
  const { app, root = 'clusters', branch = 'main', baseBranch } = input;
  return {
    repoUrl: readRepoUrl(input.repoUrl).toString(),
    app: app === undefined ? undefined : check('app', app, APP),
    root: check('root', root, FOLDER),
    branch: check('branch', branch, BRANCH),
    baseBranch:
      baseBranch === undefined
        ? undefined
        : check('baseBranch', baseBranch, BRANCH),
  };
}

/** `multicluster:push`: brings rendered files into a Git repository, as one commit. */
export function createPushAction(options: { integrations: ScmIntegrations }) {
  const { integrations } = options;
  return createTemplateAction({
    id: 'multicluster:push',
    description:
      'Commits what multicluster:render has written to a branch of any Git server, and removes the files of clusters that have left.',
    supportsDryRun: true,
    examples: pushExamples,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe('Address for Git, as https://git.example.com/apps.git'),
        branch: z =>
          z
            .string()
            .optional()
            .describe('Made when it is not there. Default `main`'),
        baseBranch: z =>
          z
            .string()
            .optional()
            .describe(
              "What a new branch begins at. Default: the repository's own",
            ),
        app: z =>
          z
            .string()
            .optional()
            .describe(
              "Whose files these are, in a repository of many apps. Default: the repository is the service's own, and is begun when the server lets a push begin it",
            ),
        sourcePath: z =>
          z
            .string()
            .optional()
            .describe('Folder of the workspace. Default `rendered`'),
        root: z =>
          z
            .string()
            .optional()
            .describe(
              'As in multicluster:render: files are `<root>/<cluster>/<app>/…`. Default `clusters`',
            ),
        message: z =>
          z
            .string()
            .optional()
            .describe('Of the commit. Default: `Deploy <app>`'),
        tokenSecret: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the task secret with the token; else `integrations` are asked',
            ),
        username: z =>
          z
            .string()
            .optional()
            .describe('That goes with the token. Default `x-access-token`'),
        authorName: z => z.string().optional(),
        authorEmail: z => z.string().optional(),
      },
      output: {
        changed: z =>
          z.boolean().describe('Whether there was anything to push'),
        commit: z =>
          z
            .string()
            .optional()
            .describe('Head of the branch, pushed now or there before'),
        branch: z => z.string(),
        repoUrl: z => z.string(),
      },
    },
    async handler(ctx) {
      const { input, logger, isDryRun = false } = ctx;
      const { app, root, branch, baseBranch, repoUrl } = checkNames(input);
      const { tokenSecret, username } = input;
      const source = await folderAt(
        ctx.workspacePath,
        'sourcePath',
        input.sourcePath ?? 'rendered',
      );
      const auth = await gitAuth({
        ...{ repoUrl, integrations, tokenSecret, username },
        secrets: ctx.secrets,
      });
      const push = async () => {
        const { changed, commit } = await pushFolder({
          ...{ source, repoUrl, auth, branch, baseBranch, isDryRun, logger },
          folder: await ctx.createTemporaryDirectory(),
          owner: app === undefined ? undefined : { app, root },
          message: input.message ?? (app ? `Deploy ${app}` : 'Begin'),
          author: { name: input.authorName, email: input.authorEmail },
        });
        return { changed, ...(commit !== undefined && { commit }) };
      };
      const pushed = isDryRun
        ? await push()
        : await ctx.checkpoint({
            key: `push.${requestIdOf(ctx, [repoUrl, branch, app ?? '', root])}`,
            fn: push,
          });
      logger.info(
        pushed.changed && !isDryRun
          ? `Pushed ${pushed.commit} to '${branch}'.`
          : `Nothing was pushed${
              pushed.changed ? ': this is a dry run' : ': the branch has it all'
            }.`,
      );
      ctx.output('changed', pushed.changed);
      if (pushed.commit !== undefined) ctx.output('commit', pushed.commit);
      ctx.output('branch', branch);
      ctx.output('repoUrl', repoUrl);
    },
  });
}
