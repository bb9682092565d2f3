import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { EvacuateButton } from './EvacuateButton';
import { sketchEvacuation, sketchEvacuationPlan } from './fixtures';
import { ClusterEvacuations, EvacuationsPanel } from './EvacuationsPanel';

jest.setTimeout(20_000);

async function openDialog(api: ReturnType<typeof failoverApi>) {
  await renderFailover(<EvacuateButton cluster="east" />, { api });
  await userEvent.click(screen.getByRole('button', { name: 'Evacuate…' }));
  return within(await screen.findByRole('dialog'));
}

describe('EvacuateButton', () => {
  it('shows waves and what stays, and starts with a reason', async () => {
    const api = failoverApi();
    api.evacuations.plan = sketchEvacuationPlan;
    const dialog = await openDialog(api);
    const first = await dialog.findByRole('region', { name: 'Wave 1' });
    expect(first).toHaveTextContent('component:default/web To west');
    expect(dialog.getByRole('region', { name: 'Wave 2' })).toBeVisible();
    const stay = dialog.getByRole('region', { name: 'Services that stay' });
    expect(stay).toHaveTextContent('3 services stay');
    expect(stay).toHaveTextContent('db: There is no second place.');
    const start = dialog.getByRole('button', { name: 'Start moving' });
    expect(start).toHaveAccessibleDescription('Write down why.');
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'rebuilt',
    );
    await userEvent.click(start);
    await waitFor(() => expect(api.evacuations.all).toHaveLength(1));
    expect(api.failover.calls.at(-1)).toEqual({
      method: 'startEvacuation',
      options: {
        ...{ clusters: ['east'], mode: 'planned', waveSize: 5 },
        ...{ hash: 'f00', reason: 'rebuilt' },
      },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('wants the name of a region typed in an emergency', async () => {
    const api = failoverApi();
    api.evacuations.plan = sketchEvacuationPlan;
    const dialog = await openDialog(api);
    await dialog.findByRole('option', { name: 'us-east-1' });
    await userEvent.selectOptions(
      dialog.getByRole('combobox', { name: 'What is left' }),
      'us-east-1',
    );
    await userEvent.selectOptions(
      dialog.getByRole('combobox', { name: 'Mode' }),
      'emergency',
    );
    await userEvent.type(
      await dialog.findByRole('textbox', { name: /Reason/ }),
      'fire',
    );
    const start = dialog.getByRole('button', { name: 'Start the emergency' });
    expect(start).toHaveAccessibleDescription('Type us-east-1 to confirm.');
    await userEvent.type(
      dialog.getByRole('textbox', { name: /to confirm/ }),
      'us-east-1',
    );
    await userEvent.click(start);
    await waitFor(() => expect(api.evacuations.all).toHaveLength(1));
    expect(api.evacuations.all[0]).toMatchObject({
      ...{ region: 'us-east-1', mode: 'emergency' },
    });
  });

  it('says why it was refused, and asks for the plan again', async () => {
    const api = failoverApi();
    api.evacuations.plan = sketchEvacuationPlan;
    api.startEvacuation = async () => {
      throw new Error('The plan is no longer the one that you looked at.');
    };
    const dialog = await openDialog(api);
    await userEvent.type(
      await dialog.findByRole('textbox', { name: /Reason/ }),
      'rebuilt',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Start moving' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('no longer');
    const asked = () =>
      api.failover.calls.filter(({ method }) => method === 'planEvacuation');
    await waitFor(() => expect(asked()).toHaveLength(2));
  });

  it('says what is wrong with the plan, and when there is nothing to move', async () => {
    const api = failoverApi();
    const dialog = await openDialog(api);
    expect(await dialog.findByRole('alert')).toHaveTextContent('no answer');
    api.evacuations.plan = request => ({
      ...{
        ...sketchEvacuationPlan(request),
        waves: [],
        leftOut: [],
        hidden: 0,
      },
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(
      await dialog.findByText(/No service that you may move/),
    ).toBeVisible();
    expect(
      dialog.getByRole('button', { name: 'Start moving' }),
    ).toHaveAccessibleDescription('There is nothing to move.');
  });
});

describe('EvacuationsPanel', () => {
  it('shows how far each wave is, and resumes', async () => {
    const api = failoverApi();
    api.evacuations.all = [sketchEvacuation()];
    await renderFailover(<EvacuationsPanel />, { api });
    const item = await screen.findByRole('article', { name: '#1 east' });
    expect(item).toHaveTextContent('Wave 1: 1 of 2 services');
    expect(item).toHaveTextContent('Wave 2: 0 of 1 service');
    expect(within(item).getByRole('link', { name: 'run #3' })).toHaveAttribute(
      ...['href', '/catalog/default/component/web/failover?run=r3'],
    );
    await userEvent.click(
      within(item).getByRole('button', { name: 'Resume…' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('What has failed is left');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Resume' }),
    );
    await waitFor(() => expect(item).toHaveTextContent('Under way, planned'));
    expect(within(item).getByRole('button', { name: 'Pause…' })).toBeVisible();
  });

  it('aborts, and then offers nothing more', async () => {
    const api = failoverApi();
    api.evacuations.all = [sketchEvacuation()];
    await renderFailover(<EvacuationsPanel />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Abort…' }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Abort' }));
    expect(await screen.findByText('Aborted, planned')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Abort…' })).toBeNull();
  });

  it('says when there are none', async () => {
    const api = failoverApi();
    await renderFailover(<EvacuationsPanel />, { api });
    expect(await screen.findByText(/was left yet/)).toBeVisible();
  });

  it('says when it is not known how far they are', async () => {
    const api = failoverApi();
    api.error = new Error('No answer.');
    await renderFailover(<EvacuationsPanel />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer.');
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText(/was left yet/)).toBeVisible();
  });
});

describe('ClusterEvacuations', () => {
  it.each([
    ['east', 'paused', 1],
    ['east', 'ended', 0],
    ['west', 'paused', 0],
  ] as const)('of %s that is %s: %d', async (cluster, state, count) => {
    const api = failoverApi();
    api.evacuations.all = [sketchEvacuation({ state })];
    await renderFailover(
      <>
        <ClusterEvacuations cluster={cluster} />
        <EvacuationsPanel />
      </>,
      { api },
    );
    await screen.findAllByRole('article');
    expect(screen.getAllByRole('article')).toHaveLength(count + 1);
  });
});
