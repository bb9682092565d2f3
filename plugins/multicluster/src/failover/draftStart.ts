import {
  FailoverPlan,
  PlanProblem,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What a person has filled in before they start a run. */
export type StartDraft = {
  reason: string;
  /** The typed name, of an emergency. */
  confirm: string;
  /** Numbers of the rules that are set aside. */
  setAside: number[];
};

/** The name of an entity, which an emergency asks to be typed. */
export function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

/** Errors that a person may take upon themselves, one for each rule. */
export function overridable(plan: FailoverPlan): PlanProblem[] {
  return plan.problems.filter(
    ({ severity, overridable: may, rule }, index, all) =>
      severity === 'error' &&
      may &&
      all.findIndex(one => one.rule === rule && one.severity === 'error') ===
        index,
  );
}

/** Why the run cannot be started as it is filled in; undefined when it can. */
export function refuseStart(
  plan: FailoverPlan,
  draft: StartDraft,
): string | undefined {
  const errors = plan.problems.filter(one => one.severity === 'error');
  const final = errors.find(one => !one.overridable);
  if (final) return final.message;
  const open = errors.find(({ rule }) => !draft.setAside.includes(rule));
  if (open) return `Rule ${open.rule} stands against it: set it aside first.`;
  if (!draft.reason.trim()) return 'Say why: it is kept with the run.';
  if (plan.mode === 'emergency' && draft.confirm !== nameOf(plan.entityRef)) {
    return `Type '${nameOf(plan.entityRef)}' to confirm.`;
  }
  return undefined;
}

/** The run that is asked for, bound to the plan that was read. */
export function startRequest(
  plan: FailoverPlan,
  draft: StartDraft,
  requestId: string,
): StartRunRequest {
  const reason = draft.reason.trim();
  return {
    intent: plan.intent,
    mode: plan.mode,
    hash: plan.hash,
    reason,
    requestId,
    ...(plan.mode === 'emergency' && { confirm: draft.confirm }),
    ...(draft.setAside.length > 0 && {
      overrides: [{ rules: draft.setAside, reason }],
    }),
  };
}
