import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  MulticlusterClient,
  type Deployment,
  type DeploymentEvent,
  type DeploymentState,
  type DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { deployConfig } from '../../../fleet/config.ts';
import { BackendProcess, guestToken } from '../../../support/BackendProcess.ts';
import { eventually } from '../../../support/eventually.ts';
import { freePort } from '../../../support/ports.ts';
import type { Bed } from './bed.ts';

/** Nothing happens to a deployment in one of these before somebody asks for it. */
const AT_REST: DeploymentState[] = [
  'held',
  'succeeded',
  'failed',
  'rolledBack',
  'cancelled',
];

export type Ended = { deployment: Deployment; events: DeploymentEvent[] };

/** The portal's backend in a process of its own, with a database on disk, on all clusters of the bed. */
export class DeployPortal {
  readonly client: MulticlusterClient;
  readonly #bed: Bed;
  readonly #name: string;
  #process: BackendProcess | undefined;
  #token = '';

  private constructor(bed: Bed, name: string) {
    this.#bed = bed;
    this.#name = name;
    this.client = new MulticlusterClient({
      discoveryApi: {
        getBaseUrl: async plugin => `${this.process.url}/api/${plugin}`,
      },
      fetchApi: {
        fetch: (input, init) => {
          const headers = new Headers(init?.headers);
          headers.set('authorization', `Bearer ${this.#token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
  }

  /** Returns when every cluster is live. The database is empty. */
  static async start(bed: Bed, name: string): Promise<DeployPortal> {
    await rm(folderOf(name), { recursive: true, force: true });
    const portal = new DeployPortal(bed, name);
    await portal.startAgain();
    return portal;
  }

  get process(): BackendProcess {
    if (!this.#process) throw new Error('The backend does not run.');
    return this.#process;
  }

  /** Where templates make clusters. */
  get localClusters(): string {
    return join(folderOf(this.#name), 'local');
  }

  /** Path of a plugin's route; with the guest's token. */
  async call(
    path: string,
    init: { method?: string; body?: object } = {},
  ): Promise<Response> {
    return fetch(`${this.process.url}${path}`, {
      method: init.method ?? 'GET',
      body: init.body && JSON.stringify(init.body),
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
    });
  }

  /** On the same database. */
  async startAgain(options: { untilLive?: boolean } = {}): Promise<void> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const folder = folderOf(this.#name);
    const fleet = this.#bed.harness.appConfig();
    const deploy = deployConfig({
      tools: this.#bed.tools,
      folder,
      forgeUrl: this.#bed.forge.url,
    });
    this.#process = await BackendProcess.start({
      name: this.#name,
      entry: 'packages/backend/src/index.ts',
      cwd: 'packages/backend',
      port,
      configFiles: ['app-config.yaml'],
      config: {
        app: { baseUrl: url },
        backend: {
          ...deploy.backend,
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
          cors: { origin: url },
          database: {
            client: 'better-sqlite3',
            connection: { directory: join(folder, 'db') },
          },
        },
        catalog: { locations: locations() },
        kubernetes: fleet.kubernetes,
        multicluster: { ...fleet.multicluster, ...deploy.multicluster },
      },
    });
    this.#token = await guestToken(this.#process);
    if (options.untilLive ?? true) await this.untilLive();
  }

  async crash(): Promise<void> {
    await this.process.crash();
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** All that are configured, when none are named. */
  async untilLive(names?: readonly string[]): Promise<void> {
    await eventually(
      async () => {
        const { clusters } = await this.client.listClusters();
        const wanted = clusters.filter(
          ({ name }) => names?.includes(name) ?? true,
        );
        const not = wanted.find(({ state }) => state !== 'live');
        if (wanted.length < (names?.length ?? 1) || not) {
          throw new Error(
            `${not?.name ?? 'A cluster'} is not live: ${not?.error}`,
          );
        }
      },
      { deadlineMs: 60_000 },
    );
    await eventually(async () => {
      const path = '/api/catalog/entities/by-name/component/default/podinfo';
      const { status } = await this.call(path);
      if (status !== 200) throw new Error(`The catalog answers ${status}`);
    });
  }

  /** Follows it until nothing happens any more. */
  async follow(id: string): Promise<Ended> {
    const events: DeploymentEvent[] = [];
    const deadline = Date.now() + 180_000;
    for (;;) {
      const after = events.at(-1)?.sequence ?? 0;
      const answer = await this.client.getDeploymentEvents({
        id,
        after,
        waitSeconds: 5,
      });
      events.push(...answer.events);
      const { deployment } = answer;
      if (answer.events.length === 0 && AT_REST.includes(deployment.state)) {
        return { deployment, events };
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${deployment.app} is ${deployment.state}: ${JSON.stringify(events)}`,
        );
      }
    }
  }

  async deploy(request: DeployRequest): Promise<Ended> {
    const { id } = await this.client.createDeployment(request);
    return this.follow(id);
  }
}

/** The demo's catalog, and the templates of these tests. */
function locations() {
  return [
    'examples/catalog/*.yaml',
    'examples/templates/all.yaml',
    'test/integration/deploy/templates/*/template.yaml',
  ].map(target => ({ type: 'file', target: resolve(process.cwd(), target) }));
}

function folderOf(name: string): string {
  return resolve(process.cwd(), '.run', name);
}
