import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMulticlusterApi } from '../api/FakeMulticlusterApi';
import { ClustersRouter, FleetPage } from '../clusters';
import {
  fleetApi,
  renderClusters,
} from '../clusters/__testUtils__/renderClusters';
import { Route, Routes } from '../routing';
import { sketchApproval, sketchApprovals } from './fixtures';
import { refuseDecision, sortApprovals } from './sortApprovals';

function withApprovals(): FakeMulticlusterApi {
  const api = fleetApi();
  api.deploy.approvals = sketchApprovals(Date.now());
  return api;
}

const render = (api: FakeMulticlusterApi, at: string) =>
  renderClusters(
    <Routes>
      <Route path="/multicluster/*" element={<ClustersRouter />} />
    </Routes>,
    { api, at },
  );

describe('the approvals page', () => {
  it('has those that wait first, the next to expire on top', async () => {
    await render(withApprovals(), '/multicluster/approvals');
    const waiting = within(
      await screen.findByRole('table', { name: 'Waiting for a decision' }),
    );
    expect(
      waiting
        .getAllByRole('link', { name: /cluster/ })
        .map(one => one.textContent),
    ).toEqual([
      'Create 0, change 0, destroy 1: cluster stage',
      'Create 1, change 0, destroy 0: cluster north',
    ]);
    const decided = within(screen.getByRole('table', { name: 'Decided' }));
    expect(decided.getByText('Approved')).toBeInTheDocument();
    expect(decided.getByText('Expired')).toBeInTheDocument();
  });

  it('says when nothing waits', async () => {
    await render(fleetApi(), '/multicluster/approvals');
    expect(
      await screen.findByText('Nothing waits for a decision.'),
    ).toBeInTheDocument();
  });

  it('says when the reader may not', async () => {
    const api = withApprovals();
    api.error = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    await render(api, '/multicluster/approvals');
    expect(
      await screen.findByText('You may not see approvals.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('is a link in the header of the fleet page, with how many wait', async () => {
    await renderClusters(<FleetPage />, { api: withApprovals() });
    expect(
      await screen.findByRole('link', { name: 'Approvals, 2 waiting' }),
    ).toHaveAttribute('href', '/multicluster/approvals');
  });
});

describe('one approval', () => {
  it('shows what is to be decided word for word, and sends the hash of it', async () => {
    const api = withApprovals();
    await render(api, '/multicluster/approvals/a-1');
    expect(
      await screen.findByLabelText('What is to be decided'),
    ).toHaveTextContent('Plan: 1 to add, 0 to change, 0 to destroy.');
    await userEvent.type(screen.getByLabelText('Comment'), 'Go ahead');
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(api.deploy.calls).toEqual([
        {
          method: 'decideApproval',
          options: {
            id: 'a-1',
            decision: 'approve',
            hash: 'f3b1',
            comment: 'Go ahead',
          },
        },
      ]),
    );
    expect(await screen.findByText('Approved')).toBeInTheDocument();
    expect(screen.getByText('“Go ahead”')).toBeInTheDocument();
  });

  it('says why the reader cannot decide it', async () => {
    await render(withApprovals(), '/multicluster/approvals/a-2');
    const approve = await screen.findByRole('button', { name: 'Approve' });
    expect(approve).toHaveAttribute('aria-disabled', 'true');
    expect(approve).toHaveAccessibleDescription(
      'You asked for it yourself: somebody else must decide it.',
    );
  });

  it('says that it is another plan by now', async () => {
    const api = withApprovals();
    await render(api, '/multicluster/approvals/a-1');
    await screen.findByRole('button', { name: 'Decline' });
    api.deploy.approvals = [sketchApproval(Date.now(), { hash: 'another' })];
    await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It is another plan by now',
    );
  });
});

describe('sortApprovals and refuseDecision', () => {
  const now = Date.now();

  it('keep every approval', () => {
    const { waiting, decided } = sortApprovals(sketchApprovals(now));
    expect(waiting.map(({ id }) => id)).toEqual(['a-2', 'a-1']);
    expect(decided.map(({ id }) => id)).toEqual(['a-3', 'a-4']);
  });

  it.each([
    ['that waits', {}, undefined],
    ['that is over', { state: 'declined' as const }, 'It is declined.'],
    ['without a reason', { decidable: false }, 'You may not decide it.'],
    [
      'of one’s own',
      { decidable: false, undecidableReason: 'It is yours.' },
      'It is yours.',
    ],
  ])('refuse one %s', (_, part, words) => {
    expect(refuseDecision(sketchApproval(now, part))).toBe(words);
  });
});
