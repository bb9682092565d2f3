import { clusterNamed, FakeBackend } from '../__testUtils__/FakeBackend';
import { IMPATIENT, stepWith } from '../__testUtils__/step';
import { createSelectClustersAction } from './createSelectClustersAction';

function actionOn(backend: FakeBackend) {
  return createSelectClustersAction({
    multicluster: backend.service,
    patience: IMPATIENT,
  });
}

describe('multicluster:select-clusters', () => {
  const backend = new FakeBackend({
    'GET /clusters': [
      {
        body: {
          clusters: [
            clusterNamed('east', { provider: 'aws', region: 'us-east-1' }),
            clusterNamed('west', { provider: 'gcp', version: 'v1.36.3' }),
            clusterNamed('edge', { provider: 'gcp', state: 'unreachable' }),
          ],
          hidden: 0,
        },
      },
    ],
  });

  it('puts out the chosen clusters with their facts, and why the others are none', async () => {
    const step = stepWith({ input: { selector: 'provider=gcp' } });
    await step.run(actionOn(backend));
    expect(step.outputs.names).toEqual(['west']);
    expect(step.outputs.clusters).toEqual([
      {
        ...{ name: 'west', title: 'west', labels: {}, state: 'live' },
        ...{ health: 'healthy', provider: 'gcp', version: 'v1.36.3' },
      },
    ]);
    expect(step.outputs.leftOut).toEqual([
      { name: 'east', reason: 'provider is aws' },
      { name: 'edge', reason: 'unreachable' },
    ]);
    expect(step.log).toContain('[west] chosen by selector');
  });

  it('fails when the selection means none', async () => {
    const step = stepWith({ input: { selector: 'provider=azure' } });
    await expect(step.run(actionOn(backend))).rejects.toThrow("'targets': ");
  });
});
