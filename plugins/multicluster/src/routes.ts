import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The fleet page.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'multicluster' });

/**
 * The page of one cluster, below the fleet page.
 *
 * @public
 */
export const clusterRouteRef = createSubRouteRef({
  id: 'multicluster/cluster',
  parent: rootRouteRef,
  path: '/:name',
});

/**
 * The Topology tab of an entity page.
 *
 * @public
 */
export const entityTopologyRouteRef = createRouteRef({
  id: 'multicluster/entity-topology',
});
