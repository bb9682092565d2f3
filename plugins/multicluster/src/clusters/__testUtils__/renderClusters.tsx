import { PropsWithChildren } from 'react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { multiclusterApiRef } from '../../api';
import { FakeMulticlusterApi } from '../../api/FakeMulticlusterApi';
import { rootRouteRef } from '../../routes';
import { sketchDetail, sketchFleet } from '../fixtures';

const podinfo = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'podinfo',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'podinfo' },
  },
};

/** A fake backend that has the fleet of the mocks, with all details. */
export function fleetApi(now = Date.now()): FakeMulticlusterApi {
  const api = new FakeMulticlusterApi();
  api.clusters = sketchFleet(now);
  for (const cluster of api.clusters.clusters) {
    api.details.set(cluster.name, sketchDetail(cluster, now));
  }
  return api;
}

/** Renders a part of the fleet pages in an app that has a catalog with one entity. For tests. */
export function renderClusters(
  element: JSX.Element,
  options: { api: FakeMulticlusterApi; at?: string },
) {
  const Apis = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider
      apis={[
        [multiclusterApiRef, options.api],
        [catalogApiRef, catalogApiMock({ entities: [podinfo] })],
      ]}
    >
      {children}
    </TestApiProvider>
  );
  return renderInTestApp(<Apis>{element}</Apis>, {
    routeEntries: [options.at ?? '/multicluster'],
    mountedRoutes: {
      '/multicluster': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}
