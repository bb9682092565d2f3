import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  act,
  configure,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { multiclusterApiRef } from '../api';
import { FakeMulticlusterApi } from '../api/FakeMulticlusterApi';
import { storyAt, storyComparison } from './fixtures';
import { TopologyContent } from './TopologyContent';

// A whole screen in jsdom on a busy machine: found by role, each look at it costs a tenth of a second.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const podinfo: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'podinfo',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'podinfo' },
  },
};

function storyApi(): FakeMulticlusterApi {
  const api = new FakeMulticlusterApi();
  api.graph = storyAt(Date.now());
  api.comparison = storyComparison;
  return api;
}

async function open(
  api: FakeMulticlusterApi,
  options: { query?: string; entity?: Entity } = {},
) {
  const { query = '', entity = podinfo } = options;
  await renderInTestApp(
    <TestApiProvider apis={[[multiclusterApiRef, api]]}>
      <EntityProvider entity={entity}>
        <TopologyContent />
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [`/${query}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const node = (name: RegExp) => screen.findByRole('button', { name });

describe('TopologyContent', () => {
  it('draws every node as a button that says all about it, below its cluster', async () => {
    await open(storyApi());
    expect(
      await screen.findByRole('application', { name: 'Topology of podinfo' }),
    ).toBeInTheDocument();
    expect(
      await node(
        /^podinfo-east, mirrored Service in west, healthy.*goes to podinfo in east$/,
      ),
    ).toBeInTheDocument();
    const heads = screen.getByRole('group', { name: 'Clusters' });
    expect(
      within(heads)
        .getAllByRole('button')
        .map(head => head.textContent),
    ).toEqual([
      expect.stringContaining('east'),
      expect.stringContaining('west'),
      expect.stringContaining('edge'),
    ]);
    expect(screen.getByText('none, on-prem rule')).toBeInTheDocument();
  });

  it('draws what is not live as a ghost with its age, and never in the colour of a live fact', async () => {
    await open(storyApi());
    const edge = await node(
      /^podinfo, Deployment in edge, last known healthy, last seen 4 min ago/,
    );
    expect(edge).toHaveAttribute('data-ghost', 'true');
    expect(edge.querySelector('[data-status="healthy"]')).toBeNull();
    expect(edge.querySelector('[data-segment="ready"]')).toBeNull();
    expect(edge).toHaveTextContent('2 of 2, 4 min ago');
    expect(edge).toHaveTextContent('≠ Odd one out');
    const east = await node(/^podinfo, Deployment in east/);
    expect(east).not.toHaveAttribute('data-ghost');
    expect(east.querySelectorAll('[data-segment="failing"]')).toHaveLength(2);
  });

  it('leads from a finding to the node that it names', async () => {
    await open(storyApi());
    await userEvent.click(
      await screen.findByRole('button', { name: '2 pods failing on east' }),
    );
    const pods = await node(/^podinfo, Pods in east, unhealthy/);
    await waitFor(() => expect(pods).toHaveFocus());
    expect(pods).toHaveAttribute('aria-pressed', 'true');
    const details = screen.getByRole('complementary', {
      name: 'Details of podinfo',
    });
    expect(within(details).getByText('podinfo-east-5')).toBeInTheDocument();
  });

  it('leads from a finding about a cluster to the head of its column', async () => {
    await open(storyApi());
    await userEvent.click(
      await screen.findByRole('button', {
        name: '1 of 3 clusters unreachable',
      }),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', {
          name: /^edge, On-prem berlin, unreachable/,
        }),
      ).toHaveFocus(),
    );
  });

  it('tells of the clusters that are not on the picture', async () => {
    await open(storyApi());
    expect(
      await screen.findByText(
        '97 other clusters have nothing of podinfo · 2 clusters never answered · 3 hidden by your permissions',
      ),
    ).toBeInTheDocument();
  });

  it('moves by key along rows, down columns and across clusters, and opens and closes the details', async () => {
    await open(storyApi());
    const user = userEvent.setup();
    const mirror = await node(/^podinfo-east, mirrored Service/);
    act(() => mirror.focus());
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(await node(/^podinfo, Service in east/)).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(await node(/^podinfo, Deployment in east/)).toHaveFocus();
    await user.keyboard('{End}');
    const edge = await node(/^podinfo, Deployment in edge/);
    expect(edge).toHaveFocus();
    expect(edge).toHaveAttribute('tabindex', '0');
    expect(mirror).toHaveAttribute('tabindex', '-1');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { name: 'podinfo' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    await waitFor(() => expect(edge).toHaveFocus());
  });

  it('names the odd one out of a row, and folds what is equal', async () => {
    await open(storyApi(), {
      query: '?node=east%2FDeployment%2Fweb%2Fpodinfo&tab=diff',
    });
    expect(
      await screen.findByText('edge differs from the other two in 1 field.'),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Fields by cluster' });
    expect(
      within(table).getByTitle('edge is the odd one out'),
    ).toHaveTextContent('6.9.4');
    expect(within(table).queryByText('port')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 1 equal field' }),
    );
    expect(within(table).getByText('port')).toBeInTheDocument();
  });

  it.each([
    ['table', 'button'],
    ['tree', 'treeitem'],
  ])(
    'shows the same nodes and the same selection as a %s',
    async (view, role) => {
      const api = storyApi();
      await open(api, {
        query: `?view=${view}&node=edge%2FDeployment%2Fweb%2Fpodinfo`,
      });
      await screen.findByLabelText('Topology of podinfo');
      const shown = [...document.querySelectorAll('[data-topology-node]')].map(
        element => element.getAttribute('data-topology-node'),
      );
      expect(shown.sort()).toEqual(api.graph!.nodes.map(({ id }) => id).sort());
      expect(screen.getAllByRole(role).length).toBeGreaterThanOrEqual(
        shown.length,
      );
      expect(
        screen.getByRole('complementary', { name: 'Details of podinfo' }),
      ).toBeInTheDocument();
    },
  );

  it('keeps the tree walkable by key: right opens and goes in, left closes and goes out', async () => {
    await open(storyApi(), { query: '?view=tree' });
    const user = userEvent.setup();
    const east = await screen.findByRole('treeitem', { name: 'east' });
    act(() => east.focus());
    await user.keyboard('{ArrowRight}');
    expect(
      screen.getByRole('treeitem', { name: /^public-gw, HTTPRoute in east/ }),
    ).toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(east).toHaveFocus();
    expect(east).toHaveAttribute('aria-expanded', 'false');
    expect(
      screen.queryByRole('treeitem', { name: /HTTPRoute in east/ }),
    ).not.toBeInTheDocument();
  });

  it('filters to failures by switch and by key, with their number beside it', async () => {
    await open(storyApi());
    const failing = await screen.findByRole('switch', {
      name: 'Failing only 3',
    });
    await userEvent.click(failing);
    expect(failing).toBeChecked();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /in edge/ }),
      ).not.toBeInTheDocument(),
    );
    await userEvent.keyboard('f');
    expect(failing).not.toBeChecked();
  });

  it('searches error texts, and says when nothing matches', async () => {
    await open(storyApi());
    const search = await screen.findByRole('searchbox');
    await userEvent.type(search, 'crashloop');
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /HTTPRoute/ }),
      ).not.toBeInTheDocument(),
    );
    expect(await node(/^podinfo, Pods in east/)).toBeInTheDocument();
    await userEvent.type(search, 'nowhere');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    expect(await node(/^podinfo, Deployment in edge/)).toBeInTheDocument();
  });

  it('repaints one node when one changes, and says so once', async () => {
    const api = storyApi();
    await open(api);
    const edgeBefore = await node(/^podinfo, Deployment in edge/);
    const graph = api.graph!;
    act(() =>
      api.show({
        ...graph,
        generation: 2,
        nodes: graph.nodes.map(one =>
          one.id === 'west/Pods/web/podinfo'
            ? { ...one, health: 'unhealthy', reason: '1 OOMKilled' }
            : one,
        ),
      }),
    );
    expect(
      await node(/^podinfo, Pods in west, unhealthy \(1 OOMKilled\)/),
    ).toBeInTheDocument();
    expect(await node(/^podinfo, Deployment in edge/)).toBe(edgeBefore);
    expect(
      await screen.findByText(
        'Pods podinfo in west is now unhealthy: 1 OOMKilled.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps the picture while the stream is away, and says since when', async () => {
    const api = storyApi();
    await open(api);
    await screen.findByText(/^Live/);
    act(() =>
      api.connect({
        state: 'polling',
        since: Date.now(),
        error: new Error('gone'),
      }),
    );
    expect(
      await screen.findByText(/^Not live since \d\d:\d\d, reconnecting$/),
    ).toBeInTheDocument();
    expect(await node(/^podinfo, Deployment in east/)).toBeInTheDocument();
  });

  it('is a frame with its question while nothing has come', async () => {
    await open(new FakeMulticlusterApi());
    expect(
      screen.getByText('Asking the clusters for podinfo…'),
    ).toBeInTheDocument();
    expect(screen.getByText('Workload')).toBeInTheDocument();
  });

  it('says what was looked for when no cluster has anything', async () => {
    const api = storyApi();
    api.graph = {
      ...api.graph!,
      clusters: [],
      nodes: [],
      rows: [],
      edges: [],
      findings: [],
    };
    await open(api);
    expect(
      await screen.findByText(
        'No cluster has objects labelled backstage.io/kubernetes-id: podinfo.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/97 clusters were looked through/),
    ).toBeInTheDocument();
  });

  it('says whom to ask when the reader may not see it', async () => {
    const api = new FakeMulticlusterApi();
    api.error = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    await open(api);
    expect(
      await screen.findByText('You may not see where podinfo runs.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/multicluster.topology.read/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('offers to try again after an error of ours', async () => {
    const api = storyApi();
    api.error = new Error('The backend is on fire.');
    await open(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is on fire.',
    );
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await node(/^podinfo, Deployment in east/)).toBeInTheDocument();
  });

  it('asks for the annotation where there is none', async () => {
    await open(storyApi(), {
      entity: { ...podinfo, metadata: { name: 'podinfo' } },
    });
    expect(await screen.findByText('Missing Annotation')).toBeInTheDocument();
  });
});
