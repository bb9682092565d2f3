import { TargetSelection } from '@multicluster/backstage-plugin-multicluster-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetApi } from '../../clusters/__testUtils__/renderClusters';
import { renderField } from '../__testUtils__/renderField';
import { ClusterPicker, ClusterPickerOptions } from './ClusterPicker';
import { validateTargets } from './validateTargets';

const render = (value?: TargetSelection) =>
  renderField<TargetSelection, ClusterPickerOptions>(ClusterPicker, {
    api: fleetApi(),
    value,
  });

const chosen = () => screen.getByRole('list', { name: 'Chosen clusters' });
const leftOut = () => screen.getByRole('list', { name: 'Clusters left out' });

describe('ClusterPicker', () => {
  it('chooses nothing by itself, and builds a selector that shows at once what it means', async () => {
    const written = await render();
    await screen.findByText('0 of 8 chosen');
    await userEvent.click(
      screen.getByRole('button', { name: '+ Add condition' }),
    );
    await userEvent.type(
      screen.getByLabelText('Label of condition 1'),
      'provider',
    );
    expect(screen.getByText(/Give a value of provider/)).toBeInTheDocument();
    expect(written.value).toEqual({});
    await userEvent.type(
      screen.getByLabelText('Values of condition 1'),
      'aws,gcp{Enter}',
    );
    expect(written.value).toEqual({
      selector: {
        match: 'all',
        requirements: [
          { key: 'provider', operator: 'In', values: ['aws', 'gcp'] },
        ],
      },
    });
    expect(
      within(screen.getByRole('heading', { name: '4 of 8 chosen' })).getByRole(
        'status',
      ),
    ).toBeInTheDocument();
    expect(
      within(chosen()).getByRole('checkbox', { name: 'west' }),
    ).toBeChecked();
    expect(screen.getByLabelText('Comparison of condition 1')).toHaveValue(
      'oneOf',
    );
  });

  it('says why each other cluster is out, adds one by name, and never one that does not answer', async () => {
    const written = await render({
      selector: {
        requirements: [{ key: 'env', operator: 'In', values: ['staging'] }],
      },
    });
    await screen.findByText('1 of 8 chosen');
    const lines = within(leftOut());
    expect(lines.getAllByText('env is prod').length).toBeGreaterThan(1);
    const away = lines.getByRole('checkbox', { name: 'ap-south' });
    expect(away).toHaveAttribute('aria-disabled', 'true');
    expect(
      lines.getByText(/env is prod; unreachable since/),
    ).toBeInTheDocument();
    await userEvent.click(away);
    expect(
      lines.queryByRole('button', { name: 'Add ap-south' }),
    ).not.toBeInTheDocument();
    await userEvent.click(lines.getByRole('button', { name: 'Add west' }));
    expect(written.value?.names).toEqual(['west']);
    expect(within(chosen()).getByText('added by name')).toBeInTheDocument();
  });

  it('writes names when later clusters shall not come in', async () => {
    const written = await render({
      selector: {
        requirements: [{ key: 'provider', operator: 'In', values: ['gcp'] }],
      },
    });
    await userEvent.click(
      await screen.findByRole('switch', {
        name: 'also clusters that match later',
      }),
    );
    expect(written.value).toEqual({ names: ['stage', 'west'] });
  });

  it('names the problems, and the condition that excludes most', async () => {
    const written = await render({
      selector: {
        requirements: [{ key: 'region', operator: 'In', values: ['atlantis'] }],
      },
    });
    expect(
      await screen.findByText(/'region is atlantis' leaves out 8 of 8/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
    expect(written.value).toEqual({});
  });

  it('moves through the boxes by arrow, and leaves one out by Space', async () => {
    const written = await render({ names: ['east', 'west'] });
    await screen.findByText('2 of 8 chosen');
    const boxes = within(chosen()).getAllByRole('checkbox');
    boxes[0].focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(boxes[1]).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(written.value).toEqual({ names: ['east'] });
  });

  it('keeps the form usable when the fleet cannot be asked', async () => {
    const api = fleetApi();
    api.error = new Error('The backend is away.');
    await renderField<TargetSelection, ClusterPickerOptions>(ClusterPicker, {
      api,
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is away.',
    );
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('0 of 8 chosen')).toBeInTheDocument();
  });
});

describe('validateTargets', () => {
  const validate = async (
    value: TargetSelection | undefined,
    api: ReturnType<typeof fleetApi> | undefined,
  ) => {
    const errors: string[] = [];
    await validateTargets(
      value,
      { addError: message => errors.push(message) },
      { apiHolder: { get: () => api as never } },
    );
    return errors;
  };

  it('passes what can be deployed to, and gives the sentences otherwise', async () => {
    const api = fleetApi();
    expect(await validate({ names: ['east'] }, api)).toEqual([]);
    expect(await validate({ names: ['eats'] }, api)).toEqual([
      expect.stringContaining("There is no cluster 'eats'"),
    ]);
    expect(await validate({}, api)).toHaveLength(1);
    expect(await validate({ names: ['ap-south'] }, api)).toEqual([
      expect.stringContaining('unreachable'),
    ]);
  });

  it('does not pass what could not be checked', async () => {
    const api = fleetApi();
    api.error = new Error('The backend is away.');
    expect(await validate({ names: ['east'] }, api)).toEqual([
      'The clusters could not be checked: The backend is away.',
    ]);
  });
});
