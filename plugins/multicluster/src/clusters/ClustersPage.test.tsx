import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMulticlusterApi } from '../api/FakeMulticlusterApi';
import { ClustersPage } from './ClustersPage';
import { sketchCluster } from './fixtures';
import { fleetApi, renderClusters } from './__testUtils__/renderClusters';

const clusterNames = () =>
  within(screen.getByRole('table', { name: 'Clusters, worst first' }))
    .getAllByRole('row')
    .map(row => row.getAttribute('data-cluster'))
    .filter(Boolean);

async function refusal(status: number, name: string): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message: 'Not for you.' },
        response: { statusCode: status },
      }),
      {
        status,
        headers: { 'Content-Type': 'application/json' },
      },
    ),
  );
}

describe('ClustersPage', () => {
  it('lists the clusters worst first, with what is known of each', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    const row = await screen.findByRole('row', { name: /^ap-south/ });
    expect(clusterNames()).toEqual([
      'ap-south',
      'edge',
      'azure-ne',
      'east',
      'fra-bare',
      'stage',
      'us-west',
      'west',
    ]);
    expect(row).toHaveTextContent('AWS · ap-south-1');
    expect(row).toHaveTextContent('Unreachable');
    expect(row).toHaveTextContent('last seen 28 min ago');
    expect(row).toHaveTextContent('? / 6');
    expect(within(row).queryByRole('meter')).not.toBeInTheDocument();
  });

  it('shows the capacity of a late cluster as last known and that of a live one as a fact', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    const edge = await screen.findByRole('row', { name: /^edge/ });
    const memory = 'Memory requested of allocatable';
    expect(within(edge).getByRole('meter', { name: memory })).toHaveAttribute(
      'aria-valuetext',
      '58 %, last known',
    );
    expect(
      within(screen.getByRole('row', { name: /^east/ })).getByRole('meter', {
        name: memory,
      }),
    ).toHaveAttribute('aria-valuetext', '88 %');
    expect(
      within(edge).getByRole('img', { name: '2 versions behind 1.35' }),
    ).toBeInTheDocument();
  });

  it('filters by the buttons of the summary and by text, and says how to come back', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    const degraded = await screen.findByRole('button', {
      name: /2 degraded azure-ne, east/,
    });
    await userEvent.click(degraded);
    expect(degraded).toHaveAttribute('aria-pressed', 'true');
    expect(clusterNames()).toEqual(['azure-ne', 'east']);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search clusters' }),
      'node-7',
    );
    expect(clusterNames()).toEqual(['azure-ne']);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search clusters' }),
      'nothing like it',
    );
    expect(clusterNames()).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all clusters' }),
    );
    expect(clusterNames()).toHaveLength(8);
  });

  it('takes filter, grouping and selection from the address', async () => {
    await renderClusters(<ClustersPage />, {
      api: fleetApi(),
      at: '/multicluster?state=healthy&group=provider&cluster=west',
    });
    expect(
      await screen.findByRole('complementary', {
        name: 'Selected cluster: west',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(expect.arrayContaining(['On-prem', 'Google Cloud', 'AWS']));
    expect(clusterNames()).toHaveLength(4);
  });

  it('tells of the selected cluster why it is away, how often it was tried and what was last known', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    await userEvent.click(
      await screen.findByRole('row', { name: /^ap-south/ }),
    );
    const aside = screen.getByRole('complementary', {
      name: 'Selected cluster: ap-south',
    });
    expect(aside).toHaveTextContent(/No answer since/);
    expect(aside).toHaveTextContent('did not answer in time');
    expect(aside).toHaveTextContent(/Tried 31 times, next in \d+ s/);
    expect(aside).toHaveTextContent('26 workloads');
    expect(aside).toHaveTextContent('6 nodes, 118 pods, CPU 52 %');
    expect(
      within(aside).getByRole('link', { name: 'Open cluster' }),
    ).toHaveAttribute('href', '/multicluster/ap-south');
  });

  it('moves between rows with the arrow keys and selects with the space bar', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    const first = await screen.findByRole('row', { name: /^ap-south/ });
    first.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('row', { name: /^edge/ })).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(
      screen.getByRole('complementary', { name: 'Selected cluster: edge' }),
    ).toBeInTheDocument();
  });

  it('names what needs attention soon, with kinds that the portal may not read', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    const panel = await screen.findByRole('region', {
      name: 'Needs attention soon',
    });
    for (const title of [
      'azure-ne: 1 node not ready',
      'east: memory is at 88 %',
      'edge is 2 versions behind',
    ]) {
      expect(
        within(panel).getByRole('button', { name: new RegExp(title) }),
      ).toBeInTheDocument();
    }
    expect(
      await within(panel).findByText(
        '3 clusters: 1 kind the portal may not read',
      ),
    ).toBeInTheDocument();
    expect(within(panel).queryByText(/stage: memory/)).not.toBeInTheDocument();
  });

  it('walks the squares of the workloads by keyboard and says which is meant', async () => {
    await renderClusters(<ClustersPage />, { api: fleetApi() });
    const grid = await screen.findByRole('application', { name: /Workloads/ });
    grid.focus();
    expect(
      await within(grid).findByText(
        'cart, Deployment in team-1, ap-south, healthy, 4 of 4 ready, last known, the cluster is unreachable',
      ),
    ).toBeInTheDocument();
    await userEvent.keyboard('{ArrowRight}');
    expect(grid).toHaveTextContent(/^ledger, StatefulSet in team-1/);
  });

  it('shows the same workloads as a table, linked to the topology of their entity', async () => {
    await renderClusters(<ClustersPage />, {
      api: fleetApi(),
      at: '/multicluster?q=east&workloads=table',
    });
    const table = await screen.findByRole('table', {
      name: 'Workloads by cluster, worst first',
    });
    await waitFor(() =>
      expect(
        within(table).getAllByRole('link', { name: 'web/podinfo' })[0],
      ).toHaveAttribute('href', '/catalog/default/component/podinfo/topology'),
    );
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('Unhealthy');
  });

  it('keeps the last good answer when the backend is away, and says since when', async () => {
    const api = fleetApi();
    await renderClusters(<ClustersPage />, { api });
    await screen.findByRole('row', { name: /^east/ });
    api.error = new Error('Failed to fetch');
    expect(
      await screen.findByText(/Not updated since/, undefined, {
        timeout: 7000,
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^east/ })).toBeInTheDocument();
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText(/Not updated since/)).not.toBeInTheDocument(),
    );
  }, 15_000);

  it('says what went wrong and offers to try again when there is nothing to show yet', async () => {
    const api = fleetApi();
    api.error = await refusal(500, 'Error');
    await renderClusters(<ClustersPage />, { api });
    expect(await screen.findByText('Not for you.')).toBeInTheDocument();
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /^east/ }),
    ).toBeInTheDocument();
  });

  it('says whom to ask when the reader may not see clusters', async () => {
    const api = new FakeMulticlusterApi();
    api.error = await refusal(403, 'NotAllowedError');
    await renderClusters(<ClustersPage />, { api });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'multicluster.cluster.read',
    );
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('counts clusters that are hidden, and problems of the configuration', async () => {
    const api = fleetApi();
    api.clusters = {
      ...api.clusters,
      hidden: 2,
      problems: ["Cluster 'lost' in 'kubernetes.clusters' has no url."],
    };
    await renderClusters(<ClustersPage />, { api });
    expect(
      await screen.findByText(
        '8 clusters in 4 providers. 2 more are hidden by your permissions.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/Cluster 'lost'/)).toBeInTheDocument();
  });

  it('offers three ways to the first cluster', async () => {
    await renderClusters(<ClustersPage />, { api: new FakeMulticlusterApi() });
    expect(
      await screen.findByRole('heading', { name: 'No cluster yet' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });

  it('shows the same facts as cards', async () => {
    await renderClusters(<ClustersPage />, {
      api: fleetApi(),
      at: '/multicluster?view=cards',
    });
    const cards = await screen.findByRole('list', {
      name: 'Clusters, worst first',
    });
    expect(within(cards).getAllByRole('listitem')[0]).toHaveTextContent(
      /ap-southAWS · ap-south-1Unreachable/,
    );
  });

  it('never calls a cluster healthy of which nothing is known', async () => {
    const api = new FakeMulticlusterApi();
    api.clusters.clusters = [
      sketchCluster(
        {
          name: 'new',
          state: 'connecting',
          health: 'unknown',
          lastSeenAt: undefined,
        },
        Date.now(),
      ),
    ];
    await renderClusters(<ClustersPage />, { api });
    const row = await screen.findByRole('row', { name: /^new/ });
    expect(row).toHaveTextContent('Connecting');
    expect(row).not.toHaveTextContent('Healthy');
    expect(
      screen.getByRole('button', { name: '0 healthy' }),
    ).toBeInTheDocument();
  });
});
