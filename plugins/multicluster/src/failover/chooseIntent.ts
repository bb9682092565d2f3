import { FailoverView } from '@multicluster/backstage-plugin-multicluster-common';
import { compareReadiness } from './compareReadiness';

/** Who gives and who takes, as the address of the page says. */
export type Sides = { from: string[]; to: string[] };

/**
 * The sides that a plan is asked for: what was chosen, without clusters that are no longer there; else the cluster that a person would
 * most likely move away from, which is the least ready of those that get traffic.
 */
export function chooseSides(
  view: Pick<FailoverView, 'readiness' | 'shares'>,
  chosen: Sides,
): Sides {
  const names = view.readiness.map(({ cluster }) => cluster);
  const from = chosen.from.filter(name => names.includes(name));
  const sources = from.length ? from : leastReady(view);
  return {
    from: sources,
    to: chosen.to.filter(
      name => names.includes(name) && !sources.includes(name),
    ),
  };
}

function leastReady({
  readiness,
  shares,
}: Pick<FailoverView, 'readiness' | 'shares'>): string[] {
  const known = shares.observed ?? shares.programmed ?? shares.written;
  const gets = readiness.filter(({ cluster }) =>
    known ? (known[cluster] ?? 0) > 0 : true,
  );
  const [worst] = [...gets].sort(compareReadiness);
  return worst ? [worst.cluster] : [];
}
