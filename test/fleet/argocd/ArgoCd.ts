import fs from 'node:fs';
import type { Cluster } from '../cluster/Cluster.ts';
import { waitFor } from '../processes.ts';
import type { Tools } from '../tools.ts';
import {
  argoConfiguration,
  argoDefinitions,
  clusterSecret,
  rootApplication,
} from './manifests.ts';
import { startServers, stopServers } from './servers.ts';

/**
 * Argo CD as processes on this machine, with its objects on one cluster, the hub. Every cluster, the hub too, is a destination by its
 * name. There is no server with a screen.
 */
export class ArgoCd {
  readonly #folder: string;
  readonly #hub: Cluster;

  private constructor(folder: string, hub: Cluster) {
    this.#folder = folder;
    this.#hub = hub;
  }

  /** The tools of the `deploy` tier must have been built. Logs are in the folder. */
  static async start(options: {
    folder: string;
    hub: Cluster;
    members: Cluster[];
    tools: Tools;
  }): Promise<ArgoCd> {
    const { folder, hub, members, tools } = options;
    await stopServers(folder);
    fs.mkdirSync(folder, { recursive: true });
    await hub.apply(await argoDefinitions());
    // Among the rest is an object of a kind that was defined just now.
    const configuration = await argoConfiguration();
    await waitFor(
      `the kinds of Argo CD on ${hub.name}`,
      async () => hub.apply(configuration).then(() => true),
      { timeoutMs: 60_000 },
    );
    const argoCd = new ArgoCd(folder, hub);
    for (const cluster of new Set([hub, ...members])) {
      await argoCd.addMember(cluster);
    }
    await startServers({ folder, kubeconfig: hub.kubeconfig, tools });
    return argoCd;
  }

  /** Ends what a run that died has left. */
  static async stopLeftovers(folder: string): Promise<void> {
    await stopServers(folder);
  }

  /** Makes a cluster a destination; it may come while the servers run. */
  async addMember(cluster: Cluster): Promise<void> {
    await this.#hub.apply(clusterSecret(cluster));
  }

  /** From now on what the folder `hub` of that repository's `main` says of Applications and ApplicationSets is so. */
  async follow(repoUrl: string): Promise<void> {
    const { name: hub } = this.#hub;
    await this.#hub.apply(rootApplication({ hub, repoUrl, path: 'hub' }));
  }

  /** Ends the servers; what they have made stays. */
  async stop(): Promise<void> {
    await stopServers(this.#folder);
  }
}
