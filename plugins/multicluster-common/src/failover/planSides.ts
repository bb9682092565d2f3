import { sharesOf, TrafficHop } from '../traffic';
import { PlanFacts, PlanSides } from './planTypes';
import { PlanRestores } from './types';

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
  const { intent, hops, readiness, restores } = facts;
  const others = clustersOf(hops).filter(name => !intent.from.includes(name));
  const fit = others.filter(
    name => readiness.get(name)?.verdict !== 'notReady',
  );
  return {
    sources: intent.from,
    targets: intent.to.length > 0 ? intent.to : fit,
    share: restores
      ? returningShare(hops, restores, intent.from)
      : intent.share ?? 100,
  };
}

/** The shares that a hop had before the run that is answered; undefined when its backends are no longer the same. */
export function sharesBefore(hop: TrafficHop, { weights }: PlanRestores) {
  const captured = weights[hop.id];
  if (!captured) return undefined;
  const isSame =
    Object.keys(captured).length === hop.backends.length &&
    hop.backends.every(({ name }) => name in captured);
  return isSame
    ? sharesOf({
        backends: hop.backends.map(backend => ({
          ...backend,
          weight: captured[backend.name],
        })),
      })
    : undefined;
}

/** Of what the sources get now, how much goes back; the largest part where the hops differ. */
function returningShare(
  hops: readonly TrafficHop[],
  restores: PlanRestores,
  sources: readonly string[],
): number {
  const parts = hops.map(hop => {
    const now = sharesOf(hop);
    const before = sharesBefore(hop, restores) ?? now;
    const own = hop.backends.filter(
      ({ cluster }) => cluster !== undefined && sources.includes(cluster),
    );
    const has = own.reduce((sum, { name }) => sum + now[name], 0);
    const keeps = own.reduce((sum, { name }) => sum + before[name], 0);
    return has > keeps ? ((has - keeps) / has) * 100 : 0;
  });
  return Math.round(Math.max(0, ...parts));
}
