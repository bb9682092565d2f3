import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { heldRun, soakingRun } from '../runFixtures';
import { FailoversContent } from './FailoversContent';

jest.setTimeout(20_000);

const table = (name: string) => screen.findByRole('table', { name });

describe('FailoversContent', () => {
  it('puts what waits for a person before what goes on, and that before what is over', async () => {
    const now = Date.now();
    const other = { ...heldRun(now), id: 'r-9', entityRef: 'component:x/shop' };
    const api = failoverApi(soakingRun(now), other);
    await renderFailover(<FailoversContent />, { api });
    const waiting = within(await table('Waiting for a person'));
    expect(waiting.getByRole('row', { name: /shop.*Held/ })).toBeVisible();
    const running = within(await table('Under way'));
    const row = running.getByRole('row', { name: /podinfo.*Soaking/ });
    expect(row).toHaveTextContent('25 % moved, step');
    expect(within(row).getByRole('link', { name: 'Run #41' })).toHaveAttribute(
      'href',
      '/catalog/default/component/podinfo/failover?run=r-41',
    );
    const ended = within(await table('Ended'));
    expect(ended.getAllByRole('row').length).toBeGreaterThan(1);
  });

  it('narrows by words, mode and cluster, and keeps them in the address', async () => {
    const api = failoverApi(soakingRun(Date.now()));
    await renderFailover(<FailoversContent />, {
      ...{ api, at: '/?mode=emergency' },
    });
    const mode = await screen.findByRole('combobox', { name: 'Mode' });
    expect(mode).toHaveValue('emergency');
    expect(screen.queryByRole('table', { name: 'Under way' })).toBeNull();
    expect(screen.getAllByText('None that fits the filter.')).not.toHaveLength(
      0,
    );
    await userEvent.selectOptions(mode, '');
    expect(await table('Under way')).toBeVisible();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search runs' }),
      'nowhere',
    );
    expect(screen.queryByRole('table', { name: 'Under way' })).toBeNull();
  });

  it('finds runs by the owner of their service', async () => {
    const api = failoverApi(soakingRun(Date.now()));
    await renderFailover(<FailoversContent />, { api });
    const owner = await screen.findByRole('combobox', { name: 'Owner' });
    await within(owner).findByRole('option', { name: 'team-web' });
    await userEvent.selectOptions(owner, 'team-web');
    expect(await table('Under way')).toBeVisible();
  });

  it('says what to do when nothing was ever moved', async () => {
    const api = failoverApi();
    api.failover.runs = [];
    await renderFailover(<FailoversContent />, { api });
    expect(
      await screen.findByText(/started from the Failover tab/),
    ).toBeVisible();
    expect(screen.getByText(/A drill shows whether/)).toBeVisible();
  });

  it('says why when the runs cannot be read, and asks again', async () => {
    const api = failoverApi();
    api.error = new Error('The database is away.');
    await renderFailover(<FailoversContent />, { api });
    expect(await screen.findByText('The database is away.')).toBeVisible();
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(await table('Ended')).toBeVisible();
  });
});
