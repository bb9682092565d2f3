import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { serveFleet } from '../../serveFleet';
import { composeFailover } from '../../failover';
import { MemoryEvacuationStore } from '../../failover/evacuation';
import {
  MemoryDrillStore,
  MemoryFailoverStore,
  MemoryProbeStore,
  MemoryRunLocks,
} from '../../failover/store';
import { OwnerNotice } from '../../failover/types';
import { FakeDeploying } from './FakeDeploying';
import { FakeFleet } from './FakeFleet';

/** A component whose objects carry its name as `backstage.io/kubernetes-id`. */
export function component(
  name: string,
  annotated = true,
  more: { [annotation: string]: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: annotated
        ? { 'backstage.io/kubernetes-id': name, ...more }
        : more,
    },
  };
}

export const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Which decision each permission gets; may be changed while the backend runs. */
export type Policy = {
  cluster: PolicyDecision;
  topology: PolicyDecision;
  /** By the permission's name; allowed when absent. */
  others: { [permission: string]: PolicyDecision };
};

function mockPermissions(policy: Policy) {
  const decide = ({ permission }: { permission: { name: string } }) =>
    ({
      'multicluster.cluster.read': policy.cluster,
      'multicluster.topology.read': policy.topology,
    }[permission.name] ??
    policy.others[permission.name] ??
    ALLOW);
  return mockServices.permissions.mock({
    authorizeConditional: async queries => queries.map(decide),
    // Of one resource: the permission backend has applied the conditions, which are taken to hold.
    authorize: async requests =>
      requests.map(request =>
        decide(request).result === AuthorizeResult.DENY
          ? { result: AuthorizeResult.DENY }
          : { result: AuthorizeResult.ALLOW },
      ),
  });
}

function mockAuditor() {
  const told: { eventId: string; severity?: string; end: string }[] = [];
  const metas: JsonValue[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, severityLevel: severity, meta }) => {
      metas.push(meta ?? {});
      return {
        success: async () => {
          told.push({ eventId, severity, end: 'success' });
        },
        fail: async () => {
          told.push({ eventId, severity, end: 'fail' });
        },
      };
    },
  });
  return { auditor, told, metas };
}

/** The API of the plugin over a fleet that the test makes. `web` and `shop` are in the catalog, and `bare` without annotations. */
export async function startApi(
  given: Partial<Policy> = {},
  {
    hasDirectory = true,
    worksOnRuns = false,
    config = {} as JsonObject,
    annotations = {},
  } = {},
) {
  const fleet = new FakeFleet();
  const policy: Policy = {
    ...{ cluster: ALLOW, topology: ALLOW, others: {} },
    ...given,
  };
  const deploying = new FakeDeploying();
  deploying.hasDirectory = hasDirectory;
  const permissions = mockPermissions(policy);
  const { auditor, told, metas } = mockAuditor();
  const catalog = catalogServiceMock({
    entities: [
      component('web', true, annotations),
      component('shop'),
      component('bare', false),
      ...deploying.templates,
    ],
  });
  const getEntityByRef = jest.spyOn(catalog, 'getEntityByRef');
  const actions = actionsRegistryServiceMock();
  const failoverStores = {
    store: new MemoryFailoverStore(),
    locks: new MemoryRunLocks(),
    looks: new MemoryProbeStore(),
    kept: new MemoryDrillStore(),
    evacuated: new MemoryEvacuationStore(),
  };
  const notices: OwnerNotice[] = [];
  const looking: Array<(signal: AbortSignal) => Promise<void>> = [];
  const streams = { open: 0 };
  const stopping = new AbortController();
  const plugin = createBackendPlugin({
    pluginId: 'multicluster',
    register: env =>
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          discovery: coreServices.discovery,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          actions: actionsRegistryServiceRef,
          catalog: catalogServiceRef,
        },
        async init(services) {
          const failover = composeFailover({
            ...{ ...services, fleet },
            ...{ auth: mockServices.auth(), config: new ConfigReader(config) },
            ...failoverStores,
            tell: async notice => void notices.push(notice),
            timing: { pollMs: 5, lookMs: 5 },
          });
          looking.push(failover.look);
          if (worksOnRuns) void failover.workOnRuns(stopping.signal);
          serveFleet({
            ...services,
            ...failover,
            fleet,
            ...deploying.parts(services.catalog, fleet),
            signal: stopping.signal,
            metrics: {
              rebuilt: () => {},
              streams: change => {
                streams.open += change;
              },
            },
          });
        },
      }),
  });
  const factory = <T>(service: any, implementation: T) =>
    createServiceFactory({ service, deps: {}, factory: () => implementation });
  const backend = await startTestBackend({
    features: [
      plugin,
      permissions.factory,
      auditor.factory,
      factory(catalogServiceRef, catalog),
      factory(actionsRegistryServiceRef, actions),
    ],
  });
  const as = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);
  return {
    ...{ fleet, policy, permissions, told, metas, getEntityByRef },
    ...{ actions, streams, deploying, failoverStores, notices },
    /** As the scheduler does. */
    look: () => looking[0](stopping.signal),
    server: backend.server,
    as,
    /** Where the routes are, for those who read a stream. */
    url: `http://127.0.0.1:${backend.server.port()}/api/multicluster`,
    stop: async () => {
      stopping.abort();
      await backend.stop();
    },
  };
}
