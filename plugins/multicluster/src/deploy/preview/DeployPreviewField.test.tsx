import { JsonObject } from '@backstage/types';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetApi } from '../../clusters/__testUtils__/renderClusters';
import { renderField } from '../__testUtils__/renderField';
import { sketchClusterPreview, sketchPreview } from '../fixtures';
import { DeployPreviewField, DeployPreviewOptions } from './DeployPreviewField';

const request: JsonObject = {
  app: '${{ parameters.name }}',
  namespace: 'web',
  entityRef: 'component:default/${{ parameters.name }}',
  source: { type: 'helm', chart: './chart' },
  templateFiles: { path: './skeleton' },
  targets: '${{ parameters.targets }}',
};
const form: JsonObject = {
  name: 'podinfo',
  targets: { names: ['east', 'west', 'edge'] },
};

const render = (
  api: ReturnType<typeof fleetApi>,
  formData: JsonObject = form,
) =>
  renderField<unknown, DeployPreviewOptions>(DeployPreviewField, {
    api,
    uiOptions: { request },
    form: formData,
  });

describe('DeployPreviewField', () => {
  it('asks for the form as it is, and shows each cluster with its diff and its verdict', async () => {
    const api = fleetApi();
    api.deploy.preview = asked => sketchPreview(asked, Date.now());
    await render(api);
    expect(
      await screen.findByRole('tab', { name: 'east 3 of 4 objects' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(api.deploy.calls).toEqual([
      {
        method: 'previewDeployment',
        options: {
          ...request,
          app: 'podinfo',
          entityRef: 'component:default/podinfo',
          targets: form.targets,
          templateFiles: {
            path: './skeleton',
            templateRef: 'template:default/deploy-helm',
          },
        },
      },
    ]);
    const diff = screen.getByRole('group', {
      name: 'Difference of Deployment web/podinfo',
    });
    expect(diff).toHaveTextContent('removed replicas: 2');
    expect(diff).toHaveTextContent('added replicas: 4');
    const checks = within(
      screen.getByRole('list', { name: 'Checks by cluster' }),
    );
    expect(checks.getByText('4 objects, already as wanted')).toBeVisible();
    expect(
      within(checks.getByRole('list', { name: 'Problems on edge' })).getByText(
        /exceeded quota/,
      ),
    ).toBeVisible();
  });

  it('goes from cluster to cluster by arrow, and unfolds objects', async () => {
    const api = fleetApi();
    api.deploy.preview = asked => sketchPreview(asked, Date.now());
    await render(api);
    const east = await screen.findByRole('tab', { name: /^east/ });
    await userEvent.click(
      screen.getByRole('button', { name: /^▸?ConfigMap|ConfigMap/ }),
    );
    expect(
      screen.getByRole('group', {
        name: 'Difference of ConfigMap web/podinfo',
      }),
    ).toBeVisible();
    east.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: /^west/ })).toHaveFocus();
    expect(screen.getByRole('tabpanel', { name: 'west' })).toHaveTextContent(
      'Nothing changes on west.',
    );
  });

  it('says what is still to be filled in, and asks nothing then', async () => {
    const api = fleetApi();
    await render(api, { targets: { names: ['east'] } });
    expect(
      await screen.findByText('Still to be filled in: name.'),
    ).toBeInTheDocument();
    expect(api.deploy.calls).toEqual([]);
  });

  it('keeps the old output, dated, when the next cannot be had', async () => {
    const api = fleetApi();
    api.deploy.preview = asked => sketchPreview(asked, Date.now());
    await render(api);
    await screen.findByRole('tab', { name: /^east/ });
    api.error = new Error('The chart could not be pulled.');
    await userEvent.click(screen.getByRole('button', { name: 'Render again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The chart could not be pulled.',
    );
    expect(screen.getByText(/before the last change/)).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: /^east/ })).toBeInTheDocument();
  });

  it('never calls accepted what was not asked', async () => {
    const api = fleetApi();
    api.deploy.preview = asked => ({
      ...sketchPreview(asked, Date.now()),
      clusters: [
        sketchClusterPreview('edge', Date.now(), {
          objects: [],
          problems: [
            {
              severity: 'error',
              code: 'unreachable',
              message: 'The API server did not answer in time.',
            },
          ],
        }),
      ],
    });
    await render(api);
    await waitFor(() =>
      expect(
        screen.getByText(/was not asked: it does not answer/),
      ).toBeInTheDocument(),
    );
    expect(screen.queryByText(/accepted/)).not.toBeInTheDocument();
  });
});
