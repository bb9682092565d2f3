/**
 * How well something works, as far as its own facts say.
 *
 * `unknown` means that there is no fact to judge by; it is never drawn green and never counted as healthy.
 *
 * @public
 */
export type Health = 'healthy' | 'degraded' | 'unhealthy' | 'unknown';

/**
 * What the backend knows about its connection to a cluster.
 *
 * - `connecting`: no answer yet since the cluster was engaged
 * - `live`: the API server answers and every watch is current
 * - `stale`: the API server answers, but at least one kind is not current (it is being listed again, or its watch is broken)
 * - `unreachable`: the API server does not answer; it may well be fine
 * - `unauthorized`: the API server answers 401, or 403 to everything
 * - `misconfigured`: the configuration of the cluster cannot be used (unreadable CA, no credential, malformed URL)
 * - `perUser`: credentials belong to users (`google`, `oidc`, `aks`), so the cluster is not in the shared cache
 *
 * @public
 */
export type ClusterState =
  | 'connecting'
  | 'live'
  | 'stale'
  | 'unreachable'
  | 'unauthorized'
  | 'misconfigured'
  | 'perUser';

/**
 * Where a cluster is and what it is for; from its configuration or its nodes.
 *
 * @public
 */
export type ClusterPlacement = {
  /** `aws`, `gcp`, `azure`, `on-prem`, …: lower case; undefined when nobody said and the nodes do not tell. */
  provider?: string;
  region?: string;
  /** `prod`, `staging`, … */
  environment?: string;
  /** Labels of the cluster, for selectors and permission rules. */
  labels: Record<string, string>;
};

/**
 * Requested of allocatable, over the nodes that are ready.
 *
 * @public
 */
export type ClusterCapacity = {
  /** Thousandths of a core. */
  cpuMillis: { requested: number; allocatable: number };
  /** Bytes. */
  memoryBytes: { requested: number; allocatable: number };
  pods: { running: number; allocatable: number };
};

/**
 * State of one reflector: one kind of one cluster.
 *
 * @public
 */
export type KindState = {
  apiVersion: string;
  kind: string;
  /** `absent`: the cluster does not serve the kind (its CRD is not installed). `forbidden`: the portal may not list it. */
  state: 'syncing' | 'live' | 'broken' | 'absent' | 'forbidden';
  /** Epoch milliseconds. */
  since: number;
  objects: number;
  /** A sentence; without server paths and credentials. */
  error?: string;
};

/**
 * One cluster as the fleet page shows it. All times are epoch milliseconds of the backend's clock.
 *
 * @public
 */
export type ClusterSummary = ClusterPlacement & {
  name: string;
  title: string;
  state: ClusterState;
  /** Since when `state` holds. */
  since: number;
  /** Last proof of life; undefined when the cluster never answered. Kept over restarts. */
  lastSeenAt?: number;
  /** Next attempt, when one is planned. */
  nextAttemptAt?: number;
  /** How many attempts have failed in a row. */
  failedAttempts: number;
  /** Why `state` is not `live`, as a sentence without server paths and credentials. */
  error?: string;
  health: Health;
  /** The facts that lead to `health`, worst first, each a short sentence. */
  healthReasons: string[];
  /** `v1.36.3`; undefined when never read. */
  version?: string;
  /** Round trip of the last probes to the API server, milliseconds (median); undefined when not measured. */
  latencyMs?: number;
  nodes?: { ready: number; total: number };
  pods?: { running: number; failing: number; total: number };
  workloads?: {
    healthy: number;
    degraded: number;
    unhealthy: number;
    unknown: number;
  };
  capacity?: ClusterCapacity;
  /** Objects in the cache. */
  objects: number;
  /** True while what is shown comes from the database and no list has ended since the start. */
  fromStore: boolean;
  dashboardUrl?: string;
};

/**
 * A workload as one square of the heat grid.
 *
 * @public
 */
export type WorkloadSummary = {
  kind: string;
  namespace: string;
  name: string;
  health: Health;
  reason?: string;
  replicas: { ready: number; desired: number };
  /** The catalog entity it belongs to, as far as labels tell (`backstage.io/kubernetes-id`). */
  kubernetesId?: string;
};

/**
 * A node of a cluster.
 *
 * @public
 */
export type NodeSummary = {
  name: string;
  ready: boolean;
  unschedulable: boolean;
  zone?: string;
  region?: string;
  version?: string;
  pods: number;
  reason?: string;
};

/**
 * `GET /clusters/:name`.
 *
 * @public
 */
export type ClusterDetail = ClusterSummary & {
  kinds: KindState[];
  nodeList: NodeSummary[];
  workloadList: WorkloadSummary[];
};

/**
 * `GET /clusters`.
 *
 * @public
 */
export type ClusterList = {
  clusters: ClusterSummary[];
  /** How many clusters exist that the caller may not see. */
  hidden: number;
  /** Problems of the configuration that belong to no single cluster, each a sentence that names the key. */
  problems: string[];
};
