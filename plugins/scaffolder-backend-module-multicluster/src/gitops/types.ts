import { JsonObject } from '@backstage/types';

/** An object as it is rendered, or as it is made for a hub. */
export type KubernetesObject = JsonObject & {
  apiVersion: string;
  kind: string;
  metadata: JsonObject & { name: string; namespace?: string };
};

/** What one cluster shall have. */
export type ClusterObjects = {
  cluster: string;
  objects: KubernetesObject[];
};

/** What every engine needs to know. */
export type HubOptions = {
  app: string;
  namespace: string;
  createNamespace: boolean;
};

/** A repository that Argo CD or Flux reads. */
export type GitSource = {
  repoUrl: string;
  branch: string;
  /** Folder of the clusters' folders, as `clusters`. */
  root: string;
};
