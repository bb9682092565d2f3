/** Where a harness cluster says it is; the demo's three have theirs in `placements.ts`. */
export type Placement = {
  provider: string;
  region: string;
  environment: string;
  zones: string[];
};

export type AddClusterOptions = {
  placement?: Placement;
  /** Default 2. */
  nodes?: number;
  /** Gateway API, SMI and DNSEndpoint definitions; default true. One without them starts faster. */
  crds?: boolean;
};

/** What a portal needs to be told of a cluster: an entry of `kubernetes.clusterLocatorMethods[].clusters`. */
export type ClusterAccess = {
  name: string;
  /** `https://127.0.0.1:<port>` */
  url: string;
  serviceAccountToken: string;
  /** Base64 of the PEM. */
  caData: string;
  placement: Placement;
};

/**
 * Real clusters for a test, in verbs. Each harness has its own directory and ports, so that two of them, and a portal that runs from the
 * same checkout, do not meet. `close` always belongs into an `after` hook.
 */
export class FleetHarness {
  /** Builds what is not built yet, which takes minutes on a machine that never did. */
  static async create(options?: { log?: (line: string) => void }): Promise<FleetHarness> {
    throw new Error(`to come: ${options}`);
  }

  /** Creates a cluster with nodes, kwok stages, and a service account for the portal. `east`, `west` and `edge` get the demo's placement. */
  async addCluster(_name: string, _options?: AddClusterOptions): Promise<ClusterAccess> {
    throw new Error('to come');
  }

  /** Deletes the cluster and its files. */
  async removeCluster(_name: string): Promise<void> {}

  /** Stops the API server (and the rest of the control plane, but not etcd): connections are refused. */
  async stop(_name: string): Promise<void> {}

  /** After `stop` or `hang`: returns when the API server is ready again, on the same port. */
  async start(_name: string): Promise<void> {}

  /** A listener that accepts and never answers takes the place of the API server. */
  async hang(_name: string): Promise<void> {}

  /** Kills etcd and starts it again on the same data; the API server stays. */
  async restartEtcd(_name: string): Promise<void> {}

  /** Compacts etcd's history to now, so that a watch from an older version is answered with 410 Gone. */
  async compactEtcd(_name: string): Promise<void> {}

  /** Applies `examples/apps/<app>/{base,<cluster>}` and waits until the pods of it that can be ready are. */
  async deployApp(_cluster: string, _app: string): Promise<void> {}

  /** Turns the readiness of `count` pods (default: all) of an app off; returns their names. Returns when the API server has it. */
  async breakPods(_cluster: string, _app: string, _count?: number): Promise<string[]> {
    return [];
  }

  /** Takes `breakPods` back. */
  async healPods(_cluster: string, _app: string): Promise<void> {}

  /** Standard output of kubectl as the cluster's admin; rejects with its standard error. */
  async kubectl(_cluster: string, ..._args: string[]): Promise<string> {
    return '';
  }

  /** `kubectl apply --server-side -f`: a file or a folder. */
  async apply(_cluster: string, _path: string): Promise<void> {}

  /** `kubectl apply --server-side` of objects or YAML text. */
  async applyText(_cluster: string, _yaml: string): Promise<void> {}

  /** Path of the admin's kubeconfig; its one context is named after the cluster. */
  kubeconfig(_cluster: string): string {
    return '';
  }

  access(_cluster: string): ClusterAccess {
    throw new Error('to come');
  }

  serviceAccountToken(_cluster: string): string {
    return '';
  }

  /** `http://127.0.<n>.1:9898` of the real podinfo behind the cluster's LoadBalancer address. */
  podinfoUrl(_cluster: string): string {
    return '';
  }

  /** App-config of all clusters added so far: the `kubernetes` and `multicluster` keys, as a plain object. */
  appConfig(): object {
    return {};
  }

  /** Stops and deletes everything this harness made. */
  async close(): Promise<void> {}
}
