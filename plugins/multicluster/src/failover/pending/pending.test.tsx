import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { sketchRun } from '../runFixtures';
import { ClusterPending } from './ClusterPending';

function waitingRun() {
  const now = Date.now();
  const run = sketchRun(now, { state: 'committed', mode: 'emergency' });
  const traffic = run.plan.steps.flatMap(step => step.traffic)[0];
  return {
    ...run,
    pending: [
      { cluster: 'east', sentence: 'Write it.', traffic, since: now - 60_000 },
    ],
  };
}

describe('ClusterPending', () => {
  it('says what waits for the cluster, of whom, and lets it be dismissed with a reason', async () => {
    const api = failoverApi(waitingRun());
    await renderFailover(<ClusterPending cluster="east" />, { api });
    const panel = await screen.findByRole('region', {
      name: 'Waits for a cluster to return',
    });
    expect(panel).toHaveTextContent('Write it.');
    expect(
      within(panel).getByRole('link', { name: 'podinfo, run #41' }),
    ).toHaveAttribute('href', expect.stringContaining('failover?run=r-41'));
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Dismiss…' }),
    );
    const dialog = await screen.findByRole('dialog');
    const act = within(dialog).getByRole('button', { name: 'Dismiss' });
    expect(act).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), 'rebuilt');
    await userEvent.click(act);
    await waitFor(() =>
      expect(api.failover.run('r-41').pending[0]).toMatchObject({
        ...{ outcome: 'dismissed', message: 'rebuilt' },
      }),
    );
  });

  it('is not there when nothing waits, and says so when that is not known', async () => {
    const api = failoverApi(waitingRun());
    await renderFailover(
      <>
        <ClusterPending cluster="west" />
        <p>below</p>
      </>,
      { api },
    );
    expect(await screen.findByText('below')).toBeInTheDocument();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says when it is not known', async () => {
    const api = failoverApi();
    api.error = new Error('No answer.');
    await renderFailover(<ClusterPending cluster="west" />, { api });
    expect(await screen.findByText(/is not known/)).toHaveTextContent(
      'No answer.',
    );
  });
});
