import request from 'supertest';
import {
  Evacuation,
  EvacuationPlan,
  multiclusterClusterReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
} from '../permissions';
import { FailoverFleet } from './__testUtils__/FailoverFleet';
import { DENY, startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const ONLY_US = createMulticlusterClusterConditionalDecision(
  multiclusterClusterReadPermission,
  multiclusterClusterConditions.isInRegion({ regions: ['us-east-1'] }),
);

const base = '/api/multicluster';
const config = {
  multicluster: {
    failover: {
      policies: {
        default: { plannedRamp: [50, 100], soakSeconds: 0, headroomPercent: 0 },
      },
    },
  },
};
const asked = { clusters: ['east'], mode: 'planned', waveSize: 1 };

describe('evacuations', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let fleet: FailoverFleet;

  async function start(options: { worksOnRuns?: boolean } = {}) {
    api = await startApi({}, { config, ...options });
    fleet = new FailoverFleet(api.fleet).add('shop');
  }

  afterEach(() => api.stop());

  const get = (route: string, user = 'ann') =>
    request(api.server)
      .get(`${base}${route}`)
      .set('authorization', api.as(user));
  const post = (route: string, body: object, user = 'ann') =>
    request(api.server)
      .post(`${base}${route}`)
      .set('authorization', api.as(user))
      .send(body);

  async function planned(more: object = {}): Promise<EvacuationPlan> {
    const { body } = await post('/evacuations/plan', { ...asked, ...more });
    return body;
  }

  async function begin(more: object = {}, confirmed: object = {}) {
    const { hash } = await planned(more);
    return post('/evacuations', {
      ...{ ...asked, ...more, hash, reason: 'east is rebuilt', ...confirmed },
    });
  }

  const command = (id: string, type: string, user = 'ann') =>
    post(`/evacuations/${id}/commands`, { command: { type } }, user);

  async function until(id: string, isTrue: (now: Evacuation) => boolean) {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { body } = await get(`/evacuations/${id}`);
      if (isTrue(body)) return body as Evacuation;
      if (Date.now() > deadline) throw new Error(JSON.stringify(body));
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  const statesOf = ({ services }: Evacuation) =>
    services.map(({ state }) => state);

  describe('that nobody works on', () => {
    beforeEach(() => start());

    it('are planned in waves, and write nothing', async () => {
      const plan = await planned();
      expect(plan).toMatchObject({
        ...{ clusters: ['east'], leftOut: [], hidden: 0, waveSize: 1 },
        waves: [
          { services: [{ entityRef: 'component:default/shop' }] },
          { services: [{ entityRef: 'component:default/web' }] },
        ],
      });
      expect(plan.waves[0].services[0].sentence).toBe('To west, in 2 steps.');
      expect((await planned({ waveSize: 2 })).waves).toHaveLength(1);
      expect(fleet.weights()).toEqual([50, 50]);
      expect(api.told.at(-1)).toEqual({
        ...{ eventId: 'evacuation-plan', severity: undefined, end: 'success' },
      });
    });

    it('are planned for a region', async () => {
      const region = 'us-east-1';
      const plan = await planned({ clusters: undefined, region });
      expect(plan).toMatchObject({ clusters: ['east'], region });
      expect(plan.waves).toHaveLength(2);
    });

    it('leave where they are services that get no traffic there, and say which cannot be moved', async () => {
      fleet.setWeights(100, 0);
      api.fleet.deploy('east', 'bare');
      const plan = await planned();
      expect(plan.waves).toHaveLength(1);
      const both = await planned({ clusters: ['east', 'west'] });
      expect(both.waves).toEqual([]);
      expect(both.leftOut).toMatchObject([
        {
          entityRef: 'component:default/shop',
          why: 'There is no second place that could serve.',
        },
        { entityRef: 'component:default/web' },
      ]);
    });

    it.each([
      [{ clusters: ['nowhere'] }, "no cluster 'nowhere'"],
      [{ clusters: undefined, region: 'moon' }, "no cluster in 'moon'"],
      [{ clusters: undefined }, 'either'],
      [{ region: 'us-east-1' }, 'either'],
      [{ waveSize: 21 }, '20'],
    ])('refuse %j', async (more, message) => {
      const { status, body } = await post('/evacuations/plan', {
        ...{ ...asked, ...more },
      });
      expect(status).toBe(400);
      expect(body.error.message).toContain(message);
    });

    it('are accepted by the plan that was looked at alone', async () => {
      const { hash } = await planned();
      fleet.setWeights(60, 40);
      const body = { ...asked, hash, reason: 'r' };
      const refused = await post('/evacuations', body);
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toContain('no longer the one');
      expect(api.told.at(-1)).toEqual({
        ...{ eventId: 'evacuation-start', severity: 'high', end: 'fail' },
      });
      const { status, body: accepted } = await begin();
      expect(status).toBe(202);
      expect(accepted).toMatchObject({
        ...{ number: 1, state: 'running', createdBy: 'user:default/ann' },
        services: [
          { entityRef: 'component:default/shop', wave: 0, state: 'waiting' },
          { entityRef: 'component:default/web', wave: 1, state: 'waiting' },
        ],
      });
      const second = await begin();
      expect(second.status).toBe(409);
      expect(second.body.error.message).toContain('#1 of east');
      const { body: list } = await get('/evacuations');
      expect(list.evacuations).toEqual([accepted]);
    });

    it('want the name of what is left in an emergency', async () => {
      const mode = 'emergency';
      expect((await begin({ mode })).status).toBe(400);
      expect((await begin({ mode }, { confirm: 'west' })).status).toBe(400);
      expect((await begin({ mode }, { confirm: 'east' })).status).toBe(202);
    });

    it('move nothing without the permission, and say no more than that', async () => {
      const { hash } = await planned();
      api.policy.others['multicluster.failover.execute'] = DENY;
      const { body: plan } = await post('/evacuations/plan', asked, 'ben');
      expect(plan.waves).toEqual([]);
      expect(plan.leftOut).toEqual([
        { entityRef: 'component:default/shop', why: 'You may not move it.' },
        { entityRef: 'component:default/web', why: 'You may not move it.' },
      ]);
      const body = { ...asked, hash, reason: 'r' };
      expect((await post('/evacuations', body, 'ben')).status).toBe(409);
      const nothing = { ...body, hash: plan.hash };
      expect((await post('/evacuations', nothing, 'ben')).status).toBe(400);
      expect((await get('/evacuations')).body.evacuations).toEqual([]);
    });

    it('move nothing whose clusters are hidden', async () => {
      api.policy.cluster = ONLY_US;
      const plan = await planned();
      expect(plan.waves).toEqual([]);
      expect(plan.leftOut[0].why).toContain('all clusters');
    });

    it('are hidden from those who may not plan, and obey those who may stop a run', async () => {
      const { body: evacuation } = await begin();
      const { id } = evacuation;
      api.policy.others['multicluster.failover.execute'] = DENY;
      expect((await command(id, 'pause', 'ben')).body.state).toBe('paused');
      expect((await command(id, 'resume', 'ben')).status).toBe(403);
      api.policy.others['multicluster.failover.abort'] = DENY;
      expect((await command(id, 'abort', 'cem')).status).toBe(403);
      api.policy.others['multicluster.failover.plan'] = DENY;
      expect((await get(`/evacuations/${id}`, 'dan')).status).toBe(404);
      expect((await get('/evacuations', 'dan')).body.evacuations).toEqual([]);
    });
  });

  describe('that are worked on', () => {
    beforeEach(() => start({ worksOnRuns: true }));

    const ready = (evacuation: Evacuation) => evacuation.state !== 'running';

    it('move a wave when the one before it serves', async () => {
      const { body } = await begin();
      const ended = await until(body.id, ready);
      expect(ended.state).toBe('ended');
      expect(statesOf(ended)).toEqual(['done', 'done']);
      expect([fleet.weights('shop'), fleet.weights()]).toEqual([
        [100, 0],
        [100, 0],
      ]);
      const { body: list } = await get('/runs');
      const [web, shop] = list.runs;
      expect([shop.entityRef, web.entityRef]).toEqual([
        'component:default/shop',
        'component:default/web',
      ]);
      expect(web).toMatchObject({
        ...{ createdBy: 'user:default/ann', reason: 'east is rebuilt' },
      });
      const served = (await get(`/runs/${shop.id}/events`)).body.events.at(-1);
      expect(web.createdAt).toBeGreaterThanOrEqual(served.at);
    });

    it('stop before the next wave when a run does not serve, and go on without it', async () => {
      fleet.west.beforeWrite = () => fleet.setWeights(10, 90, 'shop');
      const { body } = await begin();
      const paused = await until(body.id, ready);
      expect(paused.state).toBe('paused');
      expect(paused.message).toContain('component:default/shop: Run #1');
      expect(statesOf(paused)).toEqual(['failed', 'waiting']);
      expect(fleet.weights()).toEqual([50, 50]);
      fleet.west.beforeWrite = undefined;
      expect((await command(body.id, 'resume')).body.state).toBe('running');
      const ended = await until(body.id, ready);
      expect(ended.state).toBe('ended');
      expect(statesOf(ended)).toEqual(['skipped', 'done']);
    });

    it('start nothing more once they are aborted', async () => {
      fleet.west.beforeWrite = () => fleet.setWeights(10, 90, 'shop');
      const { body } = await begin();
      await until(body.id, ready);
      const { body: aborted } = await command(body.id, 'abort');
      expect(aborted).toMatchObject({ state: 'aborted' });
      expect(statesOf(aborted)).toEqual(['failed', 'skipped']);
      await new Promise(resolve => setTimeout(resolve, 100));
      expect((await get('/runs')).body.runs).toHaveLength(1);
      expect((await command(body.id, 'resume')).status).toBe(409);
    });

    it('wait for a run of the same service, and skip what has left', async () => {
      const entityRef = 'component:default/shop';
      const intent = { entityRef, from: ['west'], to: ['east'] };
      const path = '/failover/component/default/shop';
      const once = { intent, mode: 'planned' };
      const { body: plan } = await post(`${path}/plan`, once);
      const { body: run } = await post(`${path}/runs`, {
        ...{ ...once, hash: plan.hash, reason: 'r' },
      });
      const { body } = await begin();
      const waiting = await until(
        body.id,
        ({ services }) => services[0].message !== undefined,
      );
      expect(waiting.services[0]).toMatchObject({
        state: 'waiting',
        message: expect.stringContaining('Run #1'),
      });
      fleet.setWeights(100, 0);
      const back = { command: { type: 'rollBack' } };
      for (let status = 409; status === 409; ) {
        status = (await post(`/runs/${run.id}/commands`, back)).status;
      }
      const ended = await until(body.id, ready);
      expect(ended.message).toBeUndefined();
      expect(statesOf(ended)).toEqual(['done', 'skipped']);
    });
  });
});
