import { screen, within } from '@testing-library/react';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { DrillsPanel } from './DrillsPanel';

const entityRef = 'component:default/podinfo';
const weekly = {
  ...{ entityRef, policy: 'careful', cron: '0 10 * * 1' },
  nextAt: Date.now() + 86_400_000,
};

describe('DrillsPanel', () => {
  it('says what is next, and what the last one has proved', async () => {
    const api = failoverApi();
    const dueAt = Date.now() - 60_000;
    const run = { id: 'r-3', number: 3, state: 'completed' as const };
    api.failover.drills = [
      {
        ...weekly,
        mode: 'drill-live',
        last: { dueAt, run, verdict: 'proven' },
      },
      {
        ...{ ...weekly, mode: 'drill-dry', from: 'west' },
        last: {
          ...{ dueAt, verdict: 'nothingToProveItWith' },
          message: 'Another run has not ended.',
        },
      },
      { ...weekly, cron: '0 11 * * 1', mode: 'drill-dry' },
    ];
    await renderFailover(<DrillsPanel />, { api });
    const table = within(await screen.findByRole('table', { name: 'Drills' }));
    const [, live, dry, fresh] = table.getAllByRole('row');
    expect(live).toHaveTextContent('the busiest cluster');
    expect(live).toHaveTextContent('Proven');
    expect(within(live).getByRole('link', { name: 'Run #3' })).toHaveAttribute(
      'href',
      '/catalog/default/component/podinfo/failover?run=r-3',
    );
    expect(dry).toHaveTextContent('from west');
    expect(dry).toHaveTextContent('Nothing to prove it with');
    expect(dry).toHaveTextContent('Another run has not ended.');
    expect(fresh).toHaveTextContent('Not yet');
  });

  it('says how to have one when there is none', async () => {
    await renderFailover(<DrillsPanel />, { api: failoverApi() });
    expect(await screen.findByText(/Add 'drills' to a policy/)).toBeVisible();
  });
});
