import { screen } from '@testing-library/react';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { soakingRun } from '../runFixtures';
import { FailoverCard } from './FailoverCard';

describe('FailoverCard', () => {
  it('says who serves, and who could take over', async () => {
    await renderFailover(<FailoverCard />, { api: failoverApi() });
    expect(
      await screen.findByRole('img', { name: /^Observed: .*east 66 %/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Best to take over/)).toHaveTextContent(
      'west. Ready, 94 of 100',
    );
    expect(screen.getByRole('link', { name: 'Failover' })).toHaveAttribute(
      'href',
      '/catalog/default/component/podinfo/failover',
    );
  });

  it('shows a run under way, as a link', async () => {
    const api = failoverApi(soakingRun(Date.now()));
    await renderFailover(<FailoverCard />, { api });
    const status = await screen.findByRole('status');
    expect(status).toHaveTextContent('Soaking. Step');
  });

  it('says so when nothing steers its traffic', async () => {
    const api = failoverApi();
    api.failover.view = { ...api.failover.view!, shares: {}, readiness: [] };
    await renderFailover(<FailoverCard />, { api });
    expect(
      await screen.findByText('Nothing here can steer traffic.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/no second place/)).toBeInTheDocument();
  });
});
