import { JsonObject, JsonValue } from '@backstage/types';

/**
 * One requirement on a cluster. `key` is `name`, `provider`, `region`, `environment` (or `env`), or one of the cluster's labels.
 *
 * @public
 */
export type ClusterRequirement = {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** For `In` and `NotIn`. */
  values?: string[];
};

/**
 * Which clusters are meant; every cluster when there are no requirements.
 *
 * @public
 */
export type ClusterSelector = {
  /** Default `all`. */
  match?: 'all' | 'any';
  requirements: ClusterRequirement[];
};

/**
 * Where an app shall run. `names` and `selector` add up.
 *
 * @public
 */
export type TargetSelection = {
  names?: string[];
  selector?: ClusterSelector;
  /** Fewer than this is an error that names what excludes most. Default 1. */
  minClusters?: number;
  /** At most so many, spread as `spread` says; all when absent. */
  maxClusters?: number;
  /** With `maxClusters`: take clusters of different providers or regions first. */
  spread?: 'provider' | 'region';
  /** Clusters with less left are not chosen by the selector; those of `names` are, with a warning. */
  headroom?: { cpuMillis?: number; memoryBytes?: number; pods?: number };
};

/**
 * Why a cluster is not among the targets, and which requirement excluded it, if one did.
 *
 * @public
 */
export type LeftOutCluster = {
  name: string;
  /** `tier is batch`, `unreachable since …`: a sentence without the cluster's name. */
  reason: string;
  requirement?: ClusterRequirement;
  /** Whether it may be added by name. One that cannot be reached may not: nothing could be checked there. */
  addable: boolean;
};

/** @public */
export type SelectedClusters = {
  chosen: { name: string; by: 'name' | 'selector'; warning?: string }[];
  leftOut: LeftOutCluster[];
  /** Sentences: an unknown name, fewer than `minClusters`. Not empty means that nothing may be deployed. */
  problems: string[];
};

/**
 * Values of an app: later layers win, objects are merged by key, lists are replaced, `null` removes a key, as in Helm.
 *
 * @public
 */
export type ValueLayers = {
  common?: JsonObject;
  /** In order: a later rule wins over an earlier one. */
  rules?: { name?: string; selector: ClusterSelector; values: JsonObject }[];
  /** By the cluster's name. */
  clusters?: { [cluster: string]: JsonObject };
};

/**
 * Which layer a value is from. `placement`: `global.cluster`, `global.region`, `global.provider` and `global.env`, which the cluster
 * itself says. `default`: the chart's own.
 *
 * @public
 */
export type ValueOrigin =
  | { layer: 'default' | 'placement' | 'common' | 'cluster' }
  | { layer: 'rule'; rule: string };

/**
 * One leaf of the values that a cluster really gets. Lists are leaves.
 *
 * @public
 */
export type EffectiveValue = {
  /** As `image.tag`; a key that has a dot in it is written `a["b.c"]`. */
  path: string;
  value: JsonValue;
  origin: ValueOrigin;
  /** What it would be without the layer it is from: what clearing a cell falls back to. */
  inherited?: { value: JsonValue; origin: ValueOrigin };
};

/**
 * What is deployed, in the files that come with the request (`bundle`) or somewhere else.
 *
 * - `helm`: a chart. Without `repository`, `chart` is a folder of the bundle; with it, a name in a chart repository (`https://…`) or
 *   the rest of an `oci://…` reference.
 * - `kustomize`: `folders` are patterns, best first, as `overlays/{cluster}`, `overlays/{environment}`, `base`; the first that exists
 *   is built. `{cluster}`, `{provider}`, `{region}`, `{environment}` stand for what the cluster says.
 * - `yaml`: all folders that exist are read, in order; an object of a later folder replaces the same object of an earlier one.
 *   Default `base`, `{cluster}`.
 *
 * @public
 */
export type DeploySource =
  | {
      type: 'helm';
      chart: string;
      repository?: string;
      version?: string;
      /** Files of the bundle, below the layers of the request; may have the placeholders of `folders`, and then need not exist. */
      valueFiles?: string[];
    }
  | { type: 'kustomize'; folders: string[]; substitute?: boolean }
  | { type: 'yaml'; folders?: string[]; substitute?: boolean };

/**
 * What must hold before the next wave begins.
 *
 * @public
 */
export type WaveGate = {
  /** Wait until every workload has rolled out; default true. */
  rollout?: boolean;
  /** And until what the cache knows of the app's objects is healthy; default true. */
  healthy?: boolean;
  /** And then stay so for this long; default 0. */
  soakSeconds?: number;
  /** Longest wait for rollout and health; default 600. */
  timeoutSeconds?: number;
};

