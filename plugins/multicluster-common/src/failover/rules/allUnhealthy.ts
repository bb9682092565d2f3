import { clustersOf } from '../planSides';
import { PlanFacts, PlanSides } from '../planTypes';
import { PlanProblem } from '../types';

/** What each technique does by itself when nobody behind it can answer: they do not agree. */
const BY_ITSELF: { [driver: string]: string } = {
  smi: 'Callers in the mesh get errors at once.',
  'gateway-api': 'Callers of the route get errors at once.',
  'external-dns': 'The name goes on answering with all of its addresses.',
  k8gb: 'The name answers with no address at all.',
};

/** Whether every cluster that a hop leads to is known to be unfit. */
export function isNobodyFit({ hops, readiness }: PlanFacts): boolean {
  const clusters = clustersOf(hops);
  return (
    clusters.length > 0 &&
    clusters.every(name => readiness.get(name)?.verdict === 'notReady')
  );
}

/** Rule 23: what is done when nobody can serve was decided beforehand, and what happens without doing anything is said. */
export function allUnhealthy(
  facts: PlanFacts,
  { targets }: PlanSides,
): PlanProblem[] {
  if (!isNobodyFit(facts)) return [];
  const { name, allUnhealthy: decided } = facts.policy;
  const isDecided =
    typeof decided === 'object' &&
    targets.length === 1 &&
    targets[0] === decided.failTo;
  const natural = new Set(
    facts.hops.flatMap(({ driver }) => BY_ITSELF[driver] ?? []),
  );
  return [
    {
      rule: 23,
      severity: isDecided ? 'warning' : 'error',
      message: [
        `No cluster can serve. For that, policy '${name}' says: ${say(
          decided,
        )}.`,
        ...natural,
      ].join(' '),
      overridable: true,
    },
  ];
}

function say(decided: PlanFacts['policy']['allUnhealthy']): string {
  if (typeof decided === 'object')
    return `send all of it to '${decided.failTo}'`;
  return decided === 'failOpen'
    ? 'keep sending as it is, and move nothing'
    : 'answer nothing, and move nothing';
}
