import { JsonValue } from '@backstage/types';
import { ClusterPlacement } from '@multicluster/backstage-plugin-multicluster-common';

/**
 * A cluster that a provider knows of, before anything was asked of it.
 *
 * @public
 */
export type ClusterDescription = ClusterPlacement & {
  /** Unique over all providers; lower case. */
  name: string;
  title?: string;
  /** Of the API server: `https://…`. */
  url: string;
  dashboardUrl?: string;
  /** Hash over everything that matters for the connection: a change re-engages the cluster. */
  fingerprint: string;
  access:
    | {
        type: 'shared';
        /**
         * Asked before each (re)connect, so that tokens renew. Rejects with an `InputError` whose message is a sentence for the page
         * when the configuration cannot be used; the message of any other error is not shown, since it may hold a path or a secret.
         */
        connect(): Promise<ClusterConnectionOptions>;
      }
    /** Credentials belong to users; the sentence says which provider. */
    | {
        type: 'perUser';
        reason: string;
        /** As `connect` of `shared`, with what the user's browser sent along. */
        connectAs(auth: UserAuth): Promise<ClusterConnectionOptions>;
      }
    /** Cannot be used; the sentence names the key and the fix. */
    | { type: 'misconfigured'; reason: string };
};

/**
 * What a user's browser sends along to be known to clusters: by auth provider, as the Kubernetes plugin's frontend collects it.
 *
 * @public
 */
export type UserAuth = { [authProvider: string]: JsonValue | undefined };

/**
 * How to reach and be known to an API server.
 *
 * @public
 */
export type ClusterConnectionOptions = {
  /** PEM. */
  ca?: string;
  cert?: string;
  key?: string;
  servername?: string;
  skipTlsVerify?: boolean;
  /** Sent with each request, as `{ authorization: 'Bearer …' }`. */
  headers: Record<string, string>;
};

/**
 * Finds clusters, and says when they come and go.
 *
 * `start` calls `engage` once for each cluster, at once and later; `lifetime` ends when the cluster has gone or its description changed
 * (then `engage` follows with the new one). Whatever was begun under a lifetime ends with it: there is no disengage. Trouble that
 * belongs to no single cluster goes to `problem` as a sentence that names the configuration key; an empty list takes it back.
 *
 * @public
 */
export interface ClusterProvider {
  readonly name: string;
  start(options: {
    engage(cluster: ClusterDescription, lifetime: AbortSignal): void;
    problem(sentences: string[]): void;
    signal: AbortSignal;
  }): Promise<void>;
}
