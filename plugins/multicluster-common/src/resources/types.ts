/**
 * Which controller owns an object.
 *
 * @public
 */
export type OwnerReference = { kind: string; name: string; uid: string };

/**
 * A condition that says something: those of kind "…is fine" are dropped on arrival (they are `True` and positive).
 *
 * @public
 */
export type Condition = {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  /** Cut at 200 characters. */
  message?: string;
  /** Epoch seconds. */
  since?: number;
};

/**
 * A container of a pod or of a pod template.
 *
 * @public
 */
export type Container = {
  name: string;
  image: string;
  init?: boolean;
  /** Thousandths of a core and bytes. */
  requests?: { cpuMillis?: number; memoryBytes?: number };
  limits?: { cpuMillis?: number; memoryBytes?: number };
  /** Name of a variable to a short hash of its value, or to where it comes from (`configMap/app:LEVEL`). Values are never kept. */
  env?: Record<string, string>;
};

/** @public */
export type ContainerStatus = {
  name: string;
  init?: boolean;
  ready: boolean;
  restarts: number;
  imageId?: string;
  state: 'waiting' | 'running' | 'terminated' | 'unknown';
  reason?: string;
  message?: string;
  lastExit?: { reason?: string; exitCode?: number };
};

/** @public */
export type PodDetail = {
  node?: string;
  phase: string;
  reason?: string;
  ip?: string;
  /** Epoch seconds. */
  startedAt?: number;
  ready: boolean;
  /** Epoch seconds. */
  readySince?: number;
  containers: Container[];
  statuses: ContainerStatus[];
  conditions: Condition[];
};

/** Deployment, StatefulSet, DaemonSet, ReplicaSet and Argo Rollout. @public */
export type WorkloadDetail = {
  replicas: {
    desired: number;
    current: number;
    ready: number;
    updated: number;
    available: number;
  };
  generation: number;
  observedGeneration: number;
  selector: Record<string, string>;
  containers: Container[];
  /** Hash over the pod template. */
  templateHash: string;
  /** Names of the ConfigMaps that the pod template refers to. */
  configMaps: string[];
  /** Deployment and ReplicaSet: `deployment.kubernetes.io/revision`. */
  revision?: string;
  paused?: boolean;
  conditions: Condition[];
};

/** @public */
export type JobDetail = {
  completions?: number;
  active: number;
  succeeded: number;
  failed: number;
  /** Epoch seconds. */
  startedAt?: number;
  completedAt?: number;
  suspended?: boolean;
  containers: Container[];
  conditions: Condition[];
};

/** @public */
export type CronJobDetail = {
  schedule: string;
  suspended: boolean;
  active: number;
  /** Epoch seconds. */
  lastScheduledAt?: number;
  lastSucceededAt?: number;
  containers: Container[];
};

/** @public */
export type ServiceDetail = {
  type: string;
  selector: Record<string, string>;
  ports: {
    name?: string;
    port: number;
    protocol: string;
    targetPort?: string;
    nodePort?: number;
  }[];
  clusterIp?: string;
  /** IPs and host names that a load balancer gave it. */
  addresses: string[];
  externalName?: string;
  /** Set on a Service that a mesh mirrors from another cluster (Linkerd multicluster's labels and annotations). */
  mirror?: { cluster: string; namespace: string; name: string };
  /** Whether it is exported for mirroring (`mirror.linkerd.io/exported`), and how. */
  exported?: string;
};

/** Counts of one EndpointSlice; addresses are not kept. @public */
export type EndpointSliceDetail = {
  service?: string;
  ready: number;
  notReady: number;
  terminating: number;
};

/** @public */
export type NodeDetail = {
  ready: boolean;
  /** Epoch seconds. */
  readySince?: number;
  unschedulable: boolean;
  taints: string[];
  zone?: string;
  region?: string;
  providerId?: string;
  version?: string;
  allocatable: { cpuMillis: number; memoryBytes: number; pods: number };
  conditions: Condition[];
};

/** @public */
export type EventDetail = {
  type: string;
  reason: string;
  /** Cut at 500 characters. */
  message: string;
  count: number;
  /** Epoch seconds. */
  firstAt?: number;
  lastAt?: number;
  regarding: { kind: string; namespace?: string; name: string; uid?: string };
  source?: string;
};

/** Only a hash of the data is kept. @public */
export type ConfigMapDetail = { hash: string; keys: number };

/** @public */
export type AutoscalerDetail = {
  target: { kind: string; name: string };
  min: number;
  max: number;
  current: number;
  desired: number;
  metrics: { name: string; current?: string; target?: string }[];
  conditions: Condition[];
};

/** @public */
export type DisruptionBudgetDetail = {
  selector: Record<string, string>;
  currentHealthy: number;
  desiredHealthy: number;
  disruptionsAllowed: number;
};

/** Where a route sends requests. @public */
export type RouteBackend = {
  kind: string;
  namespace: string;
  name: string;
  port?: number;
  /** Absolute, as written; 1 where the API's default applies. */
  weight: number;
};

/** Ingress. @public */
export type IngressDetail = {
  className?: string;
  hosts: string[];
  backends: RouteBackend[];
  addresses: string[];
};

/** @public */
export type GatewayClassDetail = {
  controller: string;
  conditions: Condition[];
};

/** @public */
export type GatewayDetail = {
  className: string;
  listeners: {
    name: string;
    hostname?: string;
    port: number;
    protocol: string;
  }[];
  addresses: string[];
  conditions: Condition[];
};

/** HTTPRoute and GRPCRoute. @public */
export type RouteDetail = {
  hostnames: string[];
  parents: {
    kind: string;
    namespace: string;
    name: string;
    sectionName?: string;
    accepted?: boolean;
  }[];
  rules: { match?: string; backends: RouteBackend[] }[];
  conditions: Condition[];
};

