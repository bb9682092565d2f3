import { plain } from './plain';
import { PlanFacts } from './planTypes';
import { FailoverRun } from './runRecord';
import { PolicyStep } from './policyTypes';
import { PlanStep } from './types';

/** What the policy adds at one place of the plan. A live drill does only what is meant for drills. */
export function policySteps(
  { policy, mode, usualSeconds }: PlanFacts,
  when: PolicyStep['when'],
): PlanStep[] {
  return policy.steps
    .filter(
      step => step.when === when && (step.drills || mode !== 'drill-live'),
    )
    .map(step => ({ ...planned(step), ...usual(usualSeconds?.[step.kind]) }));
}

function usual(expectedSeconds: number | undefined) {
  return expectedSeconds === undefined ? {} : { expectedSeconds };
}

function planned(step: PolicyStep): PlanStep {
  const { id, kind, timeoutSeconds } = step;
  const common = { id, kind, ...(timeoutSeconds && { timeoutSeconds }) };
  if (step.kind === 'manual') {
    return plain({
      ...common,
      sentence: `Wait until a person has done '${id}' and confirms it.`,
      instructions: step.instructions,
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

/** Whether it is done by a person or a webhook, so that nothing here can take it back. */
export function isOfPolicy({ kind }: Pick<PlanStep, 'kind'>): boolean {
  return kind === 'manual' || kind === 'webhook';
}

/** What may have been done beyond weights and replicas, as a sentence for a person; empty when there is nothing. */
export function sayLeftBehind({ plan, steps }: FailoverRun): string[] {
  const begun = plan.steps.filter(
    (step, index) => isOfPolicy(step) && steps[index].state !== 'notStarted',
  );
  return begun.length === 0
    ? []
    : [
        `What these steps may have done is not taken back, look at it: ${begun
          .map(({ sentence }) => sentence)
          .join(' ')}`,
      ];
}
