import { PlanFacts, PlanSides } from '../planTypes';
import { EVIDENCE_MAX_AGE_MS } from '../policy';
import { PlanProblem, PlanStep } from '../types';
import { isNobodyFit } from './allUnhealthy';

/**
 * Rule 2: no backend gets more unless it is proved ready, from the caller's side and from the target's own, and not long ago. Unknown is
 * not ready (rule 22); a person may say so in its place, with a reason, unless it is known to be dead.
 */
export function destinationFirst(
  facts: PlanFacts,
  sides: PlanSides,
  steps: PlanStep[],
): PlanProblem[] {
  return [...ownSide(facts, sides), ...callersSide(facts, steps)];
}

function ownSide(facts: PlanFacts, { targets }: PlanSides): PlanProblem[] {
  const { allUnhealthy: decided } = facts.policy;
  // Where nobody can serve, the policy may have named one that gets it all the same (rule 23).
  const named = isNobodyFit(facts) && typeof decided === 'object';
  return targets.flatMap(cluster => {
    const readiness = facts.readiness.get(cluster);
    const verdict = readiness?.verdict ?? 'unknown';
    if (verdict === 'ready') return [];
    const why = readiness?.reasons.find(one => one.verdict !== 'pass')?.text;
    const said = readiness?.sentence ?? 'nothing is known of it';
    return [
      {
        rule: 2,
        severity:
          verdict === 'limited' ? ('warning' as const) : ('error' as const),
        message: `'${cluster}': ${lowerFirst(said)}${
          why ? ` (${lowerFirst(why)})` : ''
        }.`,
        overridable:
          verdict !== 'notReady' || (named && decided.failTo === cluster),
      },
    ];
  });
}

function callersSide(facts: PlanFacts, steps: PlanStep[]): PlanProblem[] {
  const problems = new Map<string, PlanProblem>();
  for (const change of steps.flatMap(({ traffic }) => traffic)) {
    const hop = facts.hops.find(({ id }) => id === change.hop);
    for (const backend of hop?.backends ?? []) {
      const grows = change.after[backend.name] > change.before[backend.name];
      if (!grows) continue;
      const problem = judge(facts.now, change.cluster, backend);
      if (problem) problems.set(`${change.hop} ${backend.name}`, problem);
    }
  }
  return [...problems.values()];
}

function judge(
  now: number,
  cluster: string,
  backend: { name: string; ready?: boolean; readyAt?: number },
): PlanProblem | undefined {
  const { name, ready, readyAt } = backend;
  const fresh = readyAt !== undefined && now - readyAt <= EVIDENCE_MAX_AGE_MS;
  if (ready === true && fresh) return undefined;
  const seen = `'${name}', as '${cluster}' sees it,`;
  if (ready === false) {
    const message = `${seen} has no ready endpoint.`;
    return { rule: 2, severity: 'error', message, overridable: false };
  }
  const message =
    ready === undefined
      ? `Whether ${seen} can answer is not known.`
      : `That ${seen} can answer was last seen too long ago.`;
  return { rule: 2, severity: 'error', message, overridable: true };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en-US') + text.slice(1);
}
