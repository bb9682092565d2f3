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
import { ApprovalService } from './approvals';
import { Fleet } from './clusters';
import { DeployService, TemplateFiles } from './deploy';
import {
  Drills,
  EvacuationService,
  FailoverPolicies,
  FailoverService,
} from './failover';
import { FleetMetrics } from './metrics';
import {
  AuthorizedApprovals,
  AuthorizedDeployService,
  AuthorizedEvacuations,
  AuthorizedFailoverService,
  AuthorizedFleet,
  AuthorizedGitops,
  AuthorizedTopology,
  ClusterAccess,
  ClusterDirectory,
  ClusterRegistrar,
  DeployAccess,
  EntityAccess,
  FailoverAccess,
  ReadSyncStates,
  registerPermissions,
} from './permissions';
import { createRouter, parseBodies } from './router';
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
  deployments: DeployService;
  templates: TemplateFiles;
  readSyncStates: ReadSyncStates;
  approvals: ApprovalService;
  failovers: FailoverService;
  drills: Drills;
  evacuations: EvacuationService;
  /** By name; entities name one. */
  policies: FailoverPolicies;
  /** Where clusters are registered; undefined when nothing is configured for that. */
  directory: ClusterDirectory | undefined;
  /** Ends the streams and the topologies. */
  signal: AbortSignal;
};

/** Puts permissions, routes and actions over a fleet; it does not matter which, and whether it has been started. */
export function serveFleet(options: ServeFleetOptions): void {
  const { fleet, catalog, permissions, permissionsRegistry } = options;
  const { actions, logger, metrics, signal } = options;
  registerPermissions(permissionsRegistry, () => fleet.clusters());
  const topology = TopologyService.create({ fleet, signal, metrics, logger });
  const clusters = new ClusterAccess({ permissions, permissionsRegistry });
  const entities = new EntityAccess({
    ...{ catalog, permissions, select: entitySelector },
  });
  const authorizedFleet = new AuthorizedFleet({ fleet, access: clusters });
  const authorizedTopology = new AuthorizedTopology({
    ...{ service: topology, fleet: authorizedFleet, entities },
  });
  const authorized = {
    authorizedFleet,
    authorizedTopology,
    ...authorizeDeploying(options, { entities, clusters, authorizedFleet }),
    ...authorizeFailover(options, { entities, authorizedFleet }),
  };
  registerActions({
    ...{ actions, topology, signal, deploy: authorized.deploy },
    failover: authorized.failover,
    auditor: options.auditor,
    fleet: authorizedFleet,
    authorized: authorizedTopology,
  });
  options.httpRouter.use(parseBodies());
  options.httpRouter.use(createRouter({ ...options, topology, ...authorized }));
}

function authorizeFailover(
  { failovers, drills, evacuations, policies }: ServeFleetOptions,
  {
    entities,
    authorizedFleet: fleet,
  }: {
    entities: EntityAccess;
    authorizedFleet: AuthorizedFleet;
  },
) {
  const access = new FailoverAccess({ entities, fleet, policies });
  const service = failovers;
  return {
    failover: new AuthorizedFailoverService({ service, drills, access }),
    evacuations: new AuthorizedEvacuations({ service: evacuations, access }),
  };
}

/** What writes: each with the permissions that it asks. */
function authorizeDeploying(
  options: ServeFleetOptions,
  access: {
    entities: EntityAccess;
    clusters: ClusterAccess;
    authorizedFleet: AuthorizedFleet;
  },
) {
  const { fleet, directory, permissions, templates } = options;
  const { authorizedFleet, ...rest } = access;
  return {
    deploy: new AuthorizedDeployService({
      service: options.deployments,
      access: new DeployAccess({ ...rest, fleet: authorizedFleet }),
      templates,
    }),
    gitops: new AuthorizedGitops({
      fleet: authorizedFleet,
      clients: fleet,
      read: options.readSyncStates,
    }),
    approvals: new AuthorizedApprovals({
      service: options.approvals,
      permissions,
    }),
    registration: new ClusterRegistrar({ directory, fleet, permissions }),
  };
}
