import { TrafficHop } from '@multicluster/backstage-plugin-multicluster-common';

/** Where an object's weights do not stay: who keeps it otherwise, and what helps. Empty where nobody is known to. */
export function keptBy(hop: Pick<TrafficHop, 'ownedBy'> | undefined): string {
  return hop?.ownedBy
    ? ` It is kept by ${hop.ownedBy}: change it in Git, or let that ignore the weights.`
    : '';
}
