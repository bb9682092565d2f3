import request from 'supertest';
import { ScriptedPrometheus } from '../failover/__testUtils__/ScriptedPrometheus';
import { FailoverFleet } from './__testUtils__/FailoverFleet';
import { startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const path = '/api/multicluster/failover/component/default/web';
const traffic = { requests: 'sum(increase(all{cluster="$cluster"}[$window]))' };

describe('what traffic does', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let prometheus: ScriptedPrometheus;

  beforeEach(async () => {
    prometheus = await new ScriptedPrometheus().start();
    const failover = {
      prometheus: { url: prometheus.url },
      policies: { default: { traffic } },
    };
    api = await startApi({}, { config: { multicluster: { failover } } });
    new FailoverFleet(api.fleet).setWeights(80, 20);
  });
  afterEach(async () => {
    await api.stop();
    await prometheus.stop();
  });

  const shares = async () => (await request(api.server).get(path)).body.shares;

  it('is told beside what is written', async () => {
    prometheus.measures(['7'], Date.now());
    expect(await shares()).toMatchObject({
      observed: { east: 50, west: 50 },
      written: { east: 20, west: 80 },
    });
  });

  it('is not known where Prometheus does not say', async () => {
    prometheus.measures(['NaN'], Date.now());
    expect(await shares()).not.toHaveProperty('observed');
  });
});
