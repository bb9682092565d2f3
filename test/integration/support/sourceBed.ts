import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import type {
  DeploySource,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  findTools,
  renderTarget,
  type DeployTools,
} from '../../../plugins/multicluster-backend/src/deploy/sources';
import type {
  DeployTarget,
  RenderRequest,
} from '../../../plugins/multicluster-backend/src/deploy/types';
import { ensureTools, silent, type Tools } from '../../fleet/tools.ts';
import { RecordingLogger } from '../../support/RecordingLogger.ts';

/** Three clusters as the example's chart tells them apart. */
export const TARGETS: { [name: string]: DeployTarget } = {
  paris: target('paris', 'prod', 'europe-west1'),
  boston: target('boston', 'prod', 'us-east1'),
  lab: target('lab', 'staging', 'europe-west1'),
};

function target(
  name: string,
  environment: string,
  region: string,
): DeployTarget {
  return {
    name,
    environment,
    region,
    provider: 'gcp',
    labels: {},
    version: 'v1.36.3',
  };
}

/** Sources in folders of a test, and the real Helm and Kustomize to render them. */
export class SourceBed {
  readonly tools: DeployTools;
  readonly paths: Tools;
  readonly #root: string;
  #folders = 0;

  private constructor(paths: Tools, root: string) {
    this.paths = paths;
    this.#root = root;
    this.tools = this.toolsWith({});
  }

  static async create(): Promise<SourceBed> {
    const paths = await ensureTools(silent, { tiers: ['deploy'] });
    const root = await mkdtemp(path.join(os.tmpdir(), 'sources-'));
    return new SourceBed(paths, root);
  }

  async close(): Promise<void> {
    await rm(this.#root, { recursive: true });
  }

  /** The tools, with more configuration. */
  toolsWith(config: object): DeployTools {
    const tools = {
      helm: this.paths.path('helm'),
      kustomize: this.paths.path('kustomize'),
      ...config,
    };
    return findTools(
      new ConfigReader({ multicluster: { tools } }),
      new RecordingLogger(),
    );
  }

  folder(files: { [file: string]: string }): string {
    this.#folders += 1;
    const folder = path.join(this.#root, String(this.#folders));
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    }
    return folder;
  }

  request<S extends DeploySource>(
    source: S,
    folder: string,
    more: Partial<RenderRequest> & { values?: ValueLayers } = {},
  ) {
    return {
      app: 'web',
      namespace: 'web',
      target: TARGETS.paris,
      values: {},
      signal: new AbortController().signal,
      ...more,
      source,
      folder,
    };
  }

  render(...options: Parameters<SourceBed['request']>) {
    return renderTarget({ ...this.request(...options), tools: this.tools });
  }
}
