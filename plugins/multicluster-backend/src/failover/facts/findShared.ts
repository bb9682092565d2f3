import {
  FailoverPlan,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { servingServices } from './servingObjects';

const ID = 'backstage.io/kubernetes-id';

/** An object that divides traffic, and the ids of others that it leads to. */
export type SharedIds = {
  object: TrafficHop['object'];
  cluster: string;
  ids: string[];
};

/**
 * Objects that carry the traffic of others as well (rule 12). What an object leads to says whose it is by its label, and by nothing else:
 * an entity that is selected in another way is not seen here.
 */
export function findSharedIds(
  facts: TrafficFacts,
  hops: readonly TrafficHop[],
  ownId: string | undefined,
): SharedIds[] {
  return hops.flatMap(hop => {
    const clusters = [
      ...new Set(hop.backends.flatMap(({ cluster }) => cluster ?? [])),
    ];
    const services = clusters.flatMap(cluster =>
      servingServices(facts, [hop], cluster),
    );
    const ids = new Set(services.flatMap(({ labels }) => labels[ID] ?? []));
    if (ownId === undefined || !ids.delete(ownId) || ids.size === 0) return [];
    const { object, cluster } = hop;
    return [{ object, cluster, ids: [...ids].sort() }];
  });
}

/** With the entities that the ids stand for; an id that the catalog does not have names nobody to ask. */
export async function nameShared(
  shared: SharedIds[],
  refsOf: (ids: string[]) => Promise<string[]>,
): Promise<FailoverPlan['shared']> {
  const named = await Promise.all(
    shared.map(async ({ ids, ...rest }) => ({
      ...rest,
      entityRefs: (await refsOf(ids)).sort(),
    })),
  );
  return named.filter(({ entityRefs }) => entityRefs.length > 0);
}
