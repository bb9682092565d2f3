import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { soakingRun } from '../runFixtures';
import { CurrentRunBar } from './CurrentRunBar';

describe('CurrentRunBar', () => {
  it('stops a run from where it is seen', async () => {
    const api = failoverApi(soakingRun(Date.now()));
    await renderFailover(<CurrentRunBar />, { api });
    const bar = await screen.findByRole('region', { name: 'Run in progress' });
    await userEvent.click(
      within(bar).getByRole('button', { name: 'Abort and freeze' }),
    );
    await waitFor(() => expect(api.failover.run('r-41').state).toBe('aborted'));
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Run in progress' }),
      ).toBeNull(),
    );
  });

  it('is not there when nothing is under way', async () => {
    const api = failoverApi();
    await renderFailover(
      <>
        <CurrentRunBar />
        <p>below</p>
      </>,
      { api },
    );
    expect(await screen.findByText('below')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Run in progress' }),
    ).toBeNull();
  });
});
