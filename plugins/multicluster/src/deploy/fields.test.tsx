import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  fleetApi,
  renderClusters,
} from '../clusters/__testUtils__/renderClusters';
import { Route, Routes } from '../routing';
import { clusterPickerField, previewField, valuesField } from './fields';
import { sketchPreview } from './fixtures';

const manifest = {
  title: 'Deploy',
  steps: [
    {
      title: 'Clusters',
      schema: {
        type: 'object',
        properties: {
          targets: {
            title: 'Which clusters',
            type: 'object',
            'ui:field': 'MulticlusterClusterPicker',
          },
          values: {
            title: 'Values',
            type: 'object',
            'ui:field': 'MulticlusterValues',
          },
          preview: {
            title: 'Preview',
            type: 'object',
            'ui:field': 'MulticlusterPreview',
            'ui:backstage': { review: { show: false } },
            'ui:options': {
              request: {
                app: '${{ parameters.name }}',
                namespace: 'web',
                entityRef: 'component:default/${{ parameters.name }}',
                source: { type: 'helm', chart: './chart' },
                templateFiles: { path: './skeleton' },
                targets: '${{ parameters.targets }}',
                values: '${{ parameters.values }}',
              },
            },
          },
        },
      },
    },
  ],
};

const extensions = [clusterPickerField, valuesField, previewField].map(
  field => ({ ...field, schema: field.schema.schema }),
);

describe('the form fields, in the form of the scaffolder', () => {
  it('refuse a step without clusters, work on each other’s values, and hand over what was chosen', async () => {
    const api = fleetApi();
    api.deploy.preview = request => sketchPreview(request, Date.now());
    const onCreate = jest.fn().mockResolvedValue(undefined);
    await renderClusters(
      <Routes>
        <Route
          path="/create/templates/:namespace/:templateName"
          element={
            <Stepper
              manifest={manifest}
              extensions={extensions}
              initialState={{ name: 'shop' }}
              onCreate={onCreate}
            />
          }
        />
      </Routes>,
      { api, at: '/create/templates/default/deploy-helm' },
    );
    await screen.findByText('0 of 8 chosen');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/No cluster is chosen/)).length,
    ).toBeGreaterThan(0);

    await userEvent.type(
      screen.getByLabelText('Name of a cluster to add'),
      'west{Enter}',
    );
    await screen.findByRole('columnheader', { name: /west/ });
    await userEvent.type(
      screen.getByLabelText('Path of a value to add'),
      'replicaCount',
    );
    await userEvent.type(
      screen.getByLabelText('Value for all clusters'),
      '3{Enter}',
    );
    await screen.findByRole('tab', { name: /^west/ }, { timeout: 5000 });
    await waitFor(() =>
      expect(api.deploy.calls[api.deploy.calls.length - 1].options).toEqual(
        expect.objectContaining({
          app: 'shop',
          targets: { names: ['west'] },
          values: { common: { replicaCount: 3 } },
          templateFiles: {
            path: './skeleton',
            templateRef: 'template:default/deploy-helm',
          },
        }),
      ),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'shop',
        targets: { names: ['west'] },
        values: { common: { replicaCount: 3 } },
      }),
    );
  }, 40_000);
});
