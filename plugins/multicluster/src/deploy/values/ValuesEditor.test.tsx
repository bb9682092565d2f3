import { JsonObject } from '@backstage/types';
import { ValueLayers } from '@multicluster/backstage-plugin-multicluster-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetApi } from '../../clusters/__testUtils__/renderClusters';
import { renderField } from '../__testUtils__/renderField';
import { sketchPreview } from '../fixtures';
import { ValuesEditor, ValuesEditorOptions } from './ValuesEditor';

const layers: ValueLayers = {
  common: { replicaCount: 4, image: { tag: '6.10' } },
  clusters: { east: { replicaCount: 6 } },
};

async function render(
  value: ValueLayers | undefined = layers,
  uiOptions: ValuesEditorOptions = {},
  form: JsonObject = {},
) {
  const api = fleetApi();
  const written = await renderField<ValueLayers, ValuesEditorOptions>(
    ValuesEditor,
    {
      api,
      value,
      uiOptions,
      form: { targets: { names: ['east', 'west'] }, ...form },
    },
  );
  await screen.findByRole('columnheader', { name: /west/ });
  return { written, api };
}

const cell = (path: string, column: number) =>
  within(
    screen.getByRole('row', { name: new RegExp(`^${path}`) }),
  ).getAllByRole('gridcell')[column];

describe('ValuesEditor', () => {
  it('shows what each cluster gets, with the origin below it', async () => {
    await render();
    expect(
      screen.getByRole('grid', { name: 'Values by cluster' }),
    ).toBeVisible();
    expect(cell('replicaCount', 0)).toHaveTextContent('4common');
    expect(cell('replicaCount', 1)).toHaveTextContent('6this cluster');
    expect(cell('replicaCount', 2)).toHaveTextContent('4common');
    expect(cell('global.region', 0)).toHaveTextContent('set per cluster');
    expect(cell('global.region', 2)).toHaveTextContent(
      'europe-west1from the cluster',
    );
  });

  it('is one tab stop, moved through by arrows, edited by Enter', async () => {
    const { written } = await render();
    const start = cell('global.cluster', 0);
    expect(start).toHaveAttribute('tabindex', '0');
    start.focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(cell('replicaCount', 2)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const input = screen.getByLabelText('replicaCount of west');
    expect(input).toHaveValue('4');
    await userEvent.clear(input);
    await userEvent.type(input, '8{Enter}');
    expect(written.value?.clusters).toEqual({
      east: { replicaCount: 6 },
      west: { replicaCount: 8 },
    });
    expect(cell('replicaCount', 2)).toHaveFocus();
    expect(cell('replicaCount', 2)).toHaveTextContent('8this cluster');
    await userEvent.keyboard('{Delete}');
    expect(written.value?.clusters).toEqual({ east: { replicaCount: 6 } });
    expect(cell('replicaCount', 2)).toHaveTextContent('4common');
  });

  it('reverts by Esc, and says what a cell would fall back to', async () => {
    const { written } = await render();
    cell('replicaCount', 1).focus();
    expect(
      await screen.findByText(
        'replicaCount of east: 6, this cluster. Without it: 4, common.',
      ),
    ).toBeInTheDocument();
    await userEvent.keyboard('9');
    expect(screen.getByLabelText('replicaCount of east')).toHaveValue('9');
    await userEvent.keyboard('{Escape}');
    expect(written.value).toBe(layers);
    expect(cell('replicaCount', 1)).toHaveFocus();
  });

  it('keeps text that looks like a number', async () => {
    const { written } = await render();
    expect(cell('image.tag', 0)).toHaveTextContent('"6.10"common');
    cell('image.tag', 0).focus();
    await userEvent.keyboard('{Enter}');
    const input = screen.getByLabelText('image.tag of all clusters');
    await userEvent.clear(input);
    await userEvent.type(input, '6.11{Enter}');
    expect(written.value?.common).toEqual({
      replicaCount: 4,
      image: { tag: '6.11' },
    });
  });

  it('adds a value with its type, and refuses a path that is none', async () => {
    const { written } = await render();
    const path = screen.getByLabelText('Path of a value to add');
    await userEvent.type(path, 'hpa.enabled');
    await userEvent.type(
      screen.getByLabelText('Value for all clusters'),
      'true{Enter}',
    );
    expect(written.value?.common).toMatchObject({ hpa: { enabled: true } });
    await userEvent.type(path, 'a..b');
    expect(screen.getByText(/is no path of a value/)).toBeInTheDocument();
  });

  it('shows only what differs when asked to', async () => {
    await render();
    await userEvent.click(
      screen.getByRole('switch', { name: 'only what differs' }),
    );
    expect(
      screen.queryByRole('row', { name: /^image.tag/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^replicaCount/ })).toBeVisible();
  });

  it('takes YAML per layer, keeps what does not parse in the field, and the last good values', async () => {
    const { written } = await render();
    await userEvent.click(screen.getByRole('button', { name: 'YAML' }));
    const west = screen.getByLabelText(/^west/);
    await userEvent.type(west, 'replicaCount: 2');
    expect(written.value?.clusters?.west).toEqual({ replicaCount: 2 });
    await userEvent.type(west, '\nbroken: [[');
    expect(screen.getByRole('alert')).toHaveTextContent(/line 2/);
    expect(west).toHaveValue('replicaCount: 2\nbroken: [');
    expect(written.value?.clusters?.west).toEqual({
      replicaCount: 2,
      broken: null,
    });
  });

  it('makes a rule for a label, and takes it away', async () => {
    const { written } = await render();
    await userEvent.click(
      screen.getByRole('button', { name: '+ Rule for a label' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByLabelText('Values of condition 1'),
      'gcp{Enter}',
    );
    expect(dialog.getByText('Now: west, stage.')).toBeInTheDocument();
    await userEvent.type(dialog.getByLabelText('Name'), 'gcp rule');
    await userEvent.type(
      dialog.getByLabelText(/^Values/, { selector: 'textarea' }),
      'replicaCount: 40',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Add rule' }));
    expect(written.value?.rules).toEqual([
      {
        name: 'gcp rule',
        selector: {
          match: 'all',
          requirements: [{ key: 'provider', operator: 'In', values: ['gcp'] }],
        },
        values: { replicaCount: 40 },
      },
    ]);
    expect(cell('replicaCount', 2)).toHaveTextContent('40gcp rule');
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove the rule gcp rule',
        hidden: true,
      }),
    );
    expect(written.value).not.toHaveProperty('rules');
  }, 20_000);

  it("reads the chart's own values from a preview without values, and folds them", async () => {
    const api = fleetApi();
    api.deploy.preview = request => sketchPreview(request, Date.now());
    await renderField<ValueLayers, ValuesEditorOptions>(ValuesEditor, {
      api,
      value: layers,
      uiOptions: {
        request: {
          app: 'podinfo',
          namespace: 'web',
          entityRef: 'component:default/podinfo',
          source: { type: 'helm', chart: 'podinfo' },
          targets: '${{ parameters.targets }}',
          values: '${{ parameters.values }}',
        },
      },
      form: { targets: { names: ['east', 'west'] }, values: {} },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show 1 more of the chart' }),
    );
    expect(cell('resources.limits.memory', 1)).toHaveTextContent(
      '256Michart default',
    );
    await waitFor(() =>
      expect(api.deploy.calls[0].options).toMatchObject({
        targets: { names: ['east'] },
      }),
    );
    expect(api.deploy.calls[0].options).not.toHaveProperty('values');
  });
});
