import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { FakeMulticlusterApi } from '../../api/FakeMulticlusterApi';
import { fleetApi } from '../../clusters/__testUtils__/renderClusters';
import { rootRouteRef } from '../../routes';
import { sketchFailover } from '../runFixtures';

/** The entity of the fixtures. */
export const failoverEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'podinfo', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-web' }],
};

/** A fake backend with the runs, and those of the past. */
export function failoverApi(...runs: FailoverRun[]): FakeMulticlusterApi {
  const api = fleetApi();
  sketchFailover(api.failover, Date.now(), runs);
  return api;
}

/** Renders a part of the failover screens on the entity of the fixtures. For tests. */
export function renderFailover(
  element: JSX.Element,
  options: {
    api: FakeMulticlusterApi;
    at?: string;
    denied?: boolean;
    of?: typeof failoverEntity;
  },
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [multiclusterApiRef, options.api],
        [catalogApiRef, catalogApiMock({ entities: [failoverEntity] })],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: options.denied
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }),
        ],
      ]}
    >
      <EntityProvider entity={options.of ?? failoverEntity}>
        {element}
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.at ?? '/'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/multicluster': rootRouteRef,
      },
    },
  );
}
