import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import {
  FailoverRun,
  FailoverView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverFleet } from './__testUtils__/FailoverFleet';
import { startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const path = '/api/multicluster/failover/component/default/web';
const fields = {
  ...{ emergencyRamp: [100], soakSeconds: 0, headroomPercent: 0 },
  trigger: { failures: 3, of: 5, cooldownSeconds: 60, mostPerDay: 2 },
};

const NAMED = { 'multicluster.backstage.io/failover-policy': 'careful' };

describe('what policies have done by themselves', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let web: FailoverFleet;

  async function start(
    automatic: 'off' | 'recommend' | 'execute',
    {
      annotations = NAMED,
      minServingClusters = 1,
    }: { annotations?: object; minServingClusters?: number } = {},
  ) {
    const policies = {
      careful: { ...fields, automatic, minServingClusters },
    };
    api = await startApi(
      {},
      {
        ...{ worksOnRuns: true, annotations },
        config: { multicluster: { failover: { policies } } },
      },
    );
    web = new FailoverFleet(api.fleet);
  }

  afterEach(() => api.stop());

  async function look(times: number) {
    for (let done = 0; done < times; done++) {
      await api.look();
      // An answer of the same moment is one answer.
      await sleep(3);
    }
  }

  const view = async (): Promise<FailoverView> =>
    (await request(api.server).get(path)).body;

  /** Those about what fails; others tell how a run goes on. */
  const troubles = () =>
    api.notices.filter(({ scope }) => scope.startsWith('failover trouble'));

  it('moves away from what fails from two places, and tells the owners with a link to the run', async () => {
    await start('execute');
    await look(3);
    expect(api.notices).toEqual([]);
    web.setEastReady(false);
    await look(2);
    expect((await view()).runs).toEqual([]);
    await look(1);
    const [run] = (await view()).runs;
    expect(run).toMatchObject({
      ...{ createdBy: 'policy:careful', mode: 'emergency', kind: 'failover' },
      reason: expect.stringContaining('Fails from its own endpoints'),
      detectedAt: expect.any(Number),
    });
    expect(troubles()).toEqual([
      expect.objectContaining({
        title: 'Run #1 moves web away from east',
        link: `/catalog/default/component/web/failover?run=${run.id}`,
      }),
    ]);
    await until(async () => (await view()).runs[0].state === 'serving');
    expect(web.weights()).toEqual([100, 0]);
  });

  it('starts one run for one trouble, and never goes back by itself', async () => {
    await start('execute');
    web.setEastReady(false);
    await look(8);
    await until(async () => (await view()).runs[0].state === 'serving');
    web.setEastReady(true);
    await look(8);
    const { runs } = await view();
    expect(runs.map(({ number }: FailoverRun) => number)).toEqual([1]);
    expect(web.weights()).toEqual([100, 0]);
  });

  it('recommends once, with a link to the plan that is filled in, and writes nothing', async () => {
    await start('recommend');
    web.setEastReady(false);
    await look(8);
    expect(troubles()).toEqual([
      expect.objectContaining({
        ...{ title: 'web fails on east: move it?', severity: 'critical' },
        link: '/catalog/default/component/web/failover?from=east&mode=emergency',
      }),
    ]);
    const { probed, runs } = await view();
    expect(runs).toEqual([]);
    expect(web.weights()).toEqual([50, 50]);
    expect(probed.map(({ cluster, verdict }) => [cluster, verdict])).toEqual([
      ['east', 'fail'],
      ['west', 'pass'],
    ]);
  });

  it('asks a person where anything is against the plan', async () => {
    await start('execute', { minServingClusters: 2 });
    web.setEastReady(false);
    await look(4);
    expect((await view()).runs).toEqual([]);
    const [notice] = troubles();
    expect(notice.description).toContain('Not moved by itself');
  });

  it('does nothing when off, and nothing for who names no policy', async () => {
    await start('off');
    web.setEastReady(false);
    await look(4);
    expect((await view()).probed).toEqual([]);
    await api.stop();
    await start('execute', { annotations: {} });
    web.setEastReady(false);
    await look(4);
    expect(api.notices).toEqual([]);
    expect((await view()).runs).toEqual([]);
  });

  async function until(holds: () => Promise<boolean>) {
    for (let tries = 0; tries < 400; tries++) {
      if (await holds()) return;
      await sleep(25);
    }
    throw new Error('It did not come to that');
  }
});
