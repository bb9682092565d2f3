import { JsonObject } from '@backstage/types';
import {
  ClusterSummary,
  DeploySource,
  SelectedClusters,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Rendered, RenderRequest } from '../types';

export type HelmSource = Extract<DeploySource, { type: 'helm' }>;

/** Where files come from, and what becomes of them. */
export interface DeploySources {
  /** Unpacks a bundle until it is closed. Rejects with an `InputError` that names the file. */
  open(options: {
    bytes: Buffer;
  }): Promise<{ folder: string; close(): Promise<void> }>;
  pack(options: { folder: string }): Promise<Buffer>;
  /** A chart of a repository, and the files that came with the request beside it, as a bundle. */
  pull(options: {
    source: HelmSource;
    bundle?: Buffer;
    signal: AbortSignal;
  }): Promise<Buffer>;
  render(request: RenderRequest): Promise<Rendered>;
  /** Paths of files that hold a Secret with its data. */
  findLiteralSecrets(options: { folder: string }): Promise<string[]>;
}

/** What the service tells the worker. */
export type RolloutControl = {
  giveSecrets(deploymentId: string, secretValues: JsonObject): void;
  wake(): void;
};

/** Where a request goes: what was selected of the clusters that the caller may see, and those clusters. */
export type ChosenTargets = {
  selected: SelectedClusters;
  chosen: ClusterSummary[];
};