/** @public */
export type ReferenceGrantDetail = {
  from: { kind: string; namespace: string }[];
  to: { kind: string; name?: string }[];
};

/** SMI TrafficSplit, all versions; weights in whole numbers (`500m` of v1alpha1 becomes 500, `1` becomes 1000 there). @public */
export type TrafficSplitDetail = {
  service: string;
  backends: { service: string; weight: number }[];
};

/** Linkerd multicluster Link. @public */
export type LinkDetail = {
  targetCluster: string;
  gatewayAddress?: string;
  conditions: Condition[];
};

/** @public */
export type ServiceExportDetail = { conditions: Condition[] };

/** @public */
export type ServiceImportDetail = {
  type: string;
  clusters: string[];
  conditions: Condition[];
};

/** external-dns DNSEndpoint. @public */
export type DnsEndpointDetail = {
  records: {
    name: string;
    type: string;
    targets: string[];
    /** Seconds. */
    ttl?: number;
    setIdentifier?: string;
    weight?: number;
    /** What stands where a weight should, and is no whole number: external-dns takes it as 0. */
    badWeight?: string;
  }[];
};

/** k8gb Gslb. @public */
export type GslbDetail = {
  strategy: string;
  /** Geo tag of the primary cluster, with strategy `failover`. */
  primary?: string;
  /** With strategy `roundRobin`: by geo tag. */
  weights?: { [geoTag: string]: number };
  /** Of the cluster that this copy is in, as its controller says. */
  geoTag?: string;
  /** Seconds. */
  ttl?: number;
  hosts: { host: string; health: string; addresses: string[] }[];
};

/** @public */
export type NamespaceDetail = { phase: string };

/**
 * The kinds that the cache holds, and what it keeps of each. Secret is not among them, and must never be.
 *
 * @public
 */
export type ResourceDetails = {
  Pod: PodDetail;
  Service: ServiceDetail;
  EndpointSlice: EndpointSliceDetail;
  Node: NodeDetail;
  Namespace: NamespaceDetail;
  Event: EventDetail;
  ConfigMap: ConfigMapDetail;
  Deployment: WorkloadDetail;
  ReplicaSet: WorkloadDetail;
  StatefulSet: WorkloadDetail;
  DaemonSet: WorkloadDetail;
  Rollout: WorkloadDetail;
  Job: JobDetail;
  CronJob: CronJobDetail;
  HorizontalPodAutoscaler: AutoscalerDetail;
  PodDisruptionBudget: DisruptionBudgetDetail;
  Ingress: IngressDetail;
  GatewayClass: GatewayClassDetail;
  Gateway: GatewayDetail;
  HTTPRoute: RouteDetail;
  GRPCRoute: RouteDetail;
  ReferenceGrant: ReferenceGrantDetail;
  TrafficSplit: TrafficSplitDetail;
  Link: LinkDetail;
  ServiceExport: ServiceExportDetail;
  ServiceImport: ServiceImportDetail;
  DNSEndpoint: DnsEndpointDetail;
  Gslb: GslbDetail;
};

/** @public */
export type ResourceKind = keyof ResourceDetails;

/**
 * One object of one cluster, trimmed on arrival.
 *
 * @public
 */
export type ResourceOf<K extends ResourceKind> = {
  cluster: string;
  apiVersion: string;
  kind: K;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
  uid: string;
  /** Opaque; compared for equality only. */
  resourceVersion: string;
  /** Epoch seconds. */
  createdAt: number;
  deletedAt?: number;
  labels: Readonly<Record<string, string>>;
  /** By allow-list: `backstage.io/*`, `checksum/config`, restart and revision marks, and what drivers need. */
  annotations: Readonly<Record<string, string>>;
  owner?: OwnerReference;
  /** Epoch milliseconds of the backend: when this version of the object arrived. */
  seenAt: number;
  detail: ResourceDetails[K];
};

/**
 * Any object of the cache; narrow it by `kind`.
 *
 * @public
 */
export type Resource = { [K in ResourceKind]: ResourceOf<K> }[ResourceKind];

/**
 * Names one object of the fleet.
 *
 * @public
 */
export type ResourceKey = {
  cluster: string;
  kind: ResourceKind;
  namespace: string;
  name: string;
};

/**
 * What pure code may ask of the cache. Every look-up costs in the size of its answer, not of the cache.
 *
 * @public
 */
export interface ResourceIndex {
  /** Clusters that have at least one object here, live or last known. */
  clusters(): Iterable<string>;
  get<K extends ResourceKind>(key: {
    cluster: string;
    kind: K;
    namespace: string;
    name: string;
  }): ResourceOf<K> | undefined;
  /** All objects of a kind in one cluster; of one namespace when given. */
  list<K extends ResourceKind>(query: {
    cluster: string;
    kind: K;
    namespace?: string;
  }): Iterable<ResourceOf<K>>;
  /** Objects of any cluster that carry the label with exactly this value. */
  byLabel(label: string, value: string): Iterable<Resource>;
  /** Objects whose controller is the one with this uid, in that cluster. */
  byOwner(cluster: string, uid: string): Iterable<Resource>;
  /** Events about an object, newest first. */
  eventsFor(cluster: string, uid: string): Iterable<ResourceOf<'Event'>>;
}

/**
 * One object with what helps to understand it: `GET /resources/:cluster/:apiVersion/:kind/:namespace/:name`.
 *
 * @public
 */
export type ResourceView = {
  resource: Resource;
  /** Newest first. */
  events: ResourceOf<'Event'>[];
  /** Controllers, nearest first; as far as the cache holds them. */
  owners: {
    apiVersion: string;
    kind: string;
    namespace: string;
    name: string;
    uid: string;
  }[];
};
