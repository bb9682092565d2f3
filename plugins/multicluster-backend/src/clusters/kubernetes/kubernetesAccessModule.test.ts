import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  kubernetesClusterSupplierExtensionPoint,
  kubernetesObjectsProviderExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  kubernetesAccessServiceRef,
  KubernetesAccessSlot,
} from './kubernetesAccess';
import { kubernetesAccessModule } from './kubernetesAccessModule';

jest.setTimeout(60_000);

/** A plugin that hands out what it was given, as ours is. */
function createProbe() {
  let slot: KubernetesAccessSlot | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'probe',
    register(env) {
      env.registerInit({
        deps: { access: kubernetesAccessServiceRef, _: coreServices.logger },
        async init({ access }) {
          slot = access;
        },
      });
    },
  });
  return { plugin, slot: () => slot! };
}

const cluster = {
  name: 'east',
  url: 'https://127.0.0.1:6443',
  authProvider: 'localKubectlProxy',
};

function config(slot?: string) {
  return mockServices.rootConfig.factory({
    data: {
      backend: {
        baseUrl: 'http://127.0.0.1',
        listen: { host: '127.0.0.1', port: 0 },
        database: { client: 'better-sqlite3', connection: ':memory:' },
        auth: { keys: [{ secret: 'for-this-test-only' }] },
      },
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
      },
      multicluster: slot ? { kubernetes: { slot } } : {},
    },
  });
}

async function start(
  features: Parameters<typeof startTestBackend>[0]['features'],
) {
  const backend = await startTestBackend({
    features: [catalogServiceMock.factory({ entities: [] }), ...features!],
  });
  return backend;
}

describe('kubernetesAccessModule', () => {
  it.each([undefined, 'objectsProvider', 'clusterSupplier', 'router'])(
    'hands over the clusters and credentials of the Kubernetes plugin, by slot %s',
    async slot => {
      const probe = createProbe();
      const backend = await start([
        probe.plugin,
        kubernetesPlugin,
        kubernetesAccessModule,
        config(slot),
      ]);
      const access = await probe.slot().filled;
      const credentials = await mockServices.auth().getOwnServiceCredentials();
      const [found] = await access.clusterSupplier.getClusters({ credentials });
      expect(found).toMatchObject({ name: 'east', url: cluster.url });
      expect(await access.authStrategy.getCredential(found, {})).toEqual({
        type: 'anonymous',
      });
      await backend.stop();
    },
  );

  it('leaves the backend alone when the Kubernetes plugin is not installed', async () => {
    const probe = createProbe();
    // Not `startTestBackend`, which pretends that the plugin of every module is there.
    const backend = createBackend();
    backend.add(config());
    backend.add(mockServices.rootLogger.factory());
    backend.add(probe.plugin);
    backend.add(kubernetesAccessModule);
    await backend.start();
    expect(probe.slot().current()).toBeUndefined();
    await backend.stop();
  });

  it('gives way to another module by configuration', async () => {
    const rival = createBackendModule({
      pluginId: 'kubernetes',
      moduleId: 'rival',
      register(env) {
        env.registerInit({
          deps: {
            objects: kubernetesObjectsProviderExtensionPoint,
            _: kubernetesClusterSupplierExtensionPoint,
          },
          async init({ objects }) {
            objects.addObjectsProvider(async ({ getDefault }) => getDefault());
          },
        });
      },
    });
    const probe = createProbe();
    const backend = await start([
      probe.plugin,
      kubernetesPlugin,
      rival,
      kubernetesAccessModule,
      config('clusterSupplier'),
    ]);
    expect(await probe.slot().filled).toBeDefined();
    await backend.stop();
  });
});
