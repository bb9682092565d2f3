import { JsonObject } from '@backstage/types';
import { Approval } from '../approvals/types';
import {
  DeployedApp,
  Deployment,
  DeploymentEvent,
  DeploymentState,
  SyncState,
} from '../deploy/types';

/**
 * Answer of `POST /bundles`.
 *
 * @public
 */
export type UploadedBundle = {
  /** Hash of the bytes, for `DeployRequest.bundle`. */
  bundle: string;
};

/** @public */
export type AppList = { apps: DeployedApp[] };

/** @public */
export type SyncStateList = { applications: SyncState[] };

/**
 * Which deployments to list; those of every entity that the caller may see when it names none.
 *
 * @public
 */
export type DeploymentListQuery = {
  entityRef?: string;
  app?: string;
  state?: DeploymentState;
  /** 50 when absent; 200 at most. */
  limit?: number;
};

/** @public */
export type DeploymentList = {
  deployments: Deployment[];
};

/** @public */
export type DeploymentEventsQuery = {
  /** Sequence of the last event that is known already; 0 when absent. */
  after?: number;
  /** How long to wait for something new; 0 when absent. */
  waitSeconds?: number;
};

/**
 * Events after the one that was asked for, oldest first, and how the deployment stands now.
 *
 * @public
 */
export type DeploymentEvents = {
  events: DeploymentEvent[];
  deployment: Deployment;
};

/**
 * Body of `POST /deployments/:id/retry`.
 *
 * @public
 */
export type RetryRequest = {
  /** All that failed when absent. */
  clusters?: string[];
  /** Needed again when the deployment uses secrets. */
  secretValues?: JsonObject;
};

/**
 * Body of `POST /deployments/:id/rollback`.
 *
 * @public
 */
export type RollBackRequest = {
  /** All that it has touched when absent. */
  clusters?: string[];
  reason?: string;
};

/**
 * Names one app of an entity.
 *
 * @public
 */
export type AppQuery = { app: string; namespace: string };

/**
 * Body of `POST /undeploy`.
 *
 * @public
 */
export type UndeployRequest = {
  entityRef: string;
  app: string;
  namespace: string;
  /** Every cluster that has it when absent. */
  clusters?: string[];
  reason?: string;
  /** The same id again is the same deployment. */
  requestId?: string;
};

/**
 * Newest first.
 *
 * @public
 */
export type ApprovalList = { approvals: Approval[] };

/**
 * Body of `POST /approvals/:id/decision`.
 *
 * @public
 */
export type ApprovalDecision = {
  decision: 'approve' | 'decline';
  /** Of what was read: another plan in the meantime is refused. */
  hash: string;
  comment?: string;
};
