import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { StepContext } from '../request';
import { describePlan } from './describePlan';
import { PlanNote, PlanShelf } from './PlanShelf';
import { Terraform } from './Terraform';
import { writeOutputs } from './writeOutputs';

/** One run of the action, on a module that is ready. */
export type TerraformStep = {
  ctx: Pick<StepContext, 'logger' | 'workspacePath' | 'checkpoint'>;
  terraform: Terraform;
  shelf: PlanShelf;
  temporary: string;
  workspace: string;
  /** For a plan; those that are secret are known to `terraform`. */
  variables: JsonObject;
  redact: (text: string) => string;
};

/** Plans, shows it in the log, and keeps the plan for the step that applies it. */
export async function makePlan(
  step: TerraformStep,
  options: { destroy: boolean },
) {
  const { ctx, terraform, shelf, workspace, variables, redact } = step;
  const { destroy } = options;
  const target = join(step.temporary, 'plan');
  const variablesFile = await writeVariables(step, variables);
  await terraform.plan({ target, variablesFile, destroy });
  const { hasChanges, summary, details, changes } = describePlan(
    await terraform.show(target),
  );
  const planHash = await shelf.keep(target, { workspace, destroy, summary });
  ctx.logger.info(`${summary}. The plan has the hash ${planHash}`);
  return { planHash, hasChanges, summary, details: redact(details), changes };
}

/** Does what the plan of that hash says. A plan that was applied already, by a step that was cut off, is left at that. */
export async function applyPlan(
  step: TerraformStep,
  options: { planHash: string; destroy: boolean },
) {
  const { ctx, shelf, temporary } = step;
  const { planHash, destroy } = options;
  const file = join(temporary, 'approved');
  const note = await shelf.take(planHash, file);
  checkNote(step, note, destroy);
  await ctx.checkpoint({
    key: `applied.${planHash}`,
    fn: async () => {
      if (await shelf.isApplied(planHash)) {
        ctx.logger.info('This plan has been applied already');
      } else {
        await applyFile(step, { file, note });
        await shelf.markApplied(planHash);
      }
      return true;
    },
  });
  return { summary: note.summary, ...(await readOutputs(step)) };
}

export async function readOutputs({
  ctx,
  terraform,
  workspace,
}: TerraformStep) {
  const { plain, files } = await writeOutputs({
    outputs: await terraform.outputs(),
    workspacePath: ctx.workspacePath,
    folder: `.terraform-outputs/${workspace}`,
  });
  return { outputs: plain, sensitiveOutputs: files };
}

function checkNote(
  { workspace }: TerraformStep,
  note: PlanNote,
  destroy: boolean,
): void {
  if (note.workspace !== workspace) {
    throw new InputError(
      `The plan is for the workspace '${note.workspace}', and this step is for '${workspace}'`,
    );
  }
  if (note.destroy !== destroy) {
    throw new InputError(
      note.destroy
        ? "The plan destroys: apply it by 'command: destroy'"
        : "The plan does not destroy: apply it by 'command: apply'",
    );
  }
}

async function applyFile(
  step: TerraformStep,
  options: { file: string; note: PlanNote },
): Promise<void> {
  const { ctx, terraform } = step;
  const { file, note } = options;
  if ((await terraform.apply(file)) === 'applied') {
    return;
  }
  // Either a run that was cut off has done this very plan, or something else has changed the state.
  if (await hasNothingLeft(step, file, note.destroy)) {
    ctx.logger.info('What this plan asks for is there already');
    return;
  }
  throw new ConflictError(
    'The state has changed since the plan was made, perhaps by a run that was cut off half-way: plan again, and approve what is left',
  );
}

/** Plans again with the variables of the plan, which are in it. */
async function hasNothingLeft(
  step: TerraformStep,
  plan: string,
  destroy: boolean,
): Promise<boolean> {
  const { terraform } = step;
  const { variables = {} } = await terraform.show(plan);
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, { value }]) => [name, value ?? null]),
  );
  const target = join(step.temporary, 'left');
  const variablesFile = await writeVariables(step, values);
  await terraform.plan({ target, variablesFile, destroy, quiet: true });
  return !describePlan(await terraform.show(target)).hasChanges;
}

async function writeVariables(
  { temporary }: TerraformStep,
  variables: JsonObject,
): Promise<string> {
  const file = join(temporary, 'variables.tfvars.json');
  await writeFile(file, JSON.stringify(variables), { mode: 0o600 });
  return file;
}
