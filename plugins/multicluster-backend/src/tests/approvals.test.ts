import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const DECIDE = 'multicluster.approval.decide';
const plan = {
  subject: 'Create 1, change 0, destroy 0: cluster north',
  details: '+ terraform_data.north',
  hash: 'a'.repeat(64),
  requestId: 'task-1',
};

describe('the routes of approvals', () => {
  let api: Api;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.stop());

  const base = '/api/multicluster/approvals';
  const post = (user: string, path: string, body: object) =>
    request(api.server)
      .post(`${base}${path}`)
      .set('authorization', api.as(user))
      .send(body);
  const get = (user: string, path = '') =>
    request(api.server)
      .get(`${base}${path}`)
      .set('authorization', api.as(user));
  const ask = async () => (await post('ann', '', plan)).body;

  it('asks, and somebody else approves', async () => {
    const asked = await post('ann', '', plan);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ state: 'waiting', decidable: false });
    const { id } = asked.body;
    const decided = await post('bob', `/${id}/decision`, {
      ...{ decision: 'approve', hash: plan.hash, comment: 'Go.' },
    });
    expect(decided.status).toBe(200);
    const { body } = await get('ann', `/${id}`);
    expect(body).toMatchObject({
      state: 'approved',
      decidedBy: 'user:default/bob',
      comment: 'Go.',
    });
    expect(api.told).toEqual([
      { eventId: 'approval-request', severity: 'medium', end: 'success' },
      { eventId: 'approval-decide', severity: 'high', end: 'success' },
      { eventId: 'approval-fetch', severity: undefined, end: 'success' },
    ]);
  });

  it('is one approval for the same request', async () => {
    const first = await ask();
    expect((await ask()).id).toBe(first.id);
    const { body } = await get('bob');
    expect(body.approvals).toHaveLength(1);
  });

  it.each<[string, string, object, number]>([
    ['who asked for it', 'ann', {}, 403],
    ['who read another plan', 'bob', { hash: 'b'.repeat(64) }, 409],
    ['a word that is no decision', 'bob', { decision: 'maybe' }, 400],
  ])('is not decided by %s', async (_, user, changes, status) => {
    const { id } = await ask();
    const answer = await post(user, `/${id}/decision`, {
      ...{ decision: 'approve', hash: plan.hash },
      ...changes,
    });
    expect(answer.status).toBe(status);
    expect((await get('bob', `/${id}`)).body.state).toBe('waiting');
  });

  it('is not there for those who neither asked for it nor may decide', async () => {
    const { id } = await ask();
    api.policy.others[DECIDE] = DENY;
    const hidden = await get('eve', `/${id}`);
    const decided = await post('eve', `/${id}/decision`, {
      ...{ decision: 'approve', hash: plan.hash },
    });
    expect([hidden.status, decided.status]).toEqual([404, 404]);
    expect((await get('eve')).body.approvals).toEqual([]);
  });

  it('may be looked at by the plugin that waits for it, and not decided', async () => {
    const { id } = await ask();
    const authorization = mockCredentials.service.header();
    const seen = await request(api.server)
      .get(`${base}/${id}`)
      .set('authorization', authorization);
    expect([seen.status, seen.body.state]).toEqual([200, 'waiting']);
    const decided = await request(api.server)
      .post(`${base}/${id}/decision`)
      .set('authorization', authorization)
      .send({ decision: 'approve', hash: plan.hash });
    expect(decided.status).toBe(403);
    expect(decided.body.error.message).toBe('Only a person may decide.');
  });
});
