import { JsonObject } from '@backstage/types';
import {
  ClusterSummary,
  DeployedCluster,
  DeployProblem,
  DeploySource,
  Deployment,
  DeploymentCommand,
  DeploymentEvent,
  DeploymentState,
  EffectiveValue,
  ObjectDiff,
  ObjectRef,
  RolloutMessage,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';

/** An object as a source renders it, or as an API server has it. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
};

/** What a cluster says of itself, as values and placeholders see it. */
export type DeployTarget = Pick<
  ClusterSummary,
  'name' | 'provider' | 'region' | 'environment' | 'labels' | 'version'
>;

export type ChartVersion = {
  name: string;
  version: string;
  appVersion?: string;
};

/** One cluster of one deployment, to be worked on. */
export type TargetTask = {
  deployment: Deployment;
  cluster: string;
  /** Known only to the process that was given them. */
  secretValues?: JsonObject;
  signal: AbortSignal;
};

/** What was found before anything is written. */
export type CheckedTarget = {
  objects: ObjectDiff[];
  values: EffectiveValue[];
  problems: DeployProblem[];
  chart?: ChartVersion;
};

/** What was written. */
export type AppliedTarget = {
  changes: { created: number; updated: number; deleted: number };
  inventory: ObjectRef[];
  /** What was left as it is, and why: sentences. */
  notes?: string[];
  chart?: ChartVersion;
  values: EffectiveValue[];
};

/** `failed` is final: waiting longer does not help. */
export type ObservedTarget = {
  state: 'ready' | 'waiting' | 'failed';
  /** What it waits for, or why it failed: a sentence. */
  message?: string;
};

/**
 * Does on one cluster what a deployment asks for. Every method may be called again after a crash: what is done already is left as it
 * is, and what another process began is either waited for or taken over, never doubled.
 *
 * Rejects with `InputError` for what the requester must mend, with `ServiceUnavailableError` when the cluster does not answer, with
 * `ConflictError` when somebody else owns a field; each message is a sentence that names the object.
 */
export interface TargetDeployer {
  /** Renders and dry-runs; what stands against it is in `problems`. Writes nothing. */
  check(task: TargetTask): Promise<CheckedTarget>;
  /** Brings the cluster to what the deployment says: also when that is nothing (`undeploy`). */
  apply(task: TargetTask): Promise<AppliedTarget>;
  /** Whether all that was applied is rolled out and ready. */
  observe(task: TargetTask): Promise<ObservedTarget>;
  /** Brings the cluster back to what it had from `previous`; to nothing when there was none before. */
  revert(
    task: TargetTask & { previous: Deployment | undefined },
  ): Promise<AppliedTarget>;
}

/** Renders one source for one cluster. */
export type RenderRequest = {
  source: DeploySource;
  app: string;
  namespace: string;
  target: DeployTarget;
  values: ValueLayers;
  secretValues?: JsonObject;
  /** The unpacked files; undefined when the source needs none. */
  folder?: string;
  /** What the cluster serves, as `apps/v1` and `apps/v1/Deployment`: a chart may ask for it. Helm's own guess when absent. */
  apiVersions?: string[];
  signal: AbortSignal;
};

export type Rendered = {
  objects: KubernetesObject[];
  /** Of a chart: what Helm runs beside the objects and does not keep. */
  hooks?: KubernetesObject[];
  values: EffectiveValue[];
  chart?: ChartVersion;
};

/** Files by the sha256 of their archive (tar.gz). The same bytes have the same name; nothing is ever changed. */
export interface BundleStore {
  /** Returns the hash. */
  put(bytes: Buffer): Promise<string>;
  get(hash: string): Promise<Buffer | undefined>;
  /** Deletes those that no deployment names and that are older than `before` (epoch milliseconds). */
  prune(before: number): Promise<number>;
}

export type DeploymentQuery = {
  entityRef?: string;
  app?: string;
  namespace?: string;
  states?: DeploymentState[];
  /** Newest first; 50 when absent, 200 at most. */
  limit?: number;
};

/** An app on a cluster, with what tells it from the entity's other apps. */
export type AppOnCluster = DeployedCluster & {
  app: string;
  namespace: string;
};

/** Deployments, and what happened in them. */
export interface DeploymentStore {
  /**
   * Keeps a new one, with the next revision of its app in its namespace and, for each cluster, what was there before (`previousId`).
   * The same `request.requestId` of the same entity again gives back the first. Rejects with a `ConflictError` while another deployment
   * of the same app and namespace has not ended and targets one of its clusters.
   */
  create(
    deployment: Omit<Deployment, 'revision'>,
  ): Promise<{ deployment: Deployment; created: boolean }>;
  get(id: string): Promise<Deployment | undefined>;
  /** Newest first. */
  list(query: DeploymentQuery): Promise<Deployment[]>;
  /** Events after that sequence, oldest first; 500 when no limit is given, 1,000 at most. */
  events(options: {
    id: string;
    after: number;
    limit?: number;
  }): Promise<DeploymentEvent[]>;
  /**
   * Applies a command to the newest state, whoever works on it. Rejects with `NotFoundError`, with what `transition` throws for a
   * command that is not possible, and with a `ConflictError` when a newer deployment has touched, or will, one of the clusters.
   */
  command(options: {
    id: string;
    command: DeploymentCommand;
    /** Who asks: for the events. */
    by: string;
  }): Promise<Deployment>;
  /** What is on each cluster now, by the last deployment that did not fail there; sorted by app, namespace and cluster. */
  deployedClusters(options: { entityRef: string }): Promise<AppOnCluster[]>;
}

/** A deployment and who works on it. */
export type ClaimedDeployment = {
  deployment: Deployment;
  owner: string;
  /** Grows with each claim and each command: a write with an older one is refused. */
  epoch: number;
};

/** The same deployments, as their workers see them: each is worked on by one at a time, who has it on a lease. */
export interface DeploymentQueue {
  /**
   * The oldest that has work to do and that nobody works on, leased to `owner` until `now + leaseMs`. One that uses secret values goes to
   * those who have them (`secretsOf`), and to others only once nobody has taken it for `orphanMs`.
   *
   * `owner` is new for each claim: so a claim never finds its own earlier lease again.
   */
  claim(options: {
    owner: string;
    leaseMs: number;
    secretsOf: string[];
    orphanMs: number;
  }): Promise<ClaimedDeployment | undefined>;
  /** Prolongs the lease and reads what it is about, as commands may have changed it; undefined when it is another's, or nobody's. */
  renew(options: {
    id: string;
    owner: string;
    leaseMs: number;
  }): Promise<ClaimedDeployment | undefined>;
  /**
   * Writes the new state, and the events with it, in one transaction, and prolongs the lease, or ends it when there is no work left.
   * Answers `lost`, and writes nothing, when another owner has claimed it in the meantime, or a command has changed it: `renew` tells.
   */
  advance(options: {
    claimed: ClaimedDeployment;
    next: Deployment;
    events: RolloutMessage[];
    /** Epoch milliseconds of the events. */
    at: number;
    leaseMs: number;
    /** What a cluster was given, by its name: kept beside the deployment, as it may be long. */
    values?: { [cluster: string]: EffectiveValue[] };
  }): Promise<'written' | 'lost'>;
}
