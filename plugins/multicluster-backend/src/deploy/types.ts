import { JsonObject } from '@backstage/types';
import {
  ClusterSummary,
  DeployProblem,
  DeployRequest,
  DeploySource,
  Deployment,
  DeploymentEvent,
  DeploymentState,
  EffectiveValue,
  ObjectDiff,
  ObjectRef,
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
  signal: AbortSignal;
};

export type Rendered = {
  objects: KubernetesObject[];
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

/** A deployment and who works on it. */
export type ClaimedDeployment = {
  deployment: Deployment;
  /** Grows with each claim: a write with an older one is refused. */
  epoch: number;
};

export type DeploymentQuery = {
  entityRef?: string;
  app?: string;
  namespace?: string;
  states?: DeploymentState[];
  /** Newest first; 50 when absent. */
  limit?: number;
};

/** Deployments, and what happened in them. */
export interface DeploymentStore {
  /**
   * Keeps a new one, with the next revision of its app. The same `request.requestId` again gives back the first. Rejects with a
   * `ConflictError` while another deployment of the same app and namespace has not ended and targets one of its clusters.
   */
  create(
    deployment: Omit<Deployment, 'revision'>,
  ): Promise<{ deployment: Deployment; created: boolean }>;
  get(id: string): Promise<Deployment | undefined>;
  /** Newest first. */
  list(query: DeploymentQuery): Promise<Deployment[]>;
  /** The oldest that has work to do and that nobody works on, leased to `owner` until `now + leaseMs`. */
  claim(options: {
    owner: string;
    leaseMs: number;
  }): Promise<ClaimedDeployment | undefined>;
  /**
   * Writes the new state, and the events with it, in one transaction, and renews the lease. Answers `lost` when another owner has
   * claimed it in the meantime, or it was changed by a command: read it again.
   */
  advance(options: {
    claimed: ClaimedDeployment;
    next: Deployment;
    events: Omit<DeploymentEvent, 'sequence'>[];
    leaseMs: number;
  }): Promise<'written' | 'lost'>;
  /** Events after that sequence, oldest first. */
  events(options: {
    id: string;
    after: number;
    limit?: number;
  }): Promise<DeploymentEvent[]>;
}

/** What a command asks of a deployment that is there. */
export type DeploymentCommand =
  | { type: 'retry'; clusters?: string[] }
  | { type: 'rollBack'; clusters?: string[] }
  | { type: 'cancel' };

/** A request that was checked: what `DeployService` makes a deployment of. */
export type AcceptedRequest = DeployRequest & { createdBy: string };
