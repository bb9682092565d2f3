import request from 'supertest';
import {
  FailoverPlan,
  FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ScriptedWebhook } from '../failover/__testUtils__/ScriptedWebhook';
import { FailoverFleet } from './__testUtils__/FailoverFleet';
import { DENY, startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const base = '/api/multicluster';
const entityRef = 'component:default/web';
const path = '/failover/component/default/web';
const asked = {
  intent: { entityRef, from: ['east'], to: ['west'] },
  mode: 'planned',
};
const steps = [
  {
    ...{ id: 'tell', when: 'beforeTraffic', kind: 'manual' },
    instructions: 'Call the bank.',
  },
  {
    ...{ id: 'promote', when: 'beforeTraffic', kind: 'webhook' },
    webhook: 'database',
  },
];

describe('steps of a policy', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let web: FailoverFleet;
  let webhook: ScriptedWebhook;

  beforeEach(async () => {
    webhook = await new ScriptedWebhook().start();
    const database = { url: webhook.url, authorization: 'Bearer secret' };
    const policy = { plannedRamp: [100], soakSeconds: 0, headroomPercent: 0 };
    const failover = {
      webhooks: { database },
      policies: { default: { ...policy, steps } },
    };
    const config = { multicluster: { failover } };
    api = await startApi({}, { config, worksOnRuns: true });
    web = new FailoverFleet(api.fleet);
  });

  afterEach(async () => {
    await api.stop();
    await webhook.stop();
  });

  const get = (route: string) => request(api.server).get(`${base}${route}`);
  const post = (route: string, body: object) =>
    request(api.server)
      .post(`${base}${route}`)
      .set('authorization', api.as('ann'))
      .send(body);
  const command = (id: string, given: object) =>
    post(`/runs/${id}/commands`, { command: given });

  async function start(): Promise<FailoverRun> {
    const { body: plan } = await post(`${path}/plan`, asked);
    const { hash } = plan as FailoverPlan;
    const wanted = { ...asked, hash, reason: 'slow' };
    return (await post(`${path}/runs`, wanted)).body;
  }

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

  it('are done by a person and by the webhook before traffic moves', async () => {
    const taken = { status: 202, headers: { location: '/jobs/1' } };
    webhook.says(taken, { status: 200 });
    const { id } = await start();
    const waiting = await until(id, 'awaitingConfirmation');
    expect(waiting.message).toBe('Call the bank.');
    expect([webhook.asked, web.weights()]).toEqual([[], [50, 50]]);
    const given = { type: 'confirmStep', step: 'tell', comment: 'They know.' };
    expect((await command(id, given)).status).toBe(200);
    await until(id, 'serving');
    expect(webhook.asked.map(one => one.path)).toEqual([
      ...['POST /', 'GET /jobs/1'],
    ]);
    expect(webhook.asked[0].body).toMatchObject({
      ...{ run: id, idempotencyKey: `${id}/promote`, to: ['west'] },
    });
    expect(web.weights()).toEqual([100, 0]);
  });

  it('hold when the webhook refuses, and are left out with a reason', async () => {
    webhook.says({ status: 403 });
    const { id } = await start();
    await until(id, 'awaitingConfirmation');
    await command(id, { type: 'skip', reason: 'bank holiday' });
    const held = await until(id, 'holding');
    expect(held.message).toBe("The webhook 'database' answers 403.");
    expect(web.weights()).toEqual([50, 50]);
    await command(id, { type: 'skip', reason: 'done by hand' });
    const { overrides } = await until(id, 'serving');
    expect(overrides.map(({ reason }) => reason)).toEqual([
      ...['bank holiday', 'done by hand'],
    ]);
    const { text } = await get(`/runs/${id}/report?format=markdown`);
    expect(text).toContain('a step (bank holiday)');
  });

  it('keep the address and the secret of a webhook to themselves', async () => {
    const { body: plan } = await post(`${path}/plan`, asked);
    const { text } = await post(`${path}/runbook`, asked);
    expect(text).toContain('Call the bank.');
    const { id } = await start();
    const run = await until(id, 'awaitingConfirmation');
    const all = JSON.stringify([plan, run, text]);
    expect(all).toContain('database');
    expect(all).not.toContain('secret');
    expect(all).not.toContain(webhook.url);
  });

  it('are confirmed only by those who may execute, and only the one that waits', async () => {
    const { id } = await start();
    await until(id, 'awaitingConfirmation');
    const other = await command(id, { type: 'confirmStep', step: 'promote' });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toContain("waits for 'tell'");
    const odd = await command(id, { type: 'confirmStep' });
    expect(odd.status).toBe(400);
    api.policy.others['multicluster.failover.execute'] = DENY;
    const given = { type: 'confirmStep', step: 'tell' };
    const denied = await request(api.server)
      .post(`${base}/runs/${id}/commands`)
      .set('authorization', api.as('ben'))
      .send({ command: given });
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain("'confirmStep'");
  });
});
