import { ResponseError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMulticlusterApi } from '../../api/FakeMulticlusterApi';
import {
  failoverApi as podinfo,
  failoverEntity,
  renderFailover,
} from '../__testUtils__/renderFailover';
import {
  byHandRun,
  heldRun,
  soakingRun,
  undecidedRun,
  waitingRun,
} from '../runFixtures';
import { FailoverContent } from './FailoverContent';

jest.setTimeout(20_000);

const render = (
  api: FakeMulticlusterApi,
  options: Omit<Parameters<typeof renderFailover>[1], 'api'> = {},
) => renderFailover(<FailoverContent />, { api, ...options });

const asked = (api: FakeMulticlusterApi, method: string) =>
  api.failover.calls
    .filter(call => call.method === method)
    .map(call => call.options);

const bar = () => screen.findByRole('region', { name: 'Run in progress' });

describe('FailoverContent without a run', () => {
  it('says who serves by each source, and where they disagree', async () => {
    await render(podinfo());
    expect(
      await screen.findByRole('img', {
        name: 'Observed: east 66 %, edge 1 %, west 33 %',
      }),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Disagreements' })).getAllByRole(
        'listitem',
      )[0],
    ).toHaveTextContent('edge: 10 % written, 10 % programmed, 1 % observed');
  });

  it('shows a source that does not tell as not known, not as zero', async () => {
    const api = podinfo();
    api.failover.view!.shares = { written: { east: 100 } };
    await render(api);
    expect(
      await screen.findByRole('img', { name: 'Observed: not known' }),
    ).toHaveTextContent('?');
  });

  it('shows readiness with its verdict and three reasons, and a ghost that says what it was', async () => {
    await render(podinfo());
    const east = await screen.findByRole('article', { name: 'east' });
    expect(east).toHaveTextContent('58');
    expect(east).toHaveTextContent('Can serve, not grow');
    expect(within(east).getByText('2 of 6 pods crash-looping')).toBeVisible();
    expect(within(east).getByText('1 more')).toBeInTheDocument();
    expect(screen.getByRole('article', { name: 'edge' })).toHaveTextContent(
      'Unknown, was 71',
    );
  });

  it('asks for the emergency plan of what would be lost, and writes nothing', async () => {
    const api = podinfo();
    await render(api);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'east is lost' }),
    );
    expect(await screen.findByText('If east is lost:')).toBeInTheDocument();
    expect(asked(api, 'planFailover')).toContainEqual({
      intent: {
        entityRef: 'component:default/podinfo',
        from: ['east'],
        to: [],
      },
      mode: 'emergency',
    });
    expect(asked(api, 'startRun')).toEqual([]);
  });

  it('plans what the address says, sentence by sentence with what is written', async () => {
    await render(podinfo(), { at: '/?from=east&to=west' });
    const steps = await screen.findByRole('list', { name: 'Steps' });
    expect(within(steps).getAllByRole('list').length).toBeGreaterThan(4);
    expect(steps).toHaveTextContent('podinfo-east 10 › 0');
    expect(screen.getByRole('region', { name: 'Plan' })).toHaveTextContent(
      'east → west plan',
    );
  });

  it('says which cluster fails, as seen from where, and leads to the emergency', async () => {
    const api = podinfo();
    const at = Date.now();
    const fail = { verdict: 'fail' as const, at, message: 'Answers 500' };
    const pass = { verdict: 'pass' as const, at };
    api.failover.view!.probed = [
      {
        ...{ cluster: 'east', verdict: 'fail', failingSince: at },
        sentence: 'Fails from the portal, and from its own endpoints.',
        windows: { portal: [fail, { ...fail, at: at + 1 }], cluster: [fail] },
      },
      {
        ...{ cluster: 'west', verdict: 'pass', windows: { portal: [pass] } },
        sentence: 'Answers from the portal.',
      },
    ];
    await render(api);
    expect(
      await screen.findByText(/Fails from the portal, and from/),
    ).toBeInTheDocument();
    const east = screen.getByRole('article', { name: 'east' });
    expect(
      within(east).getByRole('img', { name: '2 looks, 2 failed' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Plan the emergency' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent('podinfo');
    expect(asked(api, 'planFailover')).toContainEqual({
      intent: {
        ...{ entityRef: 'component:default/podinfo', from: ['east'], to: [] },
      },
      mode: 'emergency',
    });
    expect(asked(api, 'startRun')).toEqual([]);
  });

  it('asks anew when another side is chosen', async () => {
    const api = podinfo();
    await render(api, { at: '/?from=east' });
    const to = await screen.findByRole('group', { name: 'To' });
    await userEvent.click(within(to).getByRole('button', { name: 'west' }));
    await waitFor(() =>
      expect(asked(api, 'planFailover')).toContainEqual({
        intent: {
          entityRef: 'component:default/podinfo',
          from: ['east'],
          to: ['west'],
        },
        mode: 'planned',
      }),
    );
  });

  it('starts an emergency only with a reason and the typed name', async () => {
    const api = podinfo();
    await render(api, { at: '/?from=east&to=west' });
    await screen.findByRole('list', { name: 'Steps' });
    await userEvent.click(screen.getByRole('button', { name: 'Emergency…' }));
    const dialog = await screen.findByRole('dialog');
    const start = await within(dialog).findByRole('button', {
      name: 'Start the emergency',
    });
    await userEvent.type(
      await within(dialog).findByLabelText('Reason, for the record'),
      'East is down',
    );
    expect(start).toHaveAccessibleDescription("Type 'podinfo' to confirm.");
    await userEvent.click(start);
    expect(asked(api, 'startRun')).toEqual([]);
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /to confirm/ }),
      'podinfo',
    );
    await userEvent.click(start);
    expect(await bar()).toHaveTextContent('Run #41, emergency: east → west');
    expect(asked(api, 'startRun')).toMatchObject([
      { mode: 'emergency', reason: 'East is down', confirm: 'podinfo' },
    ]);
  });

  it('opens the report of a run from the history', async () => {
    await render(podinfo());
    const history = await screen.findByRole('table', {
      name: 'Runs, newest first',
    });
    const [, drill] = within(history).getAllByRole('row');
    expect(drill).toHaveTextContent(/#40drilleast → west.*Completed2 min 51 s/);
    await userEvent.click(screen.getByRole('button', { name: '#39' }));
    expect(
      await screen.findByText(/3 of 41200 requests failed/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Report as Markdown' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close run' }));
    expect(screen.queryByText(/of 41200 requests/)).not.toBeInTheDocument();
  });
});

