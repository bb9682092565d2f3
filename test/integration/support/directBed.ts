import { ConfigReader } from '@backstage/config';
import type {
  ClusterSummary,
  Deployment,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import type { Fleet } from '../../../plugins/multicluster-backend/src/clusters';
import { DirectDeployer } from '../../../plugins/multicluster-backend/src/deploy/direct';
import {
  findTools,
  packFolder,
} from '../../../plugins/multicluster-backend/src/deploy/sources';
import { MemoryBundleStore } from '../../../plugins/multicluster-backend/src/deploy/store';
import type {
  AppliedTarget,
  TargetTask,
} from '../../../plugins/multicluster-backend/src/deploy/types';
import { ensureTools, silent, type Tools } from '../../fleet/tools.ts';
import { eventually } from '../../support/eventually.ts';
import { RecordingLogger } from '../../support/RecordingLogger.ts';
import { clusterClient } from './clusterClient.ts';
import { testServer, type TestServer } from './fleet.ts';
import { withFiles } from './withFiles.ts';

/** The deployer that writes to clusters itself, over one real API server and real tools. */
export class DirectBed {
  readonly deployer: DirectDeployer;
  readonly server: TestServer;
  readonly tools: Tools;
  readonly #bundles = new MemoryBundleStore();
  readonly #connection: ReturnType<typeof clusterClient>;
  #revision = 0;

  private constructor(server: TestServer, tools: Tools) {
    this.server = server;
    this.tools = tools;
    this.#connection = clusterClient(server);
    const { client } = this.#connection;
    const { url, ca, token } = server.access;
    const headers = { authorization: `Bearer ${token}` };
    const summary = {
      ...{ name: 'west', provider: 'aws', region: 'us-east-1' },
      ...{ environment: 'prod', labels: {}, version: 'v1.36.3' },
      state: 'live',
    } as unknown as ClusterSummary;
    const fleet = {
      client: () => client,
      cluster: (name: string) => (name === 'west' ? summary : undefined),
      lend: async () => ({ url, ca, headers }),
    } as unknown as Fleet;
    const config = new ConfigReader({
      multicluster: {
        tools: {
          helm: tools.path('helm'),
          kustomize: tools.path('kustomize'),
        },
      },
    });
    this.deployer = new DirectDeployer({
      fleet,
      bundles: this.#bundles,
      tools: findTools(config, new RecordingLogger()),
    });
  }

  static async create(): Promise<DirectBed> {
    const tools = await ensureTools(silent, { tiers: ['kube', 'deploy'] });
    return new DirectBed(await testServer('west'), tools);
  }

  close(): void {
    this.#connection.reset();
  }

  putFolder(folder: string): Promise<string> {
    return packFolder(folder).then(bytes => this.#bundles.put(bytes));
  }

  putFiles(files: Record<string, string>): Promise<string> {
    return withFiles(files, folder => this.putFolder(folder));
  }

  /** A deployment to the one cluster, as a worker would be given it. */
  deployment(
    request: Pick<DeployRequest, 'app' | 'source'> & Partial<DeployRequest>,
    more: Partial<Deployment> = {},
  ): Deployment {
    this.#revision += 1;
    const full = {
      ...{ namespace: request.app, createNamespace: true },
      entityRef: 'component:default/shop',
      targets: { names: ['west'] },
      ...request,
    };
    return {
      ...{ id: `d-${this.#revision}`, revision: this.#revision },
      ...{ app: full.app, namespace: full.namespace },
      ...{ entityRef: full.entityRef, action: 'deploy', state: 'deploying' },
      ...{ createdAt: 0, createdBy: 'user:default/guest', usesSecrets: false },
      request: full,
      clusters: [clusterOf('west')],
      ...more,
    };
  }

  task(deployment: Deployment, more: Partial<TargetTask> = {}): TargetTask {
    const { signal } = new AbortController();
    return { deployment, cluster: 'west', signal, ...more };
  }

  /** Applies it, remembers what it consists of as a worker would, and waits until it is ready. */
  async deploy(
    deployment: Deployment,
    more?: Partial<TargetTask>,
  ): Promise<AppliedTarget> {
    const applied = await this.deployer.apply(this.task(deployment, more));
    deployment.clusters[0].inventory = applied.inventory;
    await this.untilReady(deployment);
    return applied;
  }

  untilReady(deployment: Deployment) {
    return eventually(
      async () => {
        const seen = await this.deployer.observe(this.task(deployment));
        if (seen.state !== 'ready') throw new Error(seen.message);
      },
      { deadlineMs: 60_000, everyMs: 250 },
    );
  }

  kubectl(...args: string[]): Promise<string> {
    return this.server.kubectl(args);
  }
}

function clusterOf(cluster: string): Deployment['clusters'][number] {
  return {
    ...{ cluster, wave: 0, state: 'applying', since: 0, attempts: 1 },
    inventory: [],
  };
}
