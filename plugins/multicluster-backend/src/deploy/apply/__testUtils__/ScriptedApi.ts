import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { ClusterConnection } from '../../../clusters/connection/ClusterConnection';
import { HttpClusterClient } from '../../../clusters/connection/HttpClusterClient';
import {
  Answer,
  makeCertificate,
  Received,
  TestApiServer,
} from '../../../clusters/__testUtils__/TestApiServer';
import { KubernetesObject } from '../../types';

type Script = (request: Received) => Answer | undefined;

const certificate = makeCertificate();

const isDryRun = (path: string) => path.includes('dryRun=All');
const bare = (path: string) => path.split('?')[0];

const resource = (name: string, kind: string, namespaced = true) => ({
  name,
  kind,
  namespaced,
});

const DISCOVERY: Record<string, unknown> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    groups: [
      {
        name: 'autoscaling',
        versions: [{ version: 'v1' }, { version: 'v2' }],
        preferredVersion: { version: 'v2' },
      },
      { name: 'apps', versions: [{ version: 'v1' }] },
      { name: 'apiextensions.k8s.io', versions: [{ version: 'v1' }] },
    ],
  },
  '/api/v1': {
    resources: [
      resource('configmaps', 'ConfigMap'),
      resource('namespaces', 'Namespace', false),
      resource('pods', 'Pod'),
      resource('pods/log', 'Pod'),
    ],
  },
  '/apis/apps/v1': { resources: [resource('deployments', 'Deployment')] },
  '/apis/autoscaling/v1': {
    resources: [
      resource('horizontalpodautoscalers', 'HorizontalPodAutoscaler'),
    ],
  },
  '/apis/autoscaling/v2': {
    resources: [
      resource('horizontalpodautoscalers', 'HorizontalPodAutoscaler'),
    ],
  },
  '/apis/apiextensions.k8s.io/v1': {
    resources: [
      resource('customresourcedefinitions', 'CustomResourceDefinition', false),
    ],
  },
};

/**
 * An API server over real HTTP that keeps what is applied to it, and does otherwise where a test says so. It is an old one: it knows
 * nothing of aggregated discovery.
 */
export class ScriptedApi {
  readonly objects = new Map<string, KubernetesObject>();
  /** Asked first; undefined leaves it to the server. */
  script: Script = () => undefined;
  readonly #server: TestApiServer;
  readonly #connection: ClusterConnection;
  #version = 0;

  private constructor(server: TestApiServer) {
    this.#server = server;
    this.#connection = new ClusterConnection({
      cluster: 'east',
      url: server.url,
      connect: async () => ({ ca: certificate.cert, headers: {} }),
    });
    server.answer = request => this.script(request) ?? this.#answer(request);
  }

  static async start(): Promise<ScriptedApi> {
    return new ScriptedApi(await TestApiServer.start(certificate));
  }

  async stop(): Promise<void> {
    this.#connection.reset();
    await this.#server.stop();
  }

  /** A new one each time: nothing of what was discovered before is remembered. */
  client(): ClusterClient {
    return new HttpClusterClient(this.#connection);
  }

  /** `PATCH /api/v1/namespaces/web/configmaps/a`, without reads and without dry runs. */
  get writes(): string[] {
    return this.#server.received
      .filter(({ method, path }) => method !== 'GET' && !isDryRun(path))
      .map(({ method, path }) => `${method} ${bare(path)}`);
  }

  get reads(): string[] {
    return this.#server.received
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path);
  }

  put(path: string, object: KubernetesObject): void {
    this.#version += 1;
    const { metadata } = object;
    this.objects.set(path, {
      ...object,
      metadata: {
        uid: path,
        ...metadata,
        resourceVersion: String(this.#version),
      },
    });
  }

  #answer({ method, path, body }: Received): Answer {
    const place = bare(path);
    const known = DISCOVERY[place];
    if (known) return json(known);
    const live = this.objects.get(place);
    if (method === 'PATCH') {
      const applied: KubernetesObject = JSON.parse(body);
      if (!isDryRun(path)) this.put(place, applied);
      return json(this.objects.get(place) ?? applied);
    }
    if (method === 'DELETE') this.objects.delete(place);
    if (live) return json(live);
    return /\/[a-z]+s$/.test(place)
      ? json({ items: this.#listed(path) })
      : status(404, 'not found', 'NotFound');
  }

  /** Lists do not say of which kind their items are. */
  #listed(path: string): object[] {
    const { searchParams } = new URL(path, 'https://east');
    const [label, value] = (searchParams.get('labelSelector') ?? '').split('=');
    return [...this.objects]
      .filter(
        ([place, { metadata }]) =>
          place.startsWith(`${bare(path)}/`) &&
          (!label || metadata.labels?.[label] === value),
      )
      .map(([, { apiVersion: _, kind: __, ...item }]) => item);
  }
}

export function json(body: unknown): Answer {
  return { body: JSON.stringify(body) };
}

export function status(code: number, message: string, reason?: string): Answer {
  return {
    status: code,
    body: JSON.stringify({ kind: 'Status', code, message, reason }),
  };
}
