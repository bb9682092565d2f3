import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { multiclusterApiRef } from '../api';
import { FakeMulticlusterApi } from '../api/FakeMulticlusterApi';
import { ClustersIcon } from './ClustersIcon';
import { fleetApi } from './__testUtils__/renderClusters';

describe('ClustersIcon', () => {
  it('counts clusters that the portal does not see as they are now', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[multiclusterApiRef, fleetApi()]]}>
        <ClustersIcon />
      </TestApiProvider>,
    );
    expect(
      await screen.findByRole('img', {
        name: '1 cluster unreachable, 1 cluster stale',
      }),
    ).toHaveTextContent('2');
  });

  it('is a plain icon for a reader who may not see clusters', async () => {
    const api = new FakeMulticlusterApi();
    api.error = new Error('No.');
    await renderInTestApp(
      <TestApiProvider apis={[[multiclusterApiRef, api]]}>
        <ClustersIcon />
      </TestApiProvider>,
    );
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('asks once however often the icon is on the page', async () => {
    const api = fleetApi();
    const listClusters = jest.spyOn(api, 'listClusters');
    await renderInTestApp(
      <TestApiProvider apis={[[multiclusterApiRef, api]]}>
        <ClustersIcon />
        <ClustersIcon />
      </TestApiProvider>,
    );
    await screen.findAllByRole('img');
    expect(listClusters).toHaveBeenCalledTimes(1);
  });
});
