import {
  blendShares,
  Shares,
  sharesOf,
  shiftShares,
  TrafficChange,
  TrafficHop,
} from '../traffic';
import { sharesBefore } from './planSides';
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
  const moving = facts.hops.filter(hop => moves(facts, sides, hop));
  const stuck = moving.filter(
    hop => !shifted(facts, sides, { hop, share: 100 }),
  );
  const hops = order(
    moving.filter(hop => !stuck.includes(hop)),
    sides,
  );
  const steps: PlanStep[] = [];
  let standing = hops;
  for (const percent of rampOf(facts.policy, facts.mode)) {
    const share = (percent * sides.share) / 100;
    const moved = standing.map((hop, index) =>
      step(facts, sides, { hop, first: hops[index], share }),
    );
    standing = moved.map(({ after }) => after);
    const traffic = moved.flatMap(({ change }) => (change ? [change] : []));
    if (traffic.length === 0) continue;
    steps.push(...splitBySource(facts, sides, { share, traffic, hops }));
  }
  return { steps, problems: stuck.map(hop => cannotMove(facts, sides, hop)) };
}

/** A fail back moves what the run that it answers has moved, and nothing else. */
function moves(
  { restores }: PlanFacts,
  sides: PlanSides,
  hop: TrafficHop,
): boolean {
  if (!restores) return gives(hop, sides);
  if (!(hop.id in restores.weights)) return false;
  const before = sharesBefore(hop, restores);
  const now = sharesOf(hop);
  return !before || Object.keys(now).some(name => now[name] !== before[name]);
}

function gives(hop: TrafficHop, { sources }: PlanSides): boolean {
  return hop.backends.some(
    ({ cluster, weight }) =>
      weight > 0 && cluster !== undefined && sources.includes(cluster),
  );
}

/** After `share` percent of the sources' traffic has moved; undefined where the hop cannot do it. */
function shifted(
  { restores }: PlanFacts,
  { sources, targets, share: whole }: PlanSides,
  { hop, share }: { hop: TrafficHop; share: number },
): Shares | undefined {
  if (restores) {
    const before = sharesBefore(hop, restores);
    const way = whole > 0 ? Math.min(100, (share / whole) * 100) : 100;
    return before && blendShares(sharesOf(hop), before, way);
  }
  // Without anyone who takes, nobody is meant: an empty list would mean everybody.
  return targets.length === 0
    ? undefined
    : shiftShares(hop.backends, {
        ...{ from: sources, to: targets, percent: share },
      });
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
  const shares =
    shifted(facts, sides, { hop: first, share: possible(first, share) }) ??
    sharesOf(hop);
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
    sentence: sentence(facts, sides, share, bestEffort),
    traffic: changes,
    capacity: [],
    share,
    ...timesOf(facts, bestEffort ? 0 : soakFor(facts, changes, hops)),
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

function timesOf({ usualSeconds }: PlanFacts, soakSeconds: number) {
  const usual = usualSeconds?.ramp;
  return {
    soakSeconds,
    ...(usual !== undefined && { expectedSeconds: usual + soakSeconds }),
  };
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
  { restores }: PlanFacts,
  { sources, targets, share: whole }: PlanSides,
  share: number,
  bestEffort: boolean,
): string {
  const from = sources.join(' and ');
  if (bestEffort) {
    return `Tell ${from} the same; if it does not answer, this waits for its return.`;
  }
  const to = targets.join(' and ');
  if (restores && share >= whole) {
    return `Give ${to} back what it had before run #${restores.number}.`;
  }
  return share >= 100
    ? `Move all of ${from}'s traffic to ${to}.`
    : `Move ${share} % of ${from}'s traffic to ${to}.`;
}

function cannotMove(
  { restores }: PlanFacts,
  { targets }: PlanSides,
  hop: TrafficHop,
): PlanProblem {
  const { kind, namespace, name } = hop.object;
  const where = `${kind} ${namespace}/${name} in '${hop.cluster}'`;
  let message = `${where} has no backend that leads to ${targets.join(
    ' or ',
  )}.`;
  if (targets.length === 0) {
    message = `${where} has no other cluster to send to.`;
  } else if (restores) {
    message = `${where} has other backends than before run #${restores.number}: its weights cannot come back by themselves.`;
  }
  return { rule: 1, severity: 'error', message, overridable: true };
}
