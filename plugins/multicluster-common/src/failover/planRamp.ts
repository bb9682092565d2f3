import {
  Shares,
  sharesOf,
  shiftShares,
  TrafficChange,
  TrafficHop,
} from '../traffic';
import { PlanFacts, PlanSides } from './planTypes';
import { rampOf, soakOf } from './policy';
import { PlanProblem, PlanStep } from './types';

/** A ramp, and what its hops cannot do. */
type Ramp = { steps: PlanStep[]; problems: PlanProblem[] };

/**
 * The steps in which the sources' traffic moves. Weights are absolute; what a step finds is what the one before it left. Within a step,
 * the targets' own objects come first and the sources' last, so that nobody is sent to a cluster that does not know yet.
 */
export function planRamp(facts: PlanFacts, sides: PlanSides): Ramp {
  const moving = facts.hops.filter(hop => gives(hop, sides));
  const stuck = moving.filter(hop => !shifted(hop, sides, 100));
  const hops = order(
    moving.filter(hop => !stuck.includes(hop)),
    sides,
  );
  const whole = facts.intent.share ?? 100;
  const steps: PlanStep[] = [];
  let standing = hops;
  for (const percent of rampOf(facts.policy, facts.mode)) {
    const share = (percent * whole) / 100;
    const moved = standing.map((hop, index) =>
      step(facts, sides, { hop, first: hops[index], share }),
    );
    standing = moved.map(({ after }) => after);
    const traffic = moved.flatMap(({ change }) => (change ? [change] : []));
    if (traffic.length === 0) continue;
    steps.push(...splitBySource(facts, sides, { share, traffic, hops }));
  }
  return { steps, problems: stuck.map(hop => cannotMove(hop, sides)) };
}

function gives(hop: TrafficHop, { sources }: PlanSides): boolean {
  return hop.backends.some(
    ({ cluster, weight }) =>
      weight > 0 && cluster !== undefined && sources.includes(cluster),
  );
}

function shifted(
  hop: TrafficHop,
  { sources, targets }: PlanSides,
  percent: number,
): Shares | undefined {
  // Without anyone who takes, nobody is meant: an empty list would mean everybody.
  return targets.length === 0
    ? undefined
    : shiftShares(hop.backends, { from: sources, to: targets, percent });
}

/** A driver that knows but a few shares takes the largest that is not beyond the step. */
function possible(hop: TrafficHop, share: number): number {
  return hop.granularity === 'percent'
    ? share
    : Math.max(0, ...hop.granularity.filter(one => one <= share));
}

function step(
  facts: PlanFacts,
  sides: PlanSides,
  given: { hop: TrafficHop; first: TrafficHop; share: number },
): { change?: TrafficChange; after: TrafficHop } {
  const { hop, first, share } = given;
  // Always from where it all began: a share of what is left would be another share.
  const shares = shifted(first, sides, possible(first, share)) ?? sharesOf(hop);
  const change = facts.change(hop, shares);
  if (!change) return { after: hop };
  const backends = hop.backends.map(backend => ({
    ...backend,
    weight: change.after[backend.name] ?? backend.weight,
  }));
  return { change, after: { ...hop, backends } };
}

function order(hops: TrafficHop[], sides: PlanSides): TrafficHop[] {
  const rank = ({ cluster }: TrafficHop) => {
    if (sides.targets.includes(cluster)) return 0;
    return sides.sources.includes(cluster) ? 2 : 1;
  };
  return [...hops].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** In an emergency nothing may need a source: what is to be written there becomes a step of its own that may wait (rule 16). */
function splitBySource(
  facts: PlanFacts,
  sides: PlanSides,
  given: { share: number; traffic: TrafficChange[]; hops: TrafficHop[] },
): PlanStep[] {
  const { share, traffic, hops } = given;
  const onSource = ({ cluster }: TrafficChange) =>
    sides.sources.includes(cluster);
  const make = (
    id: string,
    changes: TrafficChange[],
    bestEffort: boolean,
  ): PlanStep => ({
    id,
    kind: 'ramp',
    sentence: sentence(sides, share, bestEffort),
    traffic: changes,
    capacity: [],
    share,
    soakSeconds: bestEffort ? 0 : soakFor(facts, changes, hops),
    expectedSeconds: facts.usualSeconds?.ramp,
    bestEffort,
  });
  if (facts.mode !== 'emergency')
    return [make(`ramp-${share}`, traffic, false)];
  const needed = traffic.filter(change => !onSource(change));
  const may = traffic.filter(onSource);
  return [
    ...(needed.length > 0 ? [make(`ramp-${share}`, needed, false)] : []),
    ...(may.length > 0 ? [make(`ramp-${share}-source`, may, true)] : []),
  ];
}

/** Rule 4: nobody may judge a step before those who still have the old answer have asked again. */
function soakFor(
  facts: PlanFacts,
  changes: TrafficChange[],
  hops: TrafficHop[],
): number {
  const tails = changes.map(
    ({ hop }) => hops.find(({ id }) => id === hop)?.tailSeconds ?? 0,
  );
  return Math.max(soakOf(facts.policy, facts.mode), ...tails);
}

function sentence(
  { sources, targets }: PlanSides,
  share: number,
  bestEffort: boolean,
): string {
  const from = sources.join(' and ');
  if (bestEffort) {
    return `Tell ${from} the same; if it does not answer, this waits for its return.`;
  }
  const to = targets.join(' and ');
  return share >= 100
    ? `Move all of ${from}'s traffic to ${to}.`
    : `Move ${share} % of ${from}'s traffic to ${to}.`;
}

function cannotMove(hop: TrafficHop, { targets }: PlanSides): PlanProblem {
  const { kind, namespace, name } = hop.object;
  const where = `${kind} ${namespace}/${name} in '${hop.cluster}'`;
  return {
    rule: 1,
    severity: 'error',
    message:
      targets.length === 0
        ? `${where} has no other cluster to send to.`
        : `${where} has no backend that leads to ${targets.join(' or ')}.`,
    overridable: true,
  };
}
