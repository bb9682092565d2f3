import {
  DeployProblem,
  ObjectDiff,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { KubernetesObject } from '../types';

/** The way to one cluster for as long as one piece of work takes. */
export type Access = { client: ClusterClient; signal: AbortSignal };

/** Objects of one app for one cluster, and who they shall belong to. */
export type ApplyOptions = Access & {
  objects: KubernetesObject[];
  app: string;
  /** Of the app: where objects go that name none. */
  namespace: string;
  createNamespace: boolean;
  /** Default `fieldManagerOf(app)`. `HELM_MANAGER`: the objects are those of a Helm release, which says by itself what belongs to it. */
  fieldManager?: string;
  /** What is known to have been applied before, beside what the ApplySet says. */
  pruneFrom?: ObjectRef[];
  /** Texts that must be in no diff and no sentence, wherever in an object they ended up. */
  secrets?: string[];
};

export type CheckedObjects = {
  objects: ObjectDiff[];
  problems: DeployProblem[];
};

export type AppliedObjects = {
  changes: { created: number; updated: number; deleted: number };
  inventory: ObjectRef[];
  /** What was left as it is, and why: sentences. */
  notes: string[];
};

/** Helm 4 applies by this name; in a dry run with it, the answer is what Helm would get. */
export const HELM_MANAGER = 'helm';

const longestManager = 128;

/** One per app, so that what an app no longer says is taken away, and what others say stays. */
export function fieldManagerOf(app: string): string {
  return `multicluster-${app}`.slice(0, longestManager);
}