describe('FailoverContent with a run', () => {
  it('shows where it is, how long it soaks, and always how to stop it', async () => {
    await render(podinfo(soakingRun(Date.now())));
    const shown = await bar();
    expect(shown).toHaveTextContent('Run #41, planned: east → west');
    expect(shown).toHaveTextContent('25 % of the traffic of east moved');
    expect(
      within(shown).getByRole('timer', { name: 'Time left, soak' }),
    ).toHaveTextContent(/soak, then 50 %1:1\d/);
    expect(
      within(shown)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual(['Pause', 'Abort and freeze', 'Roll back']);
    expect(
      screen.getByRole('button', { name: 'Start…' }),
    ).toHaveAccessibleDescription('Run #41 has not ended.');
    expect(
      screen.getByText('held by run #41, cannot change while it runs'),
    ).toBeInTheDocument();
  });

  it('pauses by one click, and offers what may follow', async () => {
    const api = podinfo(soakingRun(Date.now()));
    await render(api);
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Pause' }),
    );
    expect(await screen.findByText('Goes on from here.')).toBeInTheDocument();
    expect(asked(api, 'commandRun')).toEqual([
      { id: 'r-41', command: { type: 'pause' } },
    ]);
    expect(
      within(await bar()).getAllByRole('button', { name: 'Resume' }).length,
    ).toBeGreaterThan(0);
  });

  it('aborts by one click, names what stays, and offers the way back', async () => {
    const api = podinfo(soakingRun(Date.now()));
    await render(api);
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Abort and freeze' }),
    );
    expect(
      await screen.findByText(/25 % of the traffic of east stays moved/),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Plan the fail back' }),
    );
    expect(
      await screen.findByText(/^The fail back of run #41/),
    ).toBeInTheDocument();
    const intent = { from: ['west'], to: ['east'], answers: 'r-41' };
    await waitFor(() =>
      expect(asked(api, 'planFailover')).toContainEqual(
        expect.objectContaining({ intent: expect.objectContaining(intent) }),
      ),
    );
  });

  it('asks once before it rolls back, with the shares on the way', async () => {
    const api = podinfo(soakingRun(Date.now()));
    await render(api);
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Roll back' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('25 % → 5 % → 1 % → 0 %');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    expect(await screen.findByText(/^Rolling back\. /)).toBeInTheDocument();
  });

  it('goes on as it happens', async () => {
    const api = podinfo(soakingRun(Date.now()));
    await render(api);
    await bar();
    const run = soakingRun(Date.now());
    act(() =>
      api.failover.tell(
        { ...run, state: 'verifying' },
        {
          at: Date.now(),
          type: 'rampWritten',
          level: 'info',
          message: 'Moved 100 %.',
          shares: { west: 90, edge: 10 },
        },
      ),
    );
    const timeline = screen.getByRole('list', { name: 'Timeline' });
    expect(
      await within(timeline).findByText('Moved 100 %.', { exact: false }),
    ).toHaveTextContent('west 90 %, edge 10 %');
    expect(await screen.findByText(/^Verifying\. /)).toBeInTheDocument();
  });

  it('says of a held run what holds it, and asks for a reason to skip', async () => {
    const api = podinfo(heldRun(Date.now()));
    await render(api);
    expect(within(await bar()).getByRole('alert')).toHaveTextContent(
      'Held: the error ratio on west is not known.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Skip…' }));
    const dialog = await screen.findByRole('dialog');
    const action = within(dialog).getByRole('button', { name: /^Skip/ });
    expect(action).toBeDisabled();
    await userEvent.type(
      within(dialog).getByLabelText('Reason, for the record'),
      'No metrics there',
    );
    await userEvent.click(action);
    await waitFor(() =>
      expect(asked(api, 'commandRun')).toEqual([
        { id: 'r-41', command: { type: 'skip', reason: 'No metrics there' } },
      ]),
    );
  });

  it('lists what may be decided, with its consequence', async () => {
    await render(podinfo(undecidedRun(Date.now())));
    await bar();
    expect(
      screen.getByRole('button', { name: 'Go on all the same…' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Goes back all the same. Who, and why, is recorded.'),
    ).toBeInTheDocument();
  });

  it('lets another person approve the plan that is shown', async () => {
    const run = waitingRun(Date.now());
    const api = podinfo(run);
    await render(api);
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Approve…' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Approve',
      }),
    );
    await waitFor(() =>
      expect(asked(api, 'commandRun')).toEqual([
        { id: 'r-41', command: { type: 'approve', hash: run.plan.hash } },
      ]),
    );
  });

  it('says what is to be done by hand, and confirms it with a comment', async () => {
    const api = podinfo(byHandRun(Date.now()));
    await render(api);
    const shown = await bar();
    expect(shown).toHaveTextContent('Waits for a step by hand');
    expect(shown).toHaveTextContent('Say that west pays from now on.');
    expect(screen.getByRole('list', { name: 'Steps' })).toHaveTextContent(
      'Call the bank.',
    );
    await userEvent.click(
      within(shown).getByRole('button', { name: 'Confirm step…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'They know.');
    await userEvent.click(dialog.getByRole('button', { name: 'Confirm step' }));
    const command = {
      ...{ type: 'confirmStep', step: 'tell-the-bank', comment: 'They know.' },
    };
    await waitFor(() =>
      expect(asked(api, 'commandRun')).toEqual([{ id: 'r-41', command }]),
    );
    await waitFor(() => expect(api.failover.run('r-41').state).toBe('ramping'));
  });

  it('leaves out a step by hand for a reason alone', async () => {
    const api = podinfo(byHandRun(Date.now()));
    await render(api);
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Skip…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const button = dialog.getByRole('button', { name: 'Skip this step' });
    expect(button).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'Bank holiday');
    await userEvent.click(button);
    const command = { type: 'skip', reason: 'Bank holiday' };
    await waitFor(() =>
      expect(asked(api, 'commandRun')).toEqual([{ id: 'r-41', command }]),
    );
  });

  it('offers to confirm a step only to a run that waits for one', async () => {
    await render(podinfo(soakingRun(Date.now())));
    expect(
      within(await bar()).queryByRole('button', { name: 'Confirm step…' }),
    ).toBeNull();
  });

  it('says what the backend refuses', async () => {
    const api = podinfo(soakingRun(Date.now()));
    await render(api);
    const pause = within(await bar()).getByRole('button', { name: 'Pause' });
    api.commandRun = async () => {
      throw new Error('Somebody else has paused it.');
    };
    await userEvent.click(pause);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Somebody else has paused it.',
    );
  });
});

