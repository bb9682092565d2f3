import { rm, stat } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { StepContext } from '../request';
import { environmentOf } from './environmentOf';
import { terraformExamples } from './examples';
import { findBinary } from './findBinary';
import { PlanShelf } from './PlanShelf';
import { readSettings } from './readSettings';
import { readVariables } from './readVariables';
import { createRedactor, secretsOf } from './redact';
import { applyPlan, makePlan, readOutputs, TerraformStep } from './steps';
import { Terraform } from './Terraform';

const description = `Runs OpenTofu or Terraform on a module of the workspace. \`plan\` shows what would change and keeps the plan; \`apply\` and \`destroy\` do what a plan of that hash says, and nothing else; \`output\` reads what the module gives out.`;

/** `multicluster:terraform` */
export function createTerraformAction(options: { config: Config }) {
  return createTemplateAction({
    id: 'multicluster:terraform',
    description,
    supportsDryRun: true,
    examples: terraformExamples,
    schema: {
      input: {
        command: z => z.enum(['plan', 'apply', 'destroy', 'output']),
        path: z =>
          z
            .string()
            .optional()
            .describe('Folder of the module in the workspace. Default `.`'),
        workspace: z =>
          z
            .string()
            .describe(
              'Name of the state, as `cluster-north`: the same name is the same infrastructure',
            ),
        variables: z =>
          z.record(z.custom<JsonValue>()).optional().describe('For the module'),
        secretVariables: z =>
          z
            .record(z.string())
            .optional()
            .describe('Variable of the module to name of the task secret'),
        destroy: z =>
          z
            .boolean()
            .optional()
            .describe('With `plan`: plan to destroy all of it'),
        planHash: z =>
          z
            .string()
            .optional()
            .describe(
              'With `apply` and `destroy`: of the plan that was approved',
            ),
      },
      output: {
        planHash: z =>
          z.string().optional().describe('sha256 of the plan file'),
        hasChanges: z =>
          z.boolean().optional().describe('Whether the plan does anything'),
        summary: z =>
          z.string().optional().describe('`Create 1, change 0, destroy 0`'),
        details: z =>
          z
            .string()
            .optional()
            .describe('The plan as text, without sensitive values'),
        changes: z =>
          z
            .array(z.object({ address: z.string(), action: z.string() }))
            .optional(),
        outputs: z =>
          z
            .record(z.custom<JsonValue>())
            .optional()
            .describe('Of the module, but for sensitive ones'),
        sensitiveOutputs: z =>
          z
            .record(z.string())
            .optional()
            .describe(
              'Files of the workspace with the sensitive outputs, by name',
            ),
      },
    },
    async handler(ctx) {
      const { command, workspace, destroy = false } = ctx.input;
      checkWorkspace(workspace);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would run '${command}' for '${workspace}'`);
        ctx.output('planHash', '0'.repeat(64));
        ctx.output('summary', 'Not planned in a dry run');
        ctx.output('details', '');
        return;
      }
      const { step, close } = await prepareStep(ctx, options.config);
      try {
        await step.terraform.open(workspace);
        const found =
          command === 'plan'
            ? await makePlan(step, { destroy })
            : await applyOrRead(step, command, ctx.input.planHash);
        for (const [name, value] of Object.entries(found)) {
          ctx.output(name as keyof typeof found, value);
        }
      } catch (error) {
        throw redacted(error, step.redact);
      } finally {
        await close();
      }
    },
  });
}

type StepInput = {
  path?: string;
  workspace: string;
  variables?: JsonObject;
  secretVariables?: Record<string, string>;
};

/** All that a command needs, and its end. */
async function prepareStep(
  ctx: StepContext & { input: StepInput },
  config: Config,
): Promise<{ step: TerraformStep; close(): Promise<void> }> {
  const { workspace, path = '.' } = ctx.input;
  const settings = readSettings(config);
  const folder = await findFolder(ctx.workspacePath, path);
  const { plain, secret } = readVariables(ctx, ctx.input);
  const redact = createRedactor([
    ...Object.values(secret),
    ...secretsOf(settings.env),
  ]);
  const env = environmentOf(process.env, settings.env);
  const binary = await findBinary({ configured: settings.binary, env });
  const temporary = await ctx.createTemporaryDirectory();
  const terraform = new Terraform({
    binary,
    settings,
    folder,
    temporary,
    env: { ...env, ...asEnvironment(secret) },
    onLine: line => ctx.logger.info(redact(line)),
    signal: ctx.signal,
  });
  const shelf = new PlanShelf(settings);
  return {
    step: {
      ctx,
      terraform,
      shelf,
      temporary,
      workspace,
      variables: plain,
      redact,
    },
    close: async () => {
      await terraform.close();
      // The scaffolder removes it only after success, and there are variables and a plan in it.
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

async function applyOrRead(
  step: TerraformStep,
  command: 'apply' | 'destroy' | 'output',
  planHash: string | undefined,
) {
  if (command === 'output') {
    return readOutputs(step);
  }
  if (planHash === undefined) {
    throw new InputError(
      `'planHash' is missing: '${command}' does only what was planned, and approved, before`,
    );
  }
  return applyPlan(step, { planHash, destroy: command === 'destroy' });
}

function checkWorkspace(workspace: string): void {
  if (!/^[a-z0-9]([-a-z0-9_.]{0,88}[a-z0-9])?$/.test(workspace)) {
    throw new InputError(
      `'workspace' is '${workspace}'; use lower-case letters, digits, dashes, dots and underscores, 90 at most`,
    );
  }
  if (workspace === 'default') {
    throw new InputError(
      "'workspace' must not be 'default', which every module would share",
    );
  }
}

async function findFolder(workspacePath: string, path: string) {
  const folder = resolveSafeChildPath(workspacePath, path);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new InputError(
      `'path' is '${path}', and the workspace has no such folder`,
    );
  }
  return folder;
}

/** Not by arguments: every user of the machine can read those. */
function asEnvironment(secret: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secret).map(([name, value]) => [`TF_VAR_${name}`, value]),
  );
}

function redacted(error: unknown, redact: (text: string) => string): unknown {
  const { name, message } = error as Error;
  const clean = redact(message);
  return clean === message ? error : Object.assign(new Error(clean), { name });
}
