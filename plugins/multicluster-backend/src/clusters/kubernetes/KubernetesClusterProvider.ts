import { setTimeout as pause } from 'node:timers/promises';
import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ClusterProvider } from '@multicluster/backstage-plugin-multicluster-node';
import { withDeadline } from '../connection/withDeadline';
import { engageChanges } from '../engageChanges';
import { createServerSideStrategy } from './createServerSideStrategy';
import { describeCluster } from './describeCluster';
import { KubernetesAccess, KubernetesAccessSlot } from './kubernetesAccess';
import { readConfigClusters } from './readConfigClusters';

/** Periods in milliseconds. */
export type KubernetesProviderTimings = {
  /** How long the Kubernetes plugin is waited for before its configuration is read without it. */
  accessTimeoutMs: number;
  /** Between two looks at the list of clusters. */
  intervalMs: number;
  /** Between two looks while the list cannot be had: the catalog starts at the same time as we do. */
  retryMs: number;
  listDeadlineMs: number;
};

const defaultTimings: KubernetesProviderTimings = {
  accessTimeoutMs: 15_000,
  intervalMs: 60_000,
  retryMs: 5_000,
  listDeadlineMs: 30_000,
};

/** A list of clusters, and what is wrong with its source. */
type Listing = { clusters: ClusterDetails[]; problems: string[] };

/**
 * The clusters of the Kubernetes plugin: all its locators, all its auth strategies, those of other modules included. Where that plugin is
 * not there, the clusters of its configuration, with the strategies that come with it.
 *
 * A list that cannot be had ends no lifetime: failed must not look like absent.
 */
export class KubernetesClusterProvider implements ClusterProvider {
  readonly name = 'kubernetes';
  readonly #config: Config;
  readonly #logger: LoggerService;
  readonly #slot: KubernetesAccessSlot;
  readonly #credentials: () => Promise<BackstageCredentials>;
  readonly #timings: KubernetesProviderTimings;
  readonly #withoutPlugin: KubernetesAccess['authStrategy'];
  #saidWithoutPlugin = false;

  constructor(options: {
    config: Config;
    logger: LoggerService;
    slot: KubernetesAccessSlot;
    /** Of our plugin, for the locators that ask the catalog. */
    credentials: () => Promise<BackstageCredentials>;
    timings?: Partial<KubernetesProviderTimings>;
  }) {
    this.#config = options.config;
    this.#logger = options.logger;
    this.#slot = options.slot;
    this.#credentials = options.credentials;
    this.#timings = { ...defaultTimings, ...options.timings };
    this.#withoutPlugin = createServerSideStrategy(options);
  }

  async start(options: Parameters<ClusterProvider['start']>[0]): Promise<void> {
    const { signal, problem } = options;
    const engage = engageChanges(options);
    await this.#waitForPlugin(signal);
    while (!signal.aborted) {
      const listing = await this.#list();
      if (signal.aborted) {
        return;
      }
      problem(listing.problems);
      if (listing.clusters) {
        const strategy =
          this.#slot.current()?.authStrategy ?? this.#withoutPlugin;
        engage(
          listing.clusters.map(details => describeCluster(details, strategy)),
        );
      }
      await this.#untilNext(listing.clusters !== undefined, signal);
    }
  }

  async #list(): Promise<Partial<Listing> & Pick<Listing, 'problems'>> {
    const access = this.#slot.current();
    if (!access) {
      return this.#listWithoutPlugin();
    }
    try {
      const credentials = await this.#credentials();
      const clusters = await withDeadline(
        access.clusterSupplier.getClusters({ credentials }),
        this.#timings.listDeadlineMs,
      );
      return { clusters, problems: [] };
    } catch (error) {
      this.#logger.warn(
        'The Kubernetes plugin could not list its clusters',
        error as Error,
      );
      const problem =
        "The Kubernetes plugin could not list its clusters; those found before are kept. Check 'kubernetes.clusterLocatorMethods' and the log of the backend.";
      return { problems: [problem] };
    }
  }

  #listWithoutPlugin(): Listing {
    if (!this.#saidWithoutPlugin) {
      this.#saidWithoutPlugin = true;
      this.#logger.info(
        "The Kubernetes backend plugin is not there, or not ready: clusters are read from 'kubernetes.clusterLocatorMethods' with type 'config'",
      );
    }
    const listing = readConfigClusters(this.#config);
    if (!this.#config.has('kubernetes.clusterLocatorMethods')) {
      listing.problems.push(
        "No clusters are configured: add 'kubernetes.clusterLocatorMethods' to app-config.yaml.",
      );
    }
    return listing;
  }

  /** It starts beside us, and may take its time; without configuration it never will. */
  async #waitForPlugin(signal: AbortSignal): Promise<void> {
    if (this.#config.has('kubernetes')) {
      await Promise.race([
        this.#slot.filled,
        sleep(this.#timings.accessTimeoutMs, signal),
      ]);
    }
  }

  async #untilNext(listed: boolean, signal: AbortSignal): Promise<void> {
    const { intervalMs, retryMs } = this.#timings;
    const next = sleep(listed ? intervalMs : retryMs, signal);
    // Comes the plugin late, its locators and strategies are better than ours.
    await (this.#slot.current()
      ? next
      : Promise.race([next, this.#slot.filled]));
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  // Ends early with the signal; who waits looks at it.
  await pause(ms, undefined, { signal, ref: false }).catch(() => {});
}
