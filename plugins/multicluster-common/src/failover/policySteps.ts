import { promotionSteps } from './database/planDatabase';
import { plain } from './plain';
import { PlanFacts, PlanSides } from './planTypes';
import { FailoverRun } from './runRecord';
import { PolicyStep } from './policyTypes';
import { PlanStep } from './types';

/** What the policy adds at one place of the plan. A live drill does only what is meant for drills. */
export function policySteps(
  facts: PlanFacts,
  sides: PlanSides,
  when: PolicyStep['when'],
): PlanStep[] {
  const { policy, mode, usualSeconds } = facts;
  return policy.steps
    .filter(
      step => step.when === when && (step.drills || mode !== 'drill-live'),
    )
    .flatMap(step =>
      step.kind === 'promote'
        ? promotionSteps(step, facts, sides)
        : [planned(step)],
    )
    .map(step => ({ ...step, ...usual(usualSeconds?.[step.kind]) }));
}

function usual(expectedSeconds: number | undefined) {
  return expectedSeconds === undefined ? {} : { expectedSeconds };
}

function planned(step: Exclude<PolicyStep, { kind: 'promote' }>): PlanStep {
  const { id, kind, timeoutSeconds } = step;
  const common = { id, kind, ...(timeoutSeconds && { timeoutSeconds }) };
  if (step.kind === 'manual') {
    return plain({
      ...common,
      sentence: `Wait until a person has done '${id}' and confirms it.`,
      instructions: step.instructions,
    });
  }
  if (step.kind === 'template') {
    const { template: ref, values } = step;
    return plain({
      ...common,
      sentence: `Run the template '${ref}' for '${id}', and wait until it is done.`,
      instructions: `By hand: run the template '${ref}', within ${timeoutSeconds} s as a rule.`,
      template: { ref, values },
    });
  }
  const { webhook } = step;
  return plain({
    ...common,
    sentence: `Call the webhook '${webhook}' for '${id}', and wait until it is done.`,
    instructions: `By hand: do what the webhook '${webhook}' does, within ${timeoutSeconds} s as a rule. Its address is in multicluster.failover.webhooks.${webhook}.`,
    webhook,
  });
}

/** Whether it is done by a person, a webhook or a template, so that nothing here can take it back. */
export function isOfPolicy({ kind }: Pick<PlanStep, 'kind'>): boolean {
  return kind === 'manual' || kind === 'webhook' || kind === 'template';
}

/** What may have been done beyond weights and replicas, as a sentence for a person; empty when there is nothing. */
export function sayLeftBehind({ plan, steps }: FailoverRun): string[] {
  const begun = plan.steps.filter(
    (step, index) =>
      (isOfPolicy(step) || step.database !== undefined) &&
      steps[index].state !== 'notStarted' &&
      steps[index].state !== 'undone',
  );
  return begun.length === 0
    ? []
    : [
        `What these steps may have done is not taken back, look at it: ${begun
          .map(({ sentence }) => sentence)
          .join(' ')}`,
      ];
}
