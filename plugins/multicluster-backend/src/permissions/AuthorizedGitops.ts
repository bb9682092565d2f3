import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../clusters';
import { AuthorizedFleet } from './AuthorizedFleet';

/** Reads what Argo CD and Flux of one cluster say of an app. */
export type ReadSyncStates = (options: {
  client: ClusterClient;
  app: string;
  signal: AbortSignal;
}) => Promise<SyncState[]>;

/** The states of apps on hubs that the caller may see, on clusters that they may see. */
export class AuthorizedGitops {
  readonly #fleet: AuthorizedFleet;
  readonly #clients: Pick<Fleet, 'client'>;
  readonly #read: ReadSyncStates;

  constructor(options: {
    fleet: AuthorizedFleet;
    clients: Pick<Fleet, 'client'>;
    read: ReadSyncStates;
  }) {
    this.#fleet = options.fleet;
    this.#clients = options.clients;
    this.#read = options.read;
  }

  async states(
    credentials: BackstageCredentials,
    options: { hub: string; app: string; signal: AbortSignal },
  ): Promise<SyncState[]> {
    const { hub, app, signal } = options;
    await this.#fleet.get(credentials, hub);
    const client = this.#clients.client(hub);
    if (!client) {
      throw new ServiceUnavailableError(
        `Cluster '${hub}' cannot be asked what it syncs.`,
      );
    }
    const allowed = await this.#fleet.filter(credentials);
    const states = await this.#read({ client, app, signal });
    return states.filter(
      ({ cluster }) => !cluster || !allowed || allowed(cluster),
    );
  }
}
