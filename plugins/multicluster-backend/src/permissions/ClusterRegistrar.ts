import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  NotAllowedError,
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterRegistration,
  ClusterSummary,
  multiclusterClusterRegisterPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet } from '../clusters';

/** Where clusters are registered. */
export interface ClusterDirectory {
  /** The fleet has it when this is done. */
  register(registration: ClusterRegistration): Promise<void>;
  unregister(name: string): Promise<void>;
}

/** Adds clusters to the fleet and takes them away, for those who may. */
export class ClusterRegistrar {
  readonly #directory: ClusterDirectory | undefined;
  readonly #fleet: Pick<Fleet, 'cluster'>;
  readonly #permissions: PermissionsService;

  constructor(options: {
    directory: ClusterDirectory | undefined;
    fleet: Pick<Fleet, 'cluster'>;
    permissions: PermissionsService;
  }) {
    this.#directory = options.directory;
    this.#fleet = options.fleet;
    this.#permissions = options.permissions;
  }

  async register(
    credentials: BackstageCredentials,
    registration: ClusterRegistration,
  ): Promise<ClusterSummary> {
    await this.#require(credentials);
    await this.#requireDirectory().register(registration);
    const { name } = registration;
    const found = this.#fleet.cluster(name);
    if (!found) {
      throw new ServiceUnavailableError(
        `Cluster '${name}' is registered, and the fleet does not have it yet. Look again in some seconds.`,
      );
    }
    const { kinds, nodeList, workloadList, ...summary } = found;
    return summary;
  }

  async unregister(
    credentials: BackstageCredentials,
    name: string,
  ): Promise<void> {
    await this.#require(credentials);
    await this.#requireDirectory().unregister(name);
  }

  #requireDirectory(): ClusterDirectory {
    if (!this.#directory) {
      throw new NotImplementedError(
        "Clusters can be registered once 'multicluster.clusterDirectory' in the configuration names a folder for them.",
      );
    }
    return this.#directory;
  }

  async #require(credentials: BackstageCredentials): Promise<void> {
    const permission = multiclusterClusterRegisterPermission;
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not register clusters (${permission.name}).`,
      );
    }
  }
}
