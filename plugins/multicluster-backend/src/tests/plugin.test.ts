import { once } from 'node:events';
import net from 'node:net';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { multiclusterClusterProviderExtensionPoint } from '@multicluster/backstage-plugin-multicluster-node';
import request from 'supertest';
import multiclusterFeatures, { multiclusterPlugin } from '..';
import { startApiServer } from '../clusters/__testUtils__/FleetBed';
import { component } from './__testUtils__/startApi';

type Backend = Awaited<ReturnType<typeof startTestBackend>>;

const labels = { 'backstage.io/kubernetes-id': 'web' };
const deployment = {
  metadata: { name: 'web', namespace: 'web', labels },
  spec: {
    replicas: 1,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [] } },
  },
  status: { replicas: 1, readyReplicas: 1, availableReplicas: 1 },
};

/** As an adopter's own module would add one. */
function providerOf(name: string, url: string) {
  return createBackendModule({
    pluginId: 'multicluster',
    moduleId: `cluster-${name}`,
    register: env =>
      env.registerInit({
        deps: { point: multiclusterClusterProviderExtensionPoint },
        async init({ point }) {
          point.addClusterProvider({
            name,
            start: async ({ engage, signal }) =>
              engage(
                {
                  name,
                  url,
                  labels: {},
                  fingerprint: url,
                  access: {
                    type: 'shared',
                    connect: async () => ({ headers: {} }),
                  },
                },
                signal,
              ),
          });
        },
      }),
  });
}

describe('the plugin', () => {
  jest.setTimeout(20_000);

  let backend: Backend | undefined;

  const start = async (config: object, ...features: any[]) => {
    backend = await startTestBackend({
      features: [
        catalogServiceMock.factory({ entities: [component('web')] }),
        mockServices.rootConfig.factory({ data: config as any }),
        ...features,
      ],
    });
    return (path: string) =>
      request(backend!.server).get(`/api/multicluster${path}`);
  };

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  const cluster = (name: string, url: string) => ({
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: 'token',
    skipTLSVerify: true,
  });
  const configured = (...clusters: object[]) => ({
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
  });

  it('starts alone: without clusters, and without the Kubernetes plugin', async () => {
    const get = await start({}, multiclusterFeatures);
    const { status, body } = await get('/clusters');
    expect(status).toBe(200);
    expect(body.clusters).toEqual([]);
  });

  it('finds the clusters of the Kubernetes plugin through it', async () => {
    const get = await start(
      configured(cluster('east', 'https://127.0.0.1:1')),
      multiclusterFeatures,
      kubernetesPlugin,
    );
    await expect(untilNames(get, 1)).resolves.toEqual(['east']);
  });

  it('finds the same clusters where the Kubernetes plugin is not installed', async () => {
    const get = await start(
      configured(cluster('east', 'https://127.0.0.1:1')),
      multiclusterFeatures,
    );
    await expect(untilNames(get, 1)).resolves.toEqual(['east']);
  });

  it('does not wait for a cluster that accepts and never answers', async () => {
    const silent = net.createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    try {
      const { port } = silent.address() as net.AddressInfo;
      const url = `https://127.0.0.1:${port}`;
      const get = await start(
        configured(cluster('hung', url)),
        multiclusterFeatures,
        kubernetesPlugin,
      );
      await untilNames(get, 1);
      const { status, body } = await get('/topology/component/default/web');
      expect(status).toBe(200);
      expect(body.elsewhere.unknown).toEqual(['hung']);
    } finally {
      await backend?.stop();
      silent.close();
    }
  });

  it('shows what runs on a cluster that a module adds, over real HTTP', async () => {
    const east = await startApiServer('east');
    try {
      east.server.put('apis/apps/v1/deployments', deployment);
      const get = await start(
        {},
        multiclusterPlugin,
        providerOf('east', east.url),
      );
      const graph = async () =>
        (await get('/topology/component/default/web')).body;
      await until(async () => (await graph()).clusters.length === 1);
      expect((await graph()).clusters).toMatchObject([
        { name: 'east', replicas: { ready: 1, desired: 1 } },
      ]);
      const view = await get('/resources/east/apps%2Fv1/Deployment/web/web');
      expect(view.body.resource.name).toBe('web');
    } finally {
      await backend?.stop();
      await east.stop();
    }
  });

  it('tells a mistake in the configuration at the start, by its key', async () => {
    await expect(
      start(
        { multicluster: { watch: { include: ['Secret'] } } },
        multiclusterFeatures,
      ),
    ).rejects.toThrow(/multicluster\.watch\.include/);
  });
});

async function until(holds: () => Promise<boolean>) {
  const deadline = performance.now() + 8_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('Not in time');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function untilNames(
  get: (path: string) => request.Test,
  count: number,
): Promise<string[]> {
  let names: string[] = [];
  await until(async () => {
    const { body } = await get('/clusters');
    names = body.clusters.map(({ name }: { name: string }) => name);
    return names.length === count;
  });
  return names;
}
