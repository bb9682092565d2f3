import { servedShares, Shares, TrafficHop } from '../traffic';
import { databaseProblems } from './database/planDatabase';
import { planCapacity } from './planCapacity';
import { planRamp } from './planRamp';
import { clustersOf, sidesOf } from './planSides';
import { plain } from './plain';
import { PlanFacts, PlanSides } from './planTypes';
import { policySteps } from './policySteps';
import { PLAN_VALID_MS } from './policy';
import { checkRules } from './rules';
import { ClusterReadiness, FailoverPlan, PlanProblem, PlanStep } from './types';

/**
 * What a failover would do, step by step, and what stands against it. Pure: equal facts give an equal plan with an equal hash. The hash
 * covers what would be written and under which rules, not how old the facts are: looking again does not make an approval void, and a
 * world that changed does.
 *
 * @public
 */
export function planFailover(facts: PlanFacts): FailoverPlan {
  const { intent, mode, policy, now, hops, lints, shared, restores } = facts;
  const sides = sidesOf(facts);
  const capacity = planCapacity(facts, sides);
  const ramp = planRamp(facts, sides);
  const steps = [
    preflight(sides),
    ...approval(facts),
    ...scale(facts, capacity.changes),
    ...policySteps(facts, sides, 'beforeTraffic'),
    ...ramp.steps,
    ...release(facts),
    verify(facts, ramp.steps),
    ...policySteps(facts, sides, 'afterTraffic'),
    commit(),
  ];
  const problems = sorted([
    ...checkRules(facts, sides, steps),
    ...databaseProblems(facts, sides),
    ...capacity.problems,
    ...ramp.problems,
  ]);
  return {
    hash: facts.hash(stable({ intent, mode, policy, steps, problems })),
    ...{ entityRef: intent.entityRef, intent, mode, policy },
    madeAt: now,
    validUntil: now + PLAN_VALID_MS,
    participants: participants(facts, sides, ramp.steps),
    ...{ hops, steps, problems, lints, shared },
    ...(restores && { restores }),
  };
}

function preflight({ targets }: PlanSides): PlanStep {
  return plain({
    id: 'preflight',
    kind: 'preflight',
    sentence: `Check that ${
      targets.join(' and ') || 'the target'
    } can serve, from its own endpoints and from outside.`,
    expectedSeconds: 10,
  });
}

/** In an emergency, and in a drill that writes nothing, nobody is waited for. */
function approval({ policy, mode }: PlanFacts): PlanStep[] {
  if (policy.approvals === 0 || mode === 'emergency' || mode === 'drill-dry') {
    return [];
  }
  const sentence =
    policy.approvals === 1
      ? 'Wait until a second person has approved this plan.'
      : `Wait until ${policy.approvals} other people have approved this plan.`;
  return [plain({ id: 'approval', kind: 'approval', sentence })];
}

function scale(facts: PlanFacts, capacity: PlanStep['capacity']): PlanStep[] {
  if (capacity.length === 0 || facts.mode === 'drill-live') return [];
  const clusters = [...new Set(capacity.map(({ cluster }) => cluster))];
  return [
    plain({
      id: 'capacity',
      kind: 'capacity',
      sentence: `Scale on ${clusters.join(
        ' and ',
      )}, and wait until all pods are ready.`,
      capacity,
      expectedSeconds: facts.usualSeconds?.capacity ?? 60,
    }),
  ];
}

/** What the answered run had added is no longer needed where the traffic has left. */
function release({ restores, mode }: PlanFacts): PlanStep[] {
  if (!restores?.capacity.length || mode === 'drill-live') return [];
  const { capacity, number } = restores;
  const clusters = [...new Set(capacity.map(({ cluster }) => cluster))];
  const where = clusters.join(' and ');
  return [
    plain({
      id: 'release',
      kind: 'capacity',
      sentence: `Take back what run #${number} has added on ${where}.`,
      capacity,
      expectedSeconds: 5,
      bestEffort: true,
    }),
  ];
}

function verify(facts: PlanFacts, ramp: PlanStep[]): PlanStep {
  const moved = new Set(
    ramp.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
  );
  const tails = facts.hops
    .filter(({ id }) => moved.has(id))
    .map(({ tailSeconds }) => tailSeconds);
  const tail = Math.max(0, ...tails);
  return plain({
    id: 'verify',
    kind: 'verify',
    sentence:
      tail > 0
        ? `Wait until the old answers are forgotten (${tail} s), then check real traffic.`
        : 'Check that real traffic is where it should be.',
    soakSeconds: tail,
    expectedSeconds: tail + 10,
  });
}

function commit(): PlanStep {
  return plain({
    id: 'commit',
    kind: 'commit',
    sentence: 'Ask whether to commit or to go back.',
  });
}

function participants(
  facts: PlanFacts,
  sides: PlanSides,
  ramp: PlanStep[],
): FailoverPlan['participants'] {
  const before = servedShares(facts.hops);
  const after = servedShares(facts.hops.map(hop => afterAll(hop, ramp)));
  const names = [
    ...new Set([...sides.sources, ...sides.targets, ...clustersOf(facts.hops)]),
  ];
  return names.map(cluster => ({
    cluster,
    role: roleOf(cluster, sides),
    state:
      facts.clusters.find(({ name }) => name === cluster)?.state ?? 'unknown',
    readiness: facts.readiness.get(cluster) ?? nothingKnown(cluster),
    shareBefore: shareOf(before, cluster),
    shareAfter: shareOf(after, cluster),
  }));
}

function afterAll(hop: TrafficHop, steps: PlanStep[]): TrafficHop {
  const changes = steps.flatMap(({ traffic }) =>
    traffic.filter(change => change.hop === hop.id),
  );
  const last = changes[changes.length - 1]?.after ?? {};
  const backends = hop.backends.map(backend => ({
    ...backend,
    weight: last[backend.name] ?? backend.weight,
  }));
  return { ...hop, backends };
}

function roleOf(cluster: string, { sources, targets }: PlanSides) {
  if (sources.includes(cluster)) return 'source' as const;
  return targets.includes(cluster)
    ? ('target' as const)
    : ('bystander' as const);
}

/** A cluster that the known shares do not name gets nothing; without known shares, nothing can be said. */
function shareOf(shares: Shares | undefined, cluster: string) {
  return shares && (shares[cluster] ?? 0);
}

function nothingKnown(cluster: string): ClusterReadiness {
  return {
    cluster,
    verdict: 'unknown',
    sentence: 'Nothing is known of it',
    reasons: [],
  };
}

function sorted(problems: PlanProblem[]): PlanProblem[] {
  const rank = ({ severity, overridable }: PlanProblem) =>
    (severity === 'error' ? 0 : 2) + (overridable ? 1 : 0);
  return [...problems].sort((a, b) => rank(a) - rank(b) || a.rule - b.rule);
}

/** Of these a plan may differ without being another plan. */
const IMMATERIAL = new Set(['resourceVersion', 'expectedSeconds']);

/** JSON with sorted keys, so that equal plans give equal text. */
function stable(value: unknown): string {
  return JSON.stringify(value, (key, part) => {
    if (IMMATERIAL.has(key)) return undefined;
    return part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part;
  });
}
