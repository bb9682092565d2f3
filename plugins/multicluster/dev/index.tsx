import { Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin, { multiclusterApiRef } from '../src';
import { startStory } from './story';

const podinfo: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'podinfo',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'podinfo' },
  },
  spec: { type: 'service', owner: 'team-web', lifecycle: 'production' },
};

const overrides = createFrontendModule({
  pluginId: 'multicluster',
  extensions: [
    plugin.getExtension('api:multicluster').override({
      params: defineParams =>
        defineParams({
          api: multiclusterApiRef,
          deps: {},
          factory: () => startStory(),
        }),
    }),
  ],
});

const catalog = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'catalog',
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: [podinfo] }),
        }),
    }),
    PageBlueprint.make({
      name: 'form',
      params: {
        path: '/create/templates/:namespace/:templateName',
        loader: () => import('./FormScreen').then(m => <m.FormScreen />),
      },
    }),
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: () =>
          import('./EntityScreens').then(m => (
            <m.EntityScreens entity={podinfo} />
          )),
      },
    }),
  ],
});

createDevApp({ features: [plugin, overrides, catalog] });
