import { ConflictError } from '@backstage/errors';
import { TrafficHop } from '@multicluster/backstage-plugin-multicluster-common';
import { describeShares } from './describeTraffic';

/** The cluster that gets most of the traffic by what is written. Throws a `ConflictError` when that is not known. */
export function busiest({ hops }: { hops: readonly TrafficHop[] }): string {
  const { written = {} } = describeShares(hops, []);
  const [most] = Object.entries(written)
    .filter(([cluster, share]) => cluster !== '' && share > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (most) return most[0];
  throw new ConflictError(
    "Which cluster gets most of the traffic is not known: name one with 'from'.",
  );
}
