import { NotFoundError } from '@backstage/errors';
import request from 'supertest';
import {
  FailoverPlan,
  FailoverRun,
  multiclusterClusterReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
} from '../permissions';
import { testRun } from '../failover/store/testRun';
import { FailoverFleet } from './__testUtils__/FailoverFleet';
import { DENY, startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const ONLY_US = createMulticlusterClusterConditionalDecision(
  multiclusterClusterReadPermission,
  multiclusterClusterConditions.isInRegion({ regions: ['us-east-1'] }),
);

type Api = Awaited<ReturnType<typeof startApi>>;

const base = '/api/multicluster';
const entityRef = 'component:default/web';
const path = '/failover/component/default/web';
const intent = { entityRef, from: ['east'], to: ['west'] };
const config = {
  multicluster: {
    failover: {
      policies: {
        default: { plannedRamp: [50, 100], soakSeconds: 0, headroomPercent: 0 },
      },
    },
  },
};

describe('failover', () => {
  let api: Api;
  let web: FailoverFleet;

  async function start(options: { worksOnRuns?: boolean } = {}) {
    api = await startApi({}, { config, ...options });
    web = new FailoverFleet(api.fleet);
  }

  afterEach(() => api.stop());

  const get = (route: string) => request(api.server).get(`${base}${route}`);
  const post = (route: string, body: object, user = 'ann') =>
    request(api.server)
      .post(`${base}${route}`)
      .set('authorization', api.as(user))
      .send(body);

  async function planned(mode = 'planned'): Promise<FailoverPlan> {
    const { body } = await post(`${path}/plan`, { intent, mode });
    return body;
  }

  const startOf = async (more: object = {}) => {
    const { hash, mode } = await planned();
    const asked = { intent, mode, hash, reason: 'east is slow', ...more };
    return post(`${path}/runs`, asked);
  };

  async function waitUntil(isTrue: () => Promise<boolean>) {
    const deadline = Date.now() + 20_000;
    while (!(await isTrue())) {
      if (Date.now() > deadline) throw new Error('It did not come true.');
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** Waits for it as a page does, by its events. */
  async function until(id: string, state: FailoverRun['state']) {
    const deadline = Date.now() + 20_000;
    for (let after = 0; ; ) {
      const { body } = await get(
        `/runs/${id}/events?after=${after}&waitSeconds=1`,
      );
      if (body.run.state === state) return body.run as FailoverRun;
      after = body.events.at(-1)?.sequence ?? after;
      if (Date.now() > deadline) {
        throw new Error(`It is ${body.run.state}: ${body.run.message}`);
      }
    }
  }

  describe('that nobody works on', () => {
    beforeEach(() => start());

    it('shows who serves and what is known of each cluster', async () => {
      const { status, body } = await get(path);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        entityRef,
        hops: [{ id: 'smi/west/TrafficSplit/web/web', driver: 'smi' }],
        shares: { written: { west: 50, east: 50 } },
        readiness: [
          { cluster: 'east', replicas: { ready: 1, desired: 1, room: 99 } },
          { cluster: 'west', verdict: 'ready' },
        ],
        runs: [],
        pending: [],
      });
      expect(body.observed).toMatchObject([{ hop: body.hops[0].id }]);
      expect(body.current).toBeUndefined();
    });

    it('cuts out clusters that the caller may not see, and plans nothing over them', async () => {
      api.policy.cluster = ONLY_US;
      const { body } = await get(path);
      expect(body.hops).toEqual([]);
      expect(body.shares).toEqual({ written: { east: 50 } });
      expect(
        body.readiness.map(({ cluster }: { cluster: string }) => cluster),
      ).toEqual(['east']);
      const plan = await post(`${path}/plan`, { intent, mode: 'planned' });
      expect(plan.status).toBe(403);
      expect(plan.body.error.message).toContain('all clusters');
    });

    it('plans what would be written, and writes nothing', async () => {
      const plan = await planned();
      const ramp = plan.steps.filter(({ kind }) => kind === 'ramp');
      expect(ramp.map(step => step.traffic[0].after)).toEqual([
        { web: 75, 'web-east': 25 },
        { web: 100, 'web-east': 0 },
      ]);
      expect(plan.problems.filter(one => one.severity === 'error')).toEqual([]);
      expect(web.weights()).toEqual([50, 50]);
      expect(api.told.at(-1)).toMatchObject({
        ...{ eventId: 'failover-plan', end: 'success' },
      });
    });

    it('gives the plan as a runbook', async () => {
      const { status, text } = await post(`${path}/runbook`, {
        ...{ intent, mode: 'planned' },
      });
      expect(status).toBe(200);
      expect(text).toMatch(/kubectl --context '?west'? .*trafficsplit/);
    });

    it('accepts a run, and another one of the entity only when that has ended', async () => {
      const first = await startOf();
      expect(first.status).toBe(202);
      expect(first.body).toMatchObject({
        ...{ number: 1, state: 'requested', createdBy: 'user:default/ann' },
      });
      const second = await startOf();
      expect(second.status).toBe(409);
      expect(api.told.at(-1)).toEqual({
        ...{ eventId: 'failover-start', severity: 'high', end: 'fail' },
      });
      const abort = { command: { type: 'abort' } };
      await post(`/runs/${first.body.id}/commands`, abort);
      expect((await startOf()).body).toMatchObject({ number: 2 });
    });

    it('gives back the same run for the same request, though the world has changed', async () => {
      const { hash } = await planned();
      const asked = { intent, mode: 'planned', hash, reason: 'slow' };
      const body = { ...asked, requestId: 'once' };
      const first = await post(`${path}/runs`, body);
      web.setWeights(60, 40);
      const again = await post(`${path}/runs`, body);
      expect(again.body.id).toBe(first.body.id);
    });

    describe('beside a drill', () => {
      const drill = async () => {
        const { hash } = await planned('drill-live');
        const asked = { intent, mode: 'drill-live', hash, reason: 'practice' };
        return (await post(`${path}/runs`, asked)).body as FailoverRun;
      };
      const startIn = async (mode: string) => {
        const { hash } = await planned(mode);
        const asked = { intent, mode, hash, reason: 'fire', confirm: 'web' };
        return post(`${path}/runs`, asked, 'ben');
      };
      /** As a worker would bring it there. */
      const bring = async (run: FailoverRun, fields: Partial<FailoverRun>) => {
        const { store } = api.failoverStores;
        const stored = (await store.get(run.id))!;
        const next = { ...stored.run, ...fields };
        await store.write({ stored, next, events: [], dueAt: undefined });
      };

      it('rule 11: it makes way for an emergency at once', async () => {
        const { id } = await drill();
        const { body } = await startIn('emergency');
        expect(body).toMatchObject({ number: 2, mode: 'emergency' });
        expect((await get(`/runs/${id}`)).body.state).toBe('aborted');
      });

      it('rule 11: it goes back before a planned run begins', async () => {
        const run = await drill();
        const steps = run.steps.map((step, index) =>
          run.plan.steps[index].kind === 'ramp'
            ? { ...step, state: 'running' as const, attempts: 1 }
            : step,
        );
        const step = steps.findIndex(({ state }) => state === 'running');
        await bring(run, { state: 'soaking', steps, step });
        const { status, body } = await startIn('planned');
        expect([status, body.error?.message]).toEqual([
          409,
          expect.stringContaining('Drill #1 makes way'),
        ]);
        expect((await get(`/runs/${run.id}`)).body.state).toBe('rollingBack');
      });

      it('rule 11: a drill makes nobody else make way', async () => {
        await startIn('planned');
        const { hash } = await planned('drill-live');
        const asked = { intent, mode: 'drill-live', hash, reason: 'practice' };
        expect((await post(`${path}/runs`, asked)).status).toBe(409);
      });
    });

    it('rule 13: as many services move at once as the limits say, and emergencies all the same', async () => {
      await api.stop();
      const limits = { fleet: 1 };
      const failover = { ...config.multicluster.failover, limits };
      api = await startApi({}, { config: { multicluster: { failover } } });
      web = new FailoverFleet(api.fleet);
      const elsewhere = testRun('other', {
        fields: { entityRef: 'component:default/shop', state: 'ramping' },
      });
      await api.failoverStores.store.create({ run: elsewhere, events: [] });
      const refused = await startOf();
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toContain('limits.fleet');
      const { hash } = await planned('emergency');
      const asked = { intent, mode: 'emergency', hash, reason: 'fire' };
      const { status } = await post(`${path}/runs`, {
        ...{ ...asked, confirm: 'web' },
      });
      expect(status).toBeLessThan(300);
    });

    it('rule 20: a right that was taken away after the plan is missed at the start', async () => {
      const { hash } = await planned();
      api.policy.others['multicluster.failover.execute'] = DENY;
      const asked = { intent, mode: 'planned', hash, reason: 'slow' };
      expect((await post(`${path}/runs`, asked)).status).toBe(403);
      expect((await get('/runs')).body.runs).toEqual([]);
    });

    it('refuses a plan that is no longer the one that was looked at', async () => {
      const { hash } = await planned();
      web.setWeights(60, 40);
      const asked = { intent, mode: 'planned', hash, reason: 'slow' };
      const { status, body } = await post(`${path}/runs`, asked);
      expect(status).toBe(409);
      expect(body.error.message).toContain('no longer the one');
      expect((await get('/runs')).body.runs).toEqual([]);
      expect(api.told.at(-2)).toMatchObject({ end: 'fail' });
    });

    it('refuses an emergency that is not confirmed by the name', async () => {
      const { hash } = await planned('emergency');
      const asked = { intent, mode: 'emergency', hash, reason: 'down' };
      const refused = await post(`${path}/runs`, { ...asked, confirm: 'wep' });
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toContain("'confirm'");
      const taken = await post(`${path}/runs`, { ...asked, confirm: 'web' });
      expect(taken.status).toBe(202);
    });

    it('refuses clusters and commands that there are not', async () => {
      const elsewhere = { ...intent, to: ['nowhere'] };
      const plan = await post(`${path}/plan`, {
        ...{ intent: elsewhere, mode: 'planned' },
      });
      expect(plan.status).toBe(400);
      expect(plan.body.error.message).toContain("'nowhere'");
      const { body: run } = await startOf();
      const odd = { command: { type: 'explode' } };
      const unknown = await post(`/runs/${run.id}/commands`, odd);
      expect(unknown.status).toBe(400);
      const early = { command: { type: 'commit' } };
      const refused = await post(`/runs/${run.id}/commands`, early);
      expect(refused.status).toBe(409);
      expect(api.told.at(-1)).toEqual({
        ...{ eventId: 'failover-command', severity: 'high', end: 'fail' },
      });
    });

    it.each([
      ['plan', () => post(`${path}/plan`, { intent, mode: 'planned' })],
      ['plan', () => get(path)],
      ['execute', () => startOf()],
      [
        'override',
        () => startOf({ overrides: [{ rules: [3], reason: 'it will do' }] }),
      ],
    ])('asks multicluster.failover.%s', async (name, ask) => {
      // What was allowed a moment ago is remembered for seconds, so this is asked first.
      const permission = `multicluster.failover.${name}`;
      api.policy.others[permission] = DENY;
      const { status, body } = await ask();
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
      expect(api.told.at(-1)).toMatchObject({ end: 'fail' });
      expect(web.weights()).toEqual([50, 50]);
    });

    it('lets those abort who may not execute, and nobody skip who may not override', async () => {
      const { body: run } = await startOf();
      api.policy.others['multicluster.failover.execute'] = DENY;
      api.policy.others['multicluster.failover.override'] = DENY;
      const command = (one: object, user: string) =>
        post(`/runs/${run.id}/commands`, { command: one }, user);
      const skip = await command({ type: 'skip', reason: 'hurry' }, 'ben');
      expect(skip.status).toBe(403);
      const abort = await command({ type: 'abort' }, 'ben');
      expect(abort.body).toMatchObject({ state: 'aborted' });
    });

    it('hides runs from those who may not plan', async () => {
      const { body: run } = await startOf();
      api.policy.others['multicluster.failover.plan'] = DENY;
      const as = api.as('ben');
      const read = (route: string) => get(route).set('authorization', as);
      expect((await read(`/runs/${run.id}`)).status).toBe(404);
      expect((await read('/runs')).body.runs).toEqual([]);
    });
  });

  describe('by actions', () => {
    beforeEach(() => start());

    const invoke = async (name: string, input: object) =>
      (await api.actions.invoke({ id: `test:${name}`, input } as any))
        .output as any;

    it('explains who serves and who could, and lists what was done', async () => {
      const said = await invoke('explain-failover', { entityRef });
      expect(said.readiness).toHaveLength(2);
      expect(said.current).toBeUndefined();
      const { body: run } = await startOf();
      const { runs } = await invoke('list-failovers', { entityRef });
      expect(runs).toMatchObject([
        { id: run.id, from: ['east'], to: ['west'], reason: 'east is slow' },
      ]);
    });

    it('plans what the portal plans, and writes nothing', async () => {
      const plan = await planned();
      const asked = { entityRef, from: ['east'], to: ['west'] };
      const said = await invoke('plan-failover', { ...asked, mode: 'planned' });
      expect(said.hash).toBe(plan.hash);
      const changes = said.steps.flatMap((step: any) => step.changes);
      expect(changes.at(-1)).toMatchObject({
        cluster: 'west',
        object: 'TrafficSplit web/web',
        after: { web: 100, 'web-east': 0 },
      });
      expect(web.weights()).toEqual([50, 50]);
      const { runs } = await invoke('list-failovers', {});
      expect(runs).toEqual([]);
    });

    it('starts nothing for an agent that nobody else has approved', async () => {
      const reason = 'east is slow';
      const input = { entityRef, from: ['east'], mode: 'planned', reason };
      const { run } = await invoke('request-failover', input);
      expect(run).toMatchObject({ entityRef, mode: 'planned', reason });
      const stored = await api.failoverStores.store.get(run.id);
      const { plan } = stored!.run;
      expect(plan.policy.approvals).toBe(1);
      expect(plan.steps.map(({ kind }) => kind).slice(0, 2)).toEqual([
        'preflight',
        'approval',
      ]);
      expect(api.told.at(-1)).toMatchObject({ eventId: 'failover-start' });
      await expect(
        invoke('request-failover', { ...input, mode: 'emergency' }),
      ).rejects.toThrow();
    });

    it('asks for no failover for those who may not start one', async () => {
      api.policy.others['multicluster.failover.execute'] = DENY;
      const input = { entityRef, from: ['east'], mode: 'planned' };
      await expect(
        invoke('request-failover', { ...input, reason: 'r' }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(api.told.at(-1)).toMatchObject({
        ...{ eventId: 'failover-start', end: 'fail' },
      });
    });

    it('refuses agents what it refuses people', async () => {
      api.policy.others['multicluster.failover.plan'] = DENY;
      for (const name of ['explain-failover', 'plan-failover']) {
        const input = { entityRef, from: ['east'], mode: 'planned' };
        await expect(
          invoke(name, name === 'plan-failover' ? input : { entityRef }),
        ).rejects.toMatchObject({ name: 'NotAllowedError' });
      }
    });
  });

  describe('that is worked on', () => {
    beforeEach(() => start({ worksOnRuns: true }));

    /** From west, whose API server has just gone. */
    async function leaveLostWest(): Promise<FailoverRun> {
      const away = { intent: { ...intent, from: ['west'], to: ['east'] } };
      const asked = { ...away, mode: 'emergency' };
      const { body: plan } = await post(`${path}/plan`, asked);
      web.west.away = true;
      const { body } = await post(`${path}/runs`, {
        ...{ ...asked, hash: plan.hash, reason: 'west is down' },
        ...{ confirm: 'web' },
      });
      return body;
    }

    it('moves step by step, reports, and goes back', async () => {
      const { body: run } = await startOf();
      const served = await until(run.id, 'serving');
      expect(web.weights()).toEqual([100, 0]);
      expect(served.steps.map(({ state }) => state)).not.toContain('failed');
      const writes = web.west.requests.filter(one => one.startsWith('PATCH'));
      expect(writes).toHaveLength(2);
      const report = await get(`/runs/${run.id}/report`);
      expect(report.body.sharesAfter).toEqual({ west: 100, east: 0 });
      const text = await get(`/runs/${run.id}/report?format=markdown`);
      expect(text.text).toContain('# Run 1 of component:default/web');
      await post(`/runs/${run.id}/commands`, { command: { type: 'rollBack' } });
      await until(run.id, 'rolledBack');
      expect(web.weights()).toEqual([50, 50]);
    });

    it('stops where somebody else wrote', async () => {
      web.west.beforeWrite = () => web.setWeights(10, 90);
      const { body: run } = await startOf();
      const stopped = await until(run.id, 'needsDecision');
      expect(stopped.message).toContain('somebody else wrote it');
      expect(web.weights()).toEqual([10, 90]);
    });

    it('rejects a run whose kind has gone from its cluster, writes nothing, and has it on record', async () => {
      web.west.request = async () => {
        throw new NotFoundError("Cluster 'west' answers 404: no such resource");
      };
      const { body: run } = await startOf();
      const rejected = await until(run.id, 'rejected');
      expect(rejected.message).toContain('no such resource');
      expect(rejected.steps.every(({ attempts }) => attempts === 0)).toBe(true);
      expect(web.weights()).toEqual([50, 50]);
      await waitUntil(async () =>
        api.told.some(({ eventId }) => eventId === 'failover-run'),
      );
    });

    it('leaves for its return what a cluster that is away must be told', async () => {
      const run = await leaveLostWest();
      const served = await until(run.id, 'serving');
      expect(served.pending).toMatchObject([
        { cluster: 'west', traffic: { after: { web: 0, 'web-east': 100 } } },
      ]);
      const { body: view } = await get(path);
      expect(view.pending).toHaveLength(1);
      expect(view.current.id).toBe(run.id);
      const waits = await get('/clusters/west/pending');
      expect(waits.body).toMatchObject({
        hidden: 0,
        actions: [{ runId: run.id, number: 1, entityRef }],
      });
      web.west.away = false;
      await waitUntil(async () => {
        const { body } = await get('/clusters/west/pending');
        return body.actions.length === 0;
      });
      expect(web.weights()).toEqual([0, 100]);
    });

    it('goes back although what it has left to do itself still waits', async () => {
      await api.stop();
      const { policies } = config.multicluster.failover;
      const quick = { ...policies.default, emergencyRamp: [100] };
      const multicluster = { failover: { policies: { default: quick } } };
      api = await startApi({}, { config: { multicluster }, worksOnRuns: true });
      web = new FailoverFleet(api.fleet);
      const run = await leaveLostWest();
      await until(run.id, 'serving');
      web.west.away = false;
      await post(`/runs/${run.id}/commands`, { command: { type: 'rollBack' } });
      await until(run.id, 'rolledBack');
      expect(web.weights()).toEqual([50, 50]);
    });

    it('brings back, step by step, what a run has moved', async () => {
      const { body: run } = await startOf();
      await until(run.id, 'serving');
      const back = {
        intent: { ...intent, from: ['west'], to: ['east'], answers: run.id },
        mode: 'planned',
      };
      const early = await post(`${path}/plan`, back);
      expect(early.status).toBe(409);
      await post(`/runs/${run.id}/commands`, { command: { type: 'commit' } });
      web.setWeights(100, 0);
      const { body: view } = await get(path);
      expect(view.failBack).toMatchObject({ runId: run.id, to: ['east'] });
      const { body: plan } = await post(`${path}/plan`, back);
      expect(plan.restores.number).toBe(1);
      const { body: returning } = await post(`${path}/runs`, {
        ...{ ...back, hash: plan.hash, reason: 'east is back' },
      });
      expect(returning.kind).toBe('failback');
      await until(returning.id, 'serving');
      expect(web.weights()).toEqual([50, 50]);
    });

    it('refuses to answer a run of somebody else', async () => {
      const asked = await post(`${path}/plan`, {
        intent: { ...intent, answers: 'nobody' },
        mode: 'planned',
      });
      expect(asked.status).toBe(400);
      expect(asked.body.error.message).toContain("no run 'nobody'");
    });
  });
});
