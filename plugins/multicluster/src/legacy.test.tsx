import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { fleetApi } from './clusters/__testUtils__/renderClusters';
import {
  EntityDeploymentsContent,
  EntityFailoverCard,
  EntityFailoverContent,
  EntityMulticlusterCard,
  EntityTopologyContent,
  FailoversPage,
  multiclusterApiRef,
  MulticlusterClusterPickerField,
  MulticlusterPage,
  MulticlusterPreviewField,
  MulticlusterValuesField,
} from './legacy';
import { sketchFailover } from './failover/runFixtures';
import { Route, Routes } from './routing';
import { sketchTopology } from './overview/fixtures';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'podinfo',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'podinfo' },
  },
};

function Apis({ children }: PropsWithChildren<{}>) {
  const api = fleetApi();
  api.graph = sketchTopology(Date.now());
  sketchFailover(api.failover, Date.now());
  return (
    <TestApiProvider
      apis={[
        [multiclusterApiRef, api],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={entity}>{children}</EntityProvider>
    </TestApiProvider>
  );
}

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

describe('the legacy exports', () => {
  it('mount the fleet page and the page of a cluster, with a header', async () => {
    await renderInTestApp(
      <Apis>
        <Routes>
          <Route path="/multicluster/*" element={<MulticlusterPage />} />
        </Routes>
      </Apis>,
      { mountedRoutes, routeEntries: ['/multicluster/east'] },
    );
    await waitFor(
      () =>
        expect(
          screen.getByRole('heading', { name: 'east' }),
        ).toBeInTheDocument(),
      { timeout: 10_000 },
    );
    expect(
      screen.getByRole('heading', { name: 'Clusters' }),
    ).toBeInTheDocument();
  }, 20_000);

  it('mount the card', async () => {
    await renderInTestApp(
      <Apis>
        <EntityMulticlusterCard />
      </Apis>,
      { mountedRoutes },
    );
    expect(await screen.findByText('2 of 6 pods failing')).toBeInTheDocument();
  });

  it('mount the Topology tab', async () => {
    await renderInTestApp(
      <Apis>
        <Routes>
          <Route path="/topology/*" element={<EntityTopologyContent />} />
        </Routes>
      </Apis>,
      { mountedRoutes, routeEntries: ['/topology'] },
    );
    expect((await screen.findAllByText(/east/)).length).toBeGreaterThan(0);
  }, 20_000);

  it('mount the Deployments tab', async () => {
    await renderInTestApp(
      <Apis>
        <Routes>
          <Route path="/deployments/*" element={<EntityDeploymentsContent />} />
        </Routes>
      </Apis>,
      { mountedRoutes, routeEntries: ['/deployments'] },
    );
    expect(
      await screen.findByText('Nothing was deployed from here'),
    ).toBeInTheDocument();
  }, 20_000);

  it('mount the Failover tab', async () => {
    await renderInTestApp(
      <Apis>
        <Routes>
          <Route path="/failover/*" element={<EntityFailoverContent />} />
        </Routes>
      </Apis>,
      { mountedRoutes, routeEntries: ['/failover'] },
    );
    expect(
      await screen.findByRole('article', { name: 'west' }),
    ).toBeInTheDocument();
  }, 20_000);

  it('mount the Failovers page and the Failover card', async () => {
    await renderInTestApp(
      <Apis>
        <Routes>
          <Route
            path="/failovers/*"
            element={
              <>
                <FailoversPage />
                <EntityFailoverCard />
              </>
            }
          />
        </Routes>
      </Apis>,
      { mountedRoutes, routeEntries: ['/failovers'] },
    );
    expect(
      await screen.findByRole('table', { name: 'Ended' }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/Best to take over/)).toBeInTheDocument();
  }, 20_000);

  it('give the form fields to the scaffolder', async () => {
    function Names() {
      const fields = useCustomFieldExtensions(
        <ScaffolderFieldExtensions>
          <MulticlusterClusterPickerField />
          <MulticlusterValuesField />
          <MulticlusterPreviewField />
        </ScaffolderFieldExtensions>,
      );
      return <p>{fields.map(({ name }) => name).join(' ')}</p>;
    }
    await renderInTestApp(<Names />);
    expect(
      screen.getByText(
        'MulticlusterClusterPicker MulticlusterValues MulticlusterPreview',
      ),
    ).toBeInTheDocument();
  });
});
