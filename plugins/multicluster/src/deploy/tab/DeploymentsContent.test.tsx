import { ResponseError } from '@backstage/errors';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { multiclusterApiRef } from '../../api';
import { FakeMulticlusterApi } from '../../api/FakeMulticlusterApi';
import { fleetApi } from '../../clusters/__testUtils__/renderClusters';
import {
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from '../../routes';
import {
  heldDeployment,
  sketchApp,
  sketchEvents,
  sketchRollout,
} from '../fixtures';
import { DeploymentsContent } from './DeploymentsContent';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'podinfo', namespace: 'default' },
};

function podinfo(): FakeMulticlusterApi {
  const api = fleetApi();
  const now = Date.now();
  api.deploy.apps = [sketchApp(now)];
  api.deploy.events.set('d-4', sketchEvents(now));
  return api;
}

const render = (
  api: FakeMulticlusterApi,
  options: { at?: string; denied?: boolean } = {},
) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [multiclusterApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
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
      <EntityProvider entity={entity}>
        <DeploymentsContent />
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.at ?? '/'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/multicluster': rootRouteRef,
        '/create': templatesRouteRef,
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
    },
  );

describe('DeploymentsContent', () => {
  it('says what stands out first, then what runs on each cluster and since when', async () => {
    await render(podinfo());
    const facts = await screen.findByRole('list', { name: 'What stands out' });
    expect(
      within(facts)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Revision 4 held: Failed on east; edge has not begun',
      'edge differs from what was deployed',
      'not known whether east is as deployed',
      'revisions 4 and 3 run side by side',
    ]);
    const table = screen.getByRole('table', {
      name: 'What runs on each cluster',
    });
    const [, west, east, edge] = within(table).getAllByRole('row');
    expect(west).toHaveTextContent(/west6\.11\.0 ?44 min ago/);
    expect(west).toHaveTextContent('as deployed');
    expect(east).toHaveTextContent('replicaCount 6');
    expect(east).toHaveTextContent('never compared');
    expect(edge).toHaveTextContent('1 object differs');
    expect(
      within(edge).getByRole('img', { name: 'Stale' }),
    ).toBeInTheDocument();
    const values = screen.getByRole('table', { name: 'Values that differ' });
    expect(within(values).getAllByRole('row')[1]).toHaveTextContent(
      'replicaCount4common6this cluster4common',
    );
  });

  it('shows the waves and what happened, and goes on as it happens', async () => {
    const api = podinfo();
    await render(api);
    expect(
      await screen.findByText('Held: edge does not begin.'),
    ).toBeInTheDocument();
    const wave = screen.getByRole('region', { name: 'Wave 2' });
    expect(wave).toHaveTextContent(/east Failed.*CrashLoopBackOff/);
    const now = Date.now();
    const held = heldDeployment(now);
    act(() =>
      api.deploy.tell(
        {
          ...held,
          state: 'deploying',
          clusters: held.clusters.map(one =>
            one.cluster === 'east'
              ? sketchRollout('east', now, {
                  wave: 1,
                  state: 'waiting',
                  message: '4 of 6 pods are ready.',
                  attempts: 2,
                })
              : one,
          ),
        },
        {
          sequence: 8,
          at: now,
          cluster: 'east',
          level: 'info',
          message: 'Retried by a.berg.',
        },
      ),
    );
    expect(await screen.findByText('Retried by a.berg.')).toBeInTheDocument();
    expect(wave).toHaveTextContent(/east Rolling out.*attempt 2/);
  });

  it('retries the clusters that failed, after asking', async () => {
    const api = podinfo();
    await render(api);
    const panel = within(
      await screen.findByRole('region', { name: /In progress/ }),
    );
    await userEvent.click(panel.getByRole('button', { name: 'Retry' }));
    const dialog = within(
      screen.getByRole('dialog', { name: 'Retry revision 4 of podinfo?' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Retry' }));
    await waitFor(() =>
      expect(api.deploy.calls).toEqual([
        { method: 'retryDeployment', options: { id: 'd-4' } },
      ]),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('rolls back only where it is told to, with the reason, and says why it was refused', async () => {
    const api = podinfo();
    await render(api);
    const panel = within(
      await screen.findByRole('region', { name: /In progress/ }),
    );
    await userEvent.click(panel.getByRole('button', { name: 'Roll back' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'west' }));
    await userEvent.type(
      dialog.getByLabelText('Reason, for the record'),
      'It leaks',
    );
    api.error = new Error("Cluster 'east' does not answer.");
    await userEvent.click(dialog.getByRole('button', { name: 'Roll back' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      "Cluster 'east' does not answer.",
    );
    expect(api.deploy.calls).toEqual([
      {
        method: 'rollBackDeployment',
        options: { id: 'd-4', clusters: ['east'], reason: 'It leaks' },
      },
    ]);
  });

  it('greys out what cannot be done, and says why', async () => {
    await render(podinfo(), { at: '/?deployment=d-3' });
    const details = within(
      await screen.findByRole('region', { name: 'Deploy, revision 3' }),
    );
    const retry = details.getByRole('button', { name: 'Retry' });
    expect(retry).toHaveAttribute('aria-disabled', 'true');
    expect(retry).toHaveAccessibleDescription(
      'It has succeeded on every cluster.',
    );
    await userEvent.click(retry);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Undeploy…' }),
    ).toHaveAccessibleDescription(/Revision 4 has not ended/);
  });

  it('greys out everything for who may only look', async () => {
    const api = podinfo();
    // Of another entity: answers about permissions are kept for a while.
    api.deploy.apps = api.deploy.apps.map(app => ({
      ...app,
      deployments: app.deployments.map(one => ({
        ...one,
        entityRef: 'component:default/web',
      })),
    }));
    await render(api, { denied: true });
    const panel = within(
      await screen.findByRole('region', { name: /In progress/ }),
    );
    await waitFor(() =>
      expect(
        panel.getByRole('button', { name: 'Cancel' }),
      ).toHaveAccessibleDescription(/Needs multicluster.deploy.execute/),
    );
  });

  it('opens one deployment from the history, with what was asked and what happened', async () => {
    await render(podinfo());
    const history = within(
      await screen.findByRole('table', { name: 'Deployments, newest first' }),
    );
    await userEvent.click(
      history.getByRole('button', { name: 'Deploy, revision 3' }),
    );
    const details = await screen.findByRole('region', {
      name: 'Deploy, revision 3',
    });
    expect(details).toHaveTextContent('Take 6.11.0 to production');
    expect(details).toHaveTextContent('Helm ./chart');
    await userEvent.click(
      within(details).getByRole('button', { name: 'Close details' }),
    );
    expect(
      screen.queryByRole('region', { name: 'Deploy, revision 3' }),
    ).not.toBeInTheDocument();
  });

  it('compares when asked to, and shows the difference', async () => {
    const api = podinfo();
    await render(api, { at: '/?drift=edge' });
    const drift = within(await screen.findByRole('region', { name: 'Drift' }));
    expect(
      drift.getByRole('group', {
        name: 'Difference of Deployment web/podinfo',
      }),
    ).toBeVisible();
    await userEvent.click(drift.getByRole('button', { name: 'Check now' }));
    await waitFor(() =>
      expect(api.deploy.calls).toEqual([
        {
          method: 'checkDrift',
          options: {
            entityRef: 'component:default/podinfo',
            app: 'podinfo',
            namespace: 'web',
          },
        },
      ]),
    );
  });

  it('links to the template that changes the clusters, filled in', async () => {
    await render(podinfo());
    const link = await screen.findByRole('link', {
      name: 'Add or remove a cluster',
    });
    const url = new URL(link.getAttribute('href')!, 'http://portal');
    expect(url.pathname).toBe('/create/templates/default/change-clusters');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      entityRef: 'component:default/podinfo',
      app: 'podinfo',
      namespace: 'web',
      targets: { names: ['west', 'east', 'edge'] },
      values: {
        common: { replicaCount: 4 },
        clusters: { east: { replicaCount: 6 } },
      },
      source: { type: 'helm', chart: './chart' },
    });
  });

  it('chooses among several apps by the address', async () => {
    const api = podinfo();
    api.deploy.apps.push({
      app: 'worker',
      namespace: 'jobs',
      clusters: [],
      deployments: [],
    });
    await render(api, { at: '/?app=jobs/worker' });
    expect(
      await screen.findByText('It is on no cluster now.'),
    ).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('App'), 'web/podinfo');
    expect(
      await screen.findByRole('table', { name: 'What runs on each cluster' }),
    ).toBeInTheDocument();
  });

  it('says when nothing was deployed, and leads to the templates', async () => {
    await render(fleetApi());
    expect(
      await screen.findByText('Nothing was deployed from here'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Choose a template' }),
    ).toHaveAttribute('href', '/create');
  });

  it('names the permission that is missing', async () => {
    const api = podinfo();
    api.error = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    await render(api);
    expect(
      await screen.findByText(
        'You may not see what was deployed for this entity.',
      ),
    ).toBeInTheDocument();
  });

  it('tries again when the backend was away', async () => {
    const api = podinfo();
    api.error = new Error('The backend is away.');
    await render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is away.',
    );
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'What runs on each cluster' }),
    ).toBeInTheDocument();
  });
});
