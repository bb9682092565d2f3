/**
 * The backend plugin alone, on a scripted fleet of three fake clusters on loopback: no Kubernetes, no account. After a minute `west` falls ill,
 * after two it is well again. Start it with `yarn start` in this folder's package, then try:
 *
 *     curl -s localhost:7007/api/multicluster/clusters
 *     curl -s localhost:7007/api/multicluster/topology/component/default/web
 *     curl -sN localhost:7007/api/multicluster/topology/component/default/web/stream
 *     curl -s localhost:7007/api/multicluster/openapi.json
 */
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { multiclusterClusterProviderExtensionPoint } from '@multicluster/backstage-plugin-multicluster-node';
import { multiclusterPlugin } from '../src';
import { FakeCluster, PLACES } from './FakeCluster';

const ILL_AFTER_MS = 60_000;

const fakeFleet = createBackendModule({
  pluginId: 'multicluster',
  moduleId: 'fake-fleet',
  register: env =>
    env.registerInit({
      deps: { point: multiclusterClusterProviderExtensionPoint },
      async init({ point }) {
        const clusters = await Promise.all(PLACES.map(FakeCluster.start));
        point.addClusterProvider({
          name: 'fake',
          start: async ({ engage, signal }) =>
            clusters.forEach(({ description }) => engage(description, signal)),
        });
        const [, west] = clusters;
        setTimeout(() => west.deploy({ ready: false }), ILL_AFTER_MS);
        setTimeout(() => west.deploy({ ready: true }), 2 * ILL_AFTER_MS);
      },
    }),
});

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  mockServices.rootConfig.factory({
    data: {
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { host: '127.0.0.1', port: 7007 },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
    },
  }),
);
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'web',
          annotations: { 'backstage.io/kubernetes-id': 'web' },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
      },
    ],
  }),
);
backend.add(multiclusterPlugin);
backend.add(fakeFleet);
backend.start();