/**
 * In which order clusters get it. Clusters that no wave names come last, together.
 *
 * @public
 */
export type DeployStrategy =
  | { type: 'allAtOnce'; gate?: WaveGate }
  | {
      type: 'waves';
      waves: { clusters?: string[]; selector?: ClusterSelector }[];
      gate?: WaveGate;
    };

/**
 * Body of `POST /deployments` and of `POST /deployments/preview`.
 *
 * @public
 */
export type DeployRequest = {
  /** The release: a DNS label of 53 characters at most. */
  app: string;
  namespace: string;
  /** Whose Deployments tab shows it, and on whom `multicluster.deploy.*` is asked. */
  entityRef: string;
  source: DeploySource;
  /** Hash of files that were uploaded before (`POST /bundles`). Needed unless a chart comes from a repository. */
  bundle?: string;
  values?: ValueLayers;
  /** Above all layers, the same for all clusters. Never stored, logged or shown: a retry must bring them again. */
  secretValues?: JsonObject;
  targets: TargetSelection;
  strategy?: DeployStrategy;
  /** Default false: the namespace must be there. */
  createNamespace?: boolean;
  /** What becomes of a cluster on which it failed; later waves never begin. Default `keep`, for a retry. */
  onFailure?: 'keep' | 'rollBack';
  /** Why, in the requester's words. */
  reason?: string;
  /** The same id again is the same deployment, whatever else the request says. */
  requestId?: string;
};

/**
 * Names an object of the app on a cluster.
 *
 * @public
 */
export type ObjectRef = {
  apiVersion: string;
  kind: string;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
};

/**
 * One object, live against wanted. Values of Secrets are never in `hunks`; `summary` says whether they differ.
 *
 * @public
 */
export type ObjectDiff = ObjectRef & {
  change: 'create' | 'update' | 'delete' | 'none';
  added: number;
  removed: number;
  hunks: DiffHunk[];
  summary?: string;
};

/**
 * Lines of a unified diff of the objects as YAML. `start`s count from 1.
 *
 * @public
 */
export type DiffHunk = {
  liveStart: number;
  wantedStart: number;
  /** Each begins with ` `, `-` or `+`. */
  lines: string[];
};

/**
 * Something that stands against a deployment, or should be known before it.
 *
 * @public
 */
export type DeployProblem = {
  severity: 'error' | 'warning';
  /** `render`, `dry-run`, `quota`, `admission`, `conflict`, `gitops-owned`, `missing-crd`, `namespace`, `capacity`, `unreachable`, … */
  code: string;
  /** A sentence that names the field or the object, and quotes the refusal. */
  message: string;
  object?: ObjectRef;
};

/**
 * What a deployment would do on one cluster. Nothing was written.
 *
 * @public
 */
export type ClusterPreview = {
  cluster: string;
  /** Epoch milliseconds at which the live objects were read. */
  checkedAt: number;
  objects: ObjectDiff[];
  values: EffectiveValue[];
  problems: DeployProblem[];
};

/** @public */
export type DeployPreview = {
  clusters: ClusterPreview[];
  selected: SelectedClusters;
  /** Version of the chart, when the source is one. */
  chart?: { name: string; version: string; appVersion?: string };
};

/**
 * - `queued`: accepted, nothing done
 * - `checking`: rendered and dry-run on every target; nothing is written until all have passed
 * - `deploying`: waves are under way
 * - `held`: a cluster failed; what is done stays, later waves wait for a retry, a roll back or a cancel
 * - `rollingBack`: clusters are being brought back
 *
 * @public
 */
export type DeploymentState =
  | 'queued'
  | 'checking'
  | 'deploying'
  | 'held'
  | 'rollingBack'
  | 'succeeded'
  | 'failed'
  | 'rolledBack'
  | 'cancelled';

/** @public */
export type ClusterRolloutState =
  | 'pending'
  | 'checking'
  | 'checked'
  | 'applying'
  | 'waiting'
  | 'soaking'
  | 'deployed'
  | 'failed'
  | 'rollingBack'
  | 'rolledBack'
  | 'skipped';

/**
 * One cluster of a deployment.
 *
 * @public
 */
