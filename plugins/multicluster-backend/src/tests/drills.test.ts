import request from 'supertest';
import { ScheduledDrill } from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverFleet } from './__testUtils__/FailoverFleet';
import { DENY, startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const annotations = { 'multicluster.backstage.io/failover-policy': 'careful' };

/** Due in the minute of `now`, and again tomorrow. */
function eachDayAt(now: number): string {
  const date = new Date(now);
  return `${date.getUTCMinutes()} ${date.getUTCHours()} * * *`;
}

describe('drills that policies have scheduled', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let web: FailoverFleet;

  async function start(drill: object, due = true) {
    const cron = eachDayAt(Date.now() + (due ? 0 : 3 * 3_600_000));
    const careful = { headroomPercent: 0, drills: [{ cron, ...drill }] };
    api = await startApi(
      {},
      {
        ...{ worksOnRuns: true, annotations },
        config: { multicluster: { failover: { policies: { careful } } } },
      },
    );
    web = new FailoverFleet(api.fleet);
  }

  afterEach(() => api.stop());

  const list = async (): Promise<ScheduledDrill[]> =>
    (await request(api.server).get('/api/multicluster/drills')).body.drills;

  async function outcome() {
    for (let tries = 0; tries < 200; tries++) {
      const [{ last }] = await list();
      if (last?.verdict) return last;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    throw new Error('The drill did not end');
  }

  it('are started once when they are due, and say what they have proved', async () => {
    await start({ mode: 'drill-dry', from: 'east' });
    await api.look();
    await api.look();
    expect(await outcome()).toMatchObject({
      run: { number: 1, state: 'completed' },
      verdict: 'nothingToProveItWith',
    });
    expect(await list()).toEqual([
      expect.objectContaining({
        ...{ entityRef: 'component:default/web', policy: 'careful' },
        nextAt: expect.any(Number),
      }),
    ]);
    expect(web.weights()).toEqual([50, 50]);
    const runs = await request(api.server).get('/api/multicluster/runs');
    expect(runs.body.runs).toHaveLength(1);
  });

  it('go from the cluster that gets most when none is named', async () => {
    await start({ mode: 'drill-dry' });
    web.setWeights(20, 80);
    await api.look();
    await outcome();
    const { body } = await request(api.server).get('/api/multicluster/runs');
    expect(body.runs[0].plan.intent.from).toEqual(['east']);
  });

  it('wait until they are due', async () => {
    await start({ mode: 'drill-dry' }, false);
    await api.look();
    const [drill] = await list();
    expect(drill.last).toBeUndefined();
    expect(drill.nextAt).toBeGreaterThan(Date.now());
  });

  it('say why one could not be started, and tell the owners', async () => {
    await start({ mode: 'drill-live', from: 'mars' });
    await api.look();
    expect(await outcome()).toMatchObject({
      verdict: 'nothingToProveItWith',
      message: expect.stringContaining("'mars'"),
    });
    expect(api.notices.map(({ title }) => title)).toEqual([
      'The drill of web could not be started',
    ]);
  });

  it('are hidden from who may not see the entity', async () => {
    await start({ mode: 'drill-dry' });
    api.policy.others['multicluster.failover.plan'] = DENY;
    expect(await list()).toEqual([]);
  });
});
