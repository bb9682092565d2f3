import { ConfigReader } from '@backstage/config';
import type { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  createFleet,
  createKubernetesAccessSlot,
  type FleetService,
} from '../../../plugins/multicluster-backend/src/clusters';
import {
  MemoryResourceStore,
  type ResourceStore,
} from '../../../plugins/multicluster-backend/src/store';
import { eventually } from '../../support/eventually.ts';
import { RecordingLogger } from '../../support/RecordingLogger.ts';

/** One entry of `kubernetes.clusterLocatorMethods[].clusters`, as a user writes it. */
export type ConfiguredCluster = {
  name: string;
  url: string;
  authProvider?: string;
  serviceAccountToken?: string;
  caData?: string;
  caFile?: string;
};

/** The backend's fleet in this process, from configuration as a user writes it. */
export type TestFleet = {
  fleet: FleetService;
  logger: RecordingLogger;
  summary(cluster: string): ClusterSummary;
  /** Resolves when the cluster is in that state. */
  until(
    cluster: string,
    state: ClusterSummary['state'],
  ): Promise<ClusterSummary>;
};

/** Starts it with periods that suit a test. Stop it by `fleet.stop()`. */
export function startFleet(options: {
  clusters: ConfiguredCluster[];
  store?: ResourceStore;
}): TestFleet {
  const logger = new RecordingLogger();
  const fleet = createFleet({
    config: new ConfigReader({
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: options.clusters.map(cluster => ({
              authProvider: 'serviceAccount',
              ...cluster,
            })),
          },
        ],
      },
    }),
    logger,
    store: options.store ?? new MemoryResourceStore(),
    kubernetesAccess: createKubernetesAccessSlot(),
    credentials: async () => ({
      $$type: '@backstage/BackstageCredentials',
      principal: {},
    }),
    timings: {
      probe: {
        intervalMs: 500,
        deadlineMs: 1_000,
        backOffMs: { first: 100, largest: 1_000 },
      },
      reflector: { backoffMinMs: 50, backoffMaxMs: 500, discoveryMs: 500 },
      kubernetes: { accessTimeoutMs: 10, intervalMs: 1_000, retryMs: 500 },
      storeIntervalMs: 200,
    },
  });
  fleet.start();
  const summary = (cluster: string) => {
    const found = fleet.clusters().find(({ name }) => name === cluster);
    if (!found) throw new Error(`There is no cluster ${cluster} yet`);
    return found;
  };
  return {
    fleet,
    logger,
    summary,
    until: (cluster, state) =>
      eventually(() => {
        const now = summary(cluster);
        if (now.state !== state) {
          throw new Error(`${cluster} is ${now.state}: ${now.error ?? '-'}`);
        }
        return now;
      }),
  };
}