describe('FailoverContent where something is missing', () => {
  it('says that nothing can steer traffic, and still tells readiness', async () => {
    const api = podinfo();
    Object.assign(api.failover.view!, { hops: [], shares: {} });
    await render(api);
    expect(
      await screen.findByText('Nothing here can steer traffic.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('article', { name: 'west' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Start…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('says that there is no second place, on one cluster', async () => {
    const api = podinfo();
    const { readiness } = api.failover.view!;
    api.failover.view!.readiness = readiness.slice(0, 1);
    await render(api);
    expect(
      await screen.findByText('There is no second place for it to go.'),
    ).toBeInTheDocument();
  });

  it('greys out what the reader may not, with the permission and whom to ask', async () => {
    // Another entity: answers about permissions are kept for a while.
    const of = {
      ...failoverEntity,
      metadata: { name: 'web', namespace: 'default' },
    };
    await render(podinfo(soakingRun(Date.now())), { denied: true, of });
    await waitFor(async () =>
      expect(
        within(await bar()).getByRole('button', { name: 'Roll back' }),
      ).toHaveAccessibleDescription(
        'Needs multicluster.failover.execute on web; owner: team-web',
      ),
    );
  });

  it('names the permission when nothing may be seen', async () => {
    const api = podinfo();
    api.error = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    await render(api);
    expect(
      await screen.findByText('You may not see the traffic of this entity.'),
    ).toBeInTheDocument();
    expect(screen.getByText('multicluster.failover.plan')).toBeInTheDocument();
  });

  it('offers to try again after a failure', async () => {
    const api = podinfo();
    api.error = new Error('The database is away.');
    await render(api);
    expect(await screen.findByText('The database is away.')).toBeVisible();
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('article', { name: 'west' }),
    ).toBeInTheDocument();
  });
});
