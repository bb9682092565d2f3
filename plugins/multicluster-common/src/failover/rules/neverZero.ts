import { TrafficHop } from '../../traffic';
import { PlanFacts } from '../planTypes';
import { PlanProblem, PlanStep } from '../types';

/**
 * Rule 1: after every step, each hop that is changed still sends something to a backend that is not known to be dead, and at least the
 * policy's number of clusters serves. A mesh does not give the share of an empty backend to the others: its callers get errors.
 */
export function neverZero(facts: PlanFacts, steps: PlanStep[]): PlanProblem[] {
  const { minServingClusters } = facts.policy;
  const problems = new Map<string, PlanProblem>();
  for (const change of steps.flatMap(({ traffic }) => traffic)) {
    const hop = facts.hops.find(({ id }) => id === change.hop);
    if (!hop) continue;
    const serving = servingClusters(hop, change.after);
    if (serving.size < minServingClusters) {
      const { kind, namespace, name } = hop.object;
      problems.set(hop.id, {
        rule: 1,
        severity: 'error',
        message: `${kind} ${namespace}/${name} in '${
          hop.cluster
        }' would send to ${count(
          serving.size,
        )} that can serve; the policy wants ${minServingClusters}.`,
        overridable: serving.size > 0,
      });
    }
  }
  return [...problems.values()];
}

function servingClusters(
  hop: TrafficHop,
  weights: { [backend: string]: number },
): Set<string> {
  const serving = hop.backends.filter(
    ({ name, weight, ready }) =>
      (weights[name] ?? weight) > 0 && ready !== false,
  );
  return new Set(serving.map(({ cluster, name }) => cluster ?? name));
}

function count(clusters: number): string {
  if (clusters === 0) return 'no cluster';
  return clusters === 1 ? 'one cluster' : `${clusters} clusters`;
}
