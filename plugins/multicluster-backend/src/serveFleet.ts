import {
  AuditorService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { entitySelector } from '@multicluster/backstage-plugin-multicluster-common';
import { registerActions } from './actions';
import { Fleet } from './clusters';
import { FleetMetrics } from './metrics';
import {
  AuthorizedFleet,
  AuthorizedTopology,
  ClusterAccess,
  EntityAccess,
  registerPermissions,
} from './permissions';
import { createRouter } from './router';
import { TopologyService } from './topology';

/** What the fleet is served with. */
export type ServeFleetOptions = {
  fleet: Fleet;
  actions: ActionsRegistryService;
  auditor: AuditorService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  metrics: Pick<FleetMetrics, 'rebuilt' | 'streams'>;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** Ends the streams and the topologies. */
  signal: AbortSignal;
};

/** Puts permissions, routes and actions over a fleet; it does not matter which, and whether it has been started. */
export function serveFleet(options: ServeFleetOptions): void {
  const { fleet, catalog, permissions, permissionsRegistry } = options;
  const { actions, logger, metrics, signal } = options;
  registerPermissions(permissionsRegistry, () => fleet.clusters());
  const topology = TopologyService.create({ fleet, signal, metrics, logger });
  const authorizedFleet = new AuthorizedFleet({
    fleet,
    access: new ClusterAccess({ permissions, permissionsRegistry }),
  });
  const authorizedTopology = new AuthorizedTopology({
    service: topology,
    fleet: authorizedFleet,
    entities: new EntityAccess({
      catalog,
      permissions,
      select: entitySelector,
    }),
  });
  registerActions({
    actions,
    topology,
    fleet: authorizedFleet,
    authorized: authorizedTopology,
  });
  options.httpRouter.use(
    createRouter({ ...options, topology, authorizedFleet, authorizedTopology }),
  );
}
