import { ResponseError } from '@backstage/errors';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { multiclusterApiRef } from '../api';
import { FakeMulticlusterApi } from '../api/FakeMulticlusterApi';
import { sketchTopology } from './fixtures';
import { MulticlusterCard } from './MulticlusterCard';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'podinfo', namespace: 'default' },
};

const renderCard = (api: FakeMulticlusterApi) =>
  renderInTestApp(
    <TestApiProvider apis={[[multiclusterApiRef, api]]}>
      <EntityProvider entity={entity}>
        <MulticlusterCard />
      </EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );

function withGraph(): FakeMulticlusterApi {
  const api = new FakeMulticlusterApi();
  api.graph = sketchTopology(Date.now());
  return api;
}

describe('MulticlusterCard', () => {
  it('has one line per cluster, worst first, with replicas, share and image', async () => {
    await renderCard(withGraph());
    const table = screen.getByRole('table', {
      name: 'Clusters of this entity, worst first',
    });
    const [, edge, east, west] = within(table).getAllByRole('row');
    expect(edge).toHaveTextContent('edgeStale, last seen 4 min ago6.7.1');
    expect(
      within(edge).getByRole('img', { name: /Not the image of most/ }),
    ).toBeInTheDocument();
    expect(east).toHaveTextContent('east2 of 6 pods failing6.9.04 / 6');
    expect(within(east).getByRole('meter')).toHaveAttribute(
      'aria-valuenow',
      '40',
    );
    expect(west).toHaveTextContent('westHealthy6.9.04 / 4');
    expect(screen.getByRole('link', { name: 'Open topology' })).toHaveAttribute(
      'href',
      '/catalog/default/component/podinfo/topology',
    );
  });

  it('follows what is sent, and keeps it while the stream is away', async () => {
    const api = withGraph();
    await renderCard(api);
    const graph = sketchTopology(Date.now());
    graph.clusters[0].replicas = { ready: 5, desired: 6 };
    act(() => api.show(graph));
    expect(screen.getByText('5 / 6')).toBeInTheDocument();
    act(() =>
      api.connect({
        state: 'polling',
        since: Date.now(),
        error: new Error('gone'),
      }),
    );
    expect(screen.getByText(/Not live since/)).toBeInTheDocument();
    expect(screen.getByText('5 / 6')).toBeInTheDocument();
  });

  it('says when no cluster has the entity, and what it could not look at', async () => {
    const api = withGraph();
    api.graph = {
      ...api.graph!,
      clusters: [],
      nodes: [],
      elsewhere: { absent: 3, unknown: ['edge'], hidden: 2 },
    };
    await renderCard(api);
    expect(
      screen.getByText('No cluster has objects of this entity.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'And elsewhere: 2 hidden by your permissions; nothing known yet of edge.',
      ),
    ).toBeInTheDocument();
  });

  it('shows lines in their places before the first answer', async () => {
    await renderCard(new FakeMulticlusterApi());
    expect(
      screen.getByRole('status', { name: 'Asking for the clusters' }),
    ).toBeInTheDocument();
  });

  it('names whom to ask when the reader may not see the entity', async () => {
    const api = new FakeMulticlusterApi();
    api.error = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    await renderCard(api);
    expect(screen.getByRole('status')).toHaveTextContent('Ask its owner.');
  });

  it('tries again when asked to', async () => {
    const api = withGraph();
    api.error = new Error('The backend is away.');
    await renderCard(api);
    expect(screen.getByText(/The backend is away/)).toBeInTheDocument();
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('table')).toBeInTheDocument();
  });
});