export type ClusterRollout = {
  cluster: string;
  /** From 0. */
  wave: number;
  state: ClusterRolloutState;
  /** Epoch milliseconds since when `state` holds. */
  since: number;
  /** Why, or what it waits for: a sentence. */
  message?: string;
  /** Attempts at applying since it was last as before; 0 before the first. */
  attempts: number;
  /** Epoch milliseconds of the last write: the wait for rollout and health counts from here. */
  appliedAt?: number;
  /** With `failed`: in which part. */
  failedStep?: 'check' | 'apply' | 'wait' | 'rollBack';
  /** Objects that differ from what was live before: none means that nothing changed. */
  changes?: { created: number; updated: number; deleted: number };
  /** What the app consists of here, once applied. */
  inventory: ObjectRef[];
  /** The deployment whose result was here before, to go back to. */
  previousId?: string;
};

/**
 * One deployment of one app over its clusters.
 *
 * @public
 */
export type Deployment = {
  id: string;
  /** Counts per app, from 1. */
  revision: number;
  app: string;
  namespace: string;
  entityRef: string;
  action: 'deploy' | 'undeploy' | 'rollBack';
  state: DeploymentState;
  createdAt: number;
  endedAt?: number;
  /** Epoch milliseconds; what was being written then is still brought to its end, and nothing else is begun. */
  cancelRequestedAt?: number;
  /** Entity reference of a user, or `service:…`. */
  createdBy: string;
  reason?: string;
  /** Without secret values. */
  request: Omit<DeployRequest, 'secretValues'>;
  /** Whether secret values were given: a retry then needs them again. */
  usesSecrets: boolean;
  chart?: { name: string; version: string; appVersion?: string };
  clusters: ClusterRollout[];
  /** One sentence of what happened, once it ended or is held. */
  summary?: string;
};

/**
 * What happened, in order; the task log and the Deployments tab show it.
 *
 * @public
 */
export type DeploymentEvent = {
  /** Grows by one within a deployment. */
  sequence: number;
  /** Epoch milliseconds. */
  at: number;
  cluster?: string;
  level: 'info' | 'warning' | 'error';
  message: string;
};

/**
 * One app on one cluster, as the Deployments tab shows it.
 *
 * @public
 */
export type DeployedCluster = {
  cluster: string;
  /** The deployment whose result is here. */
  deploymentId: string;
  revision: number;
  since: number;
  version?: string;
  values: EffectiveValue[];
  inventory: ObjectRef[];
  /** Live objects against the source of that deployment; absent when never compared. */
  drift?: {
    checkedAt: number;
    objects: ObjectDiff[];
    problems: DeployProblem[];
  };
};

/**
 * `GET /apps/:kind/:namespace/:name`: one app of an entity over all clusters, and its latest deployments, newest first.
 *
 * @public
 */
export type DeployedApp = {
  app: string;
  namespace: string;
  clusters: DeployedCluster[];
  deployments: Deployment[];
};

/**
 * Body of `POST /deployments/preview`: a request, whose files may also be those of a template that has not run yet.
 *
 * @public
 */
export type DeployPreviewRequest = DeployRequest & {
  /** Folder of a template's source, as `./skeleton`, relative to the template's own file. In place of `bundle`. */
  templateFiles?: { templateRef: string; path: string };
};

/**
 * Answer of `POST /deployments/render`: what each cluster would get, as files for Git. A source that renders a Secret with data is
 * refused: it would be in Git for ever.
 *
 * @public
 */
export type RenderedFiles = {
  clusters: {
    cluster: string;
    /** Paths are relative to the cluster's folder. */
    files: { path: string; content: string }[];
    values: EffectiveValue[];
    problems: DeployProblem[];
  }[];
  selected: SelectedClusters;
};

/**
 * What Argo CD or Flux says of one app on one cluster.
 *
 * @public
 */
export type SyncState = {
  /** Name of the Application or Kustomization on the hub. */
  name: string;
  /** Where it syncs to, as far as the fleet knows it by that address or name. */
  cluster?: string;
  engine: 'argocd' | 'flux';
  sync: 'synced' | 'outOfSync' | 'unknown';
  health: 'healthy' | 'progressing' | 'degraded' | 'unknown';
  /** The commit that was synced last. */
  revision?: string;
  message?: string;
};

/**
 * Body of `POST /clusters`. The kubeconfig goes to the directory of `multicluster.clusterDirectory`, and nowhere else.
 *
 * @public
 */
export type ClusterRegistration = {
  /** A DNS label; the same name again replaces what was registered. */
  name: string;
  /** YAML of a kubeconfig; its current context is used. */
  kubeconfig: string;
  provider?: string;
  region?: string;
  environment?: string;
  labels?: { [label: string]: string };
};
