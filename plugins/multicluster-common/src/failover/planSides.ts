import { TrafficHop } from '../traffic';
import { PlanFacts, PlanSides } from './planTypes';

/** Clusters that a hop leads to, in the order of the hops. */
export function clustersOf(hops: readonly TrafficHop[]): string[] {
  return [
    ...new Set(
      hops.flatMap(({ backends }) =>
        backends.flatMap(({ cluster }) => (cluster ? [cluster] : [])),
      ),
    ),
  ];
}

/** Who gives and who takes. Without named targets, every other cluster of the hops that is not known to be unfit. */
export function sidesOf(facts: PlanFacts): PlanSides {
  const { intent, hops, readiness } = facts;
  const others = clustersOf(hops).filter(name => !intent.from.includes(name));
  const fit = others.filter(
    name => readiness.get(name)?.verdict !== 'notReady',
  );
  return {
    sources: intent.from,
    targets: intent.to.length > 0 ? intent.to : fit,
  };
}
