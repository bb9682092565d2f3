import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetApi, renderClusters } from '../__testUtils__/renderClusters';
import { ClusterPage } from './ClusterPage';
import { pluralOf, resourceOf } from './rights';

describe('ClusterPage', () => {
  it('names the verb and the resource that the portal is not allowed', async () => {
    await renderClusters(<ClusterPage name="east" />, { api: fleetApi() });
    const kinds = await screen.findByRole('region', { name: 'Kinds' });
    const [, first] = within(kinds).getAllByRole('row');
    expect(first).toHaveTextContent('Not allowed');
    expect(first).toHaveTextContent(
      'The portal may not list and watch ingresses.networking.k8s.io.',
    );
    expect(
      within(first).getByRole('link', { name: /How to allow it/ }),
    ).toHaveAttribute('href', expect.stringContaining('#rbac'));
  });

  it('shows nodes that are not ready first, with their reason', async () => {
    await renderClusters(<ClusterPage name="azure-ne" />, { api: fleetApi() });
    const nodes = await screen.findByRole('region', { name: 'Nodes' });
    const [, first] = within(nodes).getAllByRole('row');
    expect(first).toHaveTextContent('node-11');
    expect(first).toHaveTextContent('Kubelet stopped posting its status.');
  });

  it('shows workloads worst first, and finds them by name and error', async () => {
    await renderClusters(<ClusterPage name="east" />, { api: fleetApi() });
    const panel = await screen.findByRole('region', { name: 'Workloads' });
    const [, first] = within(panel).getAllByRole('row');
    expect(first).toHaveTextContent('CrashLoopBackOff');
    await userEvent.type(
      within(panel).getByRole('searchbox', { name: 'Search workloads' }),
      'crashloop',
    );
    expect(within(panel).getAllByRole('row')).toHaveLength(2);
  });

  it('says of an unreachable cluster what it is, and shows its facts as last known', async () => {
    await renderClusters(<ClusterPage name="ap-south" />, { api: fleetApi() });
    expect(await screen.findByText(/No answer since/)).toBeInTheDocument();
    const nodes = screen.getByRole('region', { name: 'Nodes' });
    expect(within(nodes).getAllByText('Was ready')).toHaveLength(6);
    expect(within(nodes).queryByText('Ready')).not.toBeInTheDocument();
  });
});

describe('rights', () => {
  it.each([
    ['Pod', 'pods'],
    ['Ingress', 'ingresses'],
    ['Gateway', 'gateways'],
    ['GatewayClass', 'gatewayclasses'],
    ['NetworkPolicy', 'networkpolicies'],
    ['EndpointSlice', 'endpointslices'],
  ])('writes %s as %s', (kind, plural) => {
    expect(pluralOf(kind)).toBe(plural);
  });

  it('leaves the group out where there is none', () => {
    const state = { state: 'live' as const, since: 0, objects: 0 };
    expect(resourceOf({ ...state, apiVersion: 'v1', kind: 'Pod' })).toBe(
      'pods',
    );
  });
});
