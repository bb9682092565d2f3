import { mkdir } from 'node:fs/promises';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { ClusterRegistration } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterDescription,
  ClusterProvider,
} from '@multicluster/backstage-plugin-multicluster-node';
import { engageChanges } from '../engageChanges';
import { fingerprint } from '../fingerprint';
import {
  describeContext,
  explainUnreadable,
  KubeconfigFile,
  KubeconfigLibrary,
  loadKubeconfig,
} from '../kubeconfig/contexts';
import {
  ClusterFiles,
  isClusterName,
  readFolder,
  removeCluster,
  writeCluster,
} from './clusterFiles';
import { parseRegistration } from './parseRegistration';
import { watchFolder } from './watchFolder';

/**
 * A folder of kubeconfigs: the current context of `<name>.yaml` is the cluster `<name>`, and `<name>.json` may say where it is. Clusters
 * come and go with the files, and a file that is broken costs the others nothing.
 *
 * Clusters may be registered: replicas of the backend that share the folder find them there.
 */
export class DirectoryClusterProvider implements ClusterProvider {
  readonly name = 'directory';
  readonly #folder: string;
  readonly #isTaken: (name: string) => boolean;
  readonly #intervalMs: number;
  readonly #library: KubeconfigLibrary;
  #names = new Set<string>();
  /** Looks are one after the other: an older one must not have the last word. */
  #looking: Promise<void> = Promise.resolve();
  #look: () => Promise<void> = async () => {};

  constructor(options: {
    folder: string;
    /** Whether the fleet has a cluster of that name, from whichever provider. */
    isTaken: (name: string) => boolean;
    intervalMs?: number;
    library?: KubeconfigLibrary;
  }) {
    this.#folder = options.folder;
    this.#isTaken = options.isTaken;
    this.#intervalMs = options.intervalMs ?? 10_000;
    this.#library =
      options.library ?? (() => import('@kubernetes/client-node'));
  }

  async start(options: Parameters<ClusterProvider['start']>[0]): Promise<void> {
    const { signal, problem } = options;
    const engage = engageChanges(options);
    // Only once: a folder that goes away later is trouble, not an empty fleet.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch(() => {});
    const look = async () => {
      try {
        const { clusters, strangers } = await readFolder(this.#folder);
        const described = await Promise.all(
          clusters.map(files => this.#describe(files)),
        );
        this.#names = new Set(described.map(({ name }) => name));
        engage(described);
        problem(strangers.map(explainStranger));
      } catch {
        // What is engaged stays.
        problem([
          "The folder of 'multicluster.clusterDirectory' cannot be read; it must be a folder that the backend may read and write.",
        ]);
      }
    };
    this.#look = () => {
      this.#looking = this.#looking.then(look);
      return this.#looking;
    };
    while (!signal.aborted) {
      const change = watchFolder({
        folder: this.#folder,
        intervalMs: this.#intervalMs,
        signal,
      });
      await this.#look();
      await change;
    }
  }

  /**
   * Adds a cluster, or replaces one that was registered before; the fleet has it when this is done. Rejects with an `InputError` that
   * names the field, or with a `ConflictError` when a cluster of that name comes from elsewhere.
   */
  async register(registration: ClusterRegistration): Promise<void> {
    const parsed = parseRegistration(registration);
    await this.#look();
    if (!this.#names.has(parsed.name) && this.#isTaken(parsed.name)) {
      throw new ConflictError(
        `There is a cluster '${parsed.name}' from another source; choose another name`,
      );
    }
    await writeCluster(this.#folder, parsed);
    await this.#look();
  }

  /** Rejects with a `NotFoundError` when the folder has no such cluster. */
  async unregister(name: string): Promise<void> {
    if (!isClusterName(name) || !(await removeCluster(this.#folder, name))) {
      throw new NotFoundError(
        `Cluster '${name}' was not registered here; what the configuration names is removed there`,
      );
    }
    await this.#look();
  }

  async #describe(files: ClusterFiles): Promise<ClusterDescription> {
    const { name, file, placement, fault } = files;
    const source: KubeconfigFile = {
      file,
      label: `The kubeconfig of cluster '${name}'`,
      library: this.#library,
    };
    const said = await this.#readContext(source, fault);
    return {
      name,
      ...placement,
      ...said,
      fingerprint: fingerprint({ placement, ...said }),
    };
  }

  async #readContext(
    source: KubeconfigFile,
    fault: string | undefined,
  ): Promise<Pick<ClusterDescription, 'url' | 'fingerprint' | 'access'>> {
    const misconfigured = (reason: string) => ({
      url: '',
      fingerprint: '',
      access: { type: 'misconfigured' as const, reason },
    });
    if (fault) {
      return misconfigured(fault);
    }
    try {
      const config = await loadKubeconfig(source);
      const context = config.getCurrentContext();
      return config.getContextObject(context)
        ? describeContext({ config, context, source })
        : misconfigured(
            `${source.label} has no current context; set 'current-context'.`,
          );
    } catch (error) {
      if (hasGone(error)) {
        throw error;
      }
      return misconfigured(explainUnreadable(error, source.label));
    }
  }
}

/** The file was in the folder a moment ago: the folder is on its way to another state, and this look says nothing about it. */
function hasGone(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT';
}

function explainStranger(name: string): string {
  return `'${name}.yaml' in the folder of 'multicluster.clusterDirectory' is not used: a cluster's name has at most 63 lower-case letters, digits and dashes.`;
}
