import { ClusterPlacement, ClusterState, Health } from '../clusters/types';
import { ResourceKind } from '../resources/types';

/**
 * Which objects belong to a catalog entity: the reading of its `backstage.io/kubernetes-*` annotations.
 *
 * @public
 */
export type EntitySelector = {
  entityRef: string;
  /** Equality requirements, all of which must hold. Never empty. */
  matchLabels: Record<string, string>;
  /** Set-based requirements of `backstage.io/kubernetes-label-selector`. */
  matchExpressions: {
    key: string;
    operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    values: string[];
  }[];
  namespace?: string;
  /** `backstage.io/kubernetes-cluster`. */
  cluster?: string;
};

/**
 * Horizontal bands of the swimlane matrix, in the order of a request's way.
 *
 * @public
 */
export type Lane =
  | 'entry'
  | 'route'
  | 'service'
  | 'workload'
  | 'autoscaler'
  | 'pods';

/**
 * A column: a cluster in which the entity has objects, live or last known.
 *
 * @public
 */
export type TopologyCluster = ClusterPlacement & {
  name: string;
  title: string;
  state: ClusterState;
  /** Epoch milliseconds. */
  since: number;
  /** Last proof of life, epoch milliseconds; the age of every fact of a column that is not `live`. */
  lastSeenAt?: number;
  error?: string;
  version?: string;
  /** Of this entity's objects in the cluster, as last known. Say it with `state`: last known is not live. */
  health: Health;
  /** The one sentence that matters ("2 of 6 pods failing"). */
  reason?: string;
  /** This entity's replicas in the cluster. */
  replicas: { ready: number; desired: number };
};

/**
 * The same logical thing on every cluster: one row of the matrix.
 *
 * @public
 */
export type TopologyRow = {
  id: string;
  lane: Lane;
  label: string;
  kind: TopologyNodeKind;
  /** Clusters that miss what the others have, and why it may be so on purpose; empty slots are drawn from this. */
  absent: { cluster: string; reason: string }[];
};

/**
 * What a node stands for: a kind of the cache, a group of pods, a DNS name, a load-balancer address, or a rolled-up group.
 *
 * @public
 */
export type TopologyNodeKind =
  | ResourceKind
  | 'Pods'
  | 'DnsName'
  | 'Address'
  | 'Group';

/**
 * One pod inside a group of pods.
 *
 * @public
 */
export type TopologyPod = {
  name: string;
  uid: string;
  health: Health;
  /** `CrashLoopBackOff`, `Pending: Unschedulable`, …; undefined when all is well. */
  reason?: string;
  ready: boolean;
  restarts: number;
  node?: string;
  zone?: string;
  containers: string[];
};

/**
 * One thing on the picture.
 *
 * @public
 */
export type TopologyNode = {
  /** Stable over rebuilds: `<cluster>/<kind>/<namespace>/<name>`. */
  id: string;
  kind: TopologyNodeKind;
  lane: Lane;
  row: string;
  /** Undefined for things of no cluster (a DNS name). */
  cluster?: string;
  namespace?: string;
  name: string;
  health: Health;
  /** Why it is not healthy; a short sentence. */
  reason?: string;
  /** The one fact of that kind ("4 of 4 ready", "DNS · 3 answers"). */
  fact: string;
  /** Short image tags of the workload's containers, first container first. */
  images?: string[];
  replicas?: { ready: number; desired: number };
  /** For `Pods`: all of them when at most 50, else the failing ones first. */
  pods?: TopologyPod[];
  /** For `Pods`: counts over all of them. */
  podCounts?: {
    ready: number;
    notReady: number;
    failing: number;
    total: number;
  };
  /** Set when a field differs from what the majority of the row's clusters have; names the fields. */
  oddOneOut?: string[];
  /** For a rolled-up `Group`: how many nodes it stands for; open it with `open=<id>`. */
  groupSize?: number;
  /** Labels, for search. */
  labels?: Record<string, string>;
  /** Where the facts are from; undefined for derived nodes. */
  origin?: {
    apiVersion: string;
    kind: string;
    namespace: string;
    name: string;
    uid: string;
    resourceVersion: string;
    /** Epoch milliseconds: when this version arrived. */
    seenAt: number;
  };
};

/**
 * A share of traffic in percent, by source. `undefined` is "not known", which is not zero.
 *
 * @public
 */
export type TrafficShare = {
  /** What a plan or policy wants. */
  desired?: number;
  /** What the object says. */
  declared?: number;
  /** What traffic does. */
  observed?: number;
};

/** @public */
export type TopologyEdge = {
  id: string;
  kind: 'owns' | 'selects' | 'routes' | 'mirrors' | 'resolves' | 'scales';
  from: string;
  to: string;
  share?: TrafficShare;
  /** True when two known shares are more than 5 points apart. */
  disagrees?: boolean;
  crossCluster?: boolean;
};

/**
 * Something a person should know, worst first. Every part selects what it names.
 *
 * @public
 */
export type Finding = {
  id: string;
  severity: 'error' | 'warning' | 'info';
  kind:
    | 'unreachable'
    | 'stale'
    | 'unauthorized'
    | 'misconfigured'
    | 'failingPods'
    | 'degraded'
    | 'oddOneOut'
    | 'share'
    | 'missing';
  text: string;
  /** Nodes and clusters it is about. */
  nodes: string[];
  clusters: string[];
};

/**
 * Where one entity runs, over all clusters. Sorted and stable: equal input gives an equal graph.
 *
 * @public
 */
export type TopologyGraph = {
  entityRef: string;
  /** Grows with every change of this graph in one backend process. */
  generation: number;
  clusters: TopologyCluster[];
  rows: TopologyRow[];
  nodes: TopologyNode[];
  edges: TopologyEdge[];
  findings: Finding[];
  /** What is not on the picture. */
  elsewhere: {
    /** Clusters that are known to have nothing of the entity. */
    absent: number;
    /** Names of clusters of which nothing is known yet. */
    unknown: string[];
    /** Clusters that the caller may not see. */
    hidden: number;
  };
  /** Set when the graph was rolled up to the budget. */
  rolledUp?: { shown: number; total: number };
};

/**
 * The difference between two generations of a graph; empty lists where nothing changed.
 *
 * @public
 */
export type TopologyPatch = {
  from: number;
  generation: number;
  clusters?: TopologyCluster[];
  rows?: TopologyRow[];
  findings?: Finding[];
  elsewhere?: TopologyGraph['elsewhere'];
  rolledUp?: TopologyGraph['rolledUp'] | null;
  setNodes: TopologyNode[];
  removeNodes: string[];
  setEdges: TopologyEdge[];
  removeEdges: string[];
};

/**
 * One field of the N-way diff of a row, cluster by cluster.
 *
 * @public
 */
export type ComparedField = {
  /** `image`, `replicas`, `env LOG_LEVEL`, `config hash`, `chart`, … */
  field: string;
  /** By cluster; undefined where the cluster has no such field. */
  values: Record<string, string | undefined>;
  /** `own`: meant to differ between clusters (replicas, region). `odd`: a minority differs. `differs`: no majority, or two clusters. */
  verdict: 'equal' | 'own' | 'odd' | 'differs';
  /** Clusters with the minority value, for `odd`. */
  odd: string[];
};

/** @public */
export type Comparison = {
  /** "edge differs from the other two in 3 fields." */
  sentence: string;
  clusters: string[];
  fields: ComparedField[];
};
