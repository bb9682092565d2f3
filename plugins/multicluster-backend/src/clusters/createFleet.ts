import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ClusterProvider } from '@multicluster/backstage-plugin-multicluster-node';
import { ResourceStore, ResourceStoreWriter } from '../store';
import {
  createSyncGate,
  MemoryResourceCache,
  ReflectorTiming,
  WatchMetrics,
} from '../watch';
import { ProbeTimings } from './connection/ClusterProbe';
import { DirectoryClusterProvider } from './directory';
import { FleetService } from './FleetService';
import { KubeconfigClusterProvider } from './kubeconfig/KubeconfigClusterProvider';
import { KubernetesAccessSlot } from './kubernetes/kubernetesAccess';
import {
  KubernetesClusterProvider,
  KubernetesProviderTimings,
} from './kubernetes/KubernetesClusterProvider';
import { readSettings } from './readSettings';

/** More clusters than this never list at the same time: lists take the processor's time, and all other requests wait for it. */
const clustersSyncingAtOnce = 4;

/** What a fleet is made of. Timings are for tests. */
export type CreateFleetOptions = {
  config: Config;
  logger: LoggerService;
  store: ResourceStore;
  kubernetesAccess: KubernetesAccessSlot;
  /** Of our own plugin. */
  credentials: () => Promise<BackstageCredentials>;
  /** From `createClusterDirectory`. */
  directory?: DirectoryClusterProvider;
  /** Beside those of the configuration. */
  providers?: ClusterProvider[];
  metrics?: WatchMetrics;
  timings?: {
    probe?: ProbeTimings;
    reflector?: Partial<ReflectorTiming>;
    kubernetes?: Partial<KubernetesProviderTimings>;
    storeIntervalMs?: number;
    graceMs?: number;
  };
};

/** A fleet that has yet to be started. Throws an `InputError` for a configuration that cannot be used. */
export function createFleet(options: CreateFleetOptions): FleetService {
  const { config, logger, store, metrics, timings } = options;
  const settings = readSettings(config);
  return new FleetService({
    store,
    logger,
    providers: [...configuredProviders(options), ...(options.providers ?? [])],
    configured: name => settings.clusters.get(name),
    probeTimings: timings?.probe,
    graceMs: timings?.graceMs,
    setup: {
      cache: new MemoryResourceCache(),
      writer: new ResourceStoreWriter({
        store,
        logger,
        intervalMs: timings?.storeIntervalMs,
      }),
      gate: createSyncGate(clustersSyncingAtOnce),
      kinds: settings.kinds,
      logger,
      metrics,
      timing: timings?.reflector,
    },
  });
}

/** A kubeconfig alone is enough; without one, the absence of any configuration is worth a word, which the other provider has. */
function configuredProviders(options: CreateFleetOptions): ClusterProvider[] {
  const { config, logger, kubernetesAccess, credentials, timings } = options;
  const { directory } = options;
  const { kubeconfig } = readSettings(config);
  const providers: ClusterProvider[] = [];
  if (kubeconfig) {
    providers.push(new KubeconfigClusterProvider({ file: kubeconfig }));
  }
  if (directory) {
    providers.push(directory);
  }
  const others = options.providers?.length ?? 0;
  if (config.has('kubernetes') || (providers.length === 0 && others === 0)) {
    providers.push(
      new KubernetesClusterProvider({
        config,
        logger,
        credentials,
        slot: kubernetesAccess,
        timings: timings?.kubernetes,
      }),
    );
  }
  return providers;
}
