import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { ScriptedWebhook } from '../__testUtils__/ScriptedWebhook';
import { testRun } from '../store/testRun';
import { WebhookCalls } from './WebhookCalls';

const run: FailoverRun = { ...testRun('r1'), number: 1 };
const authorization = 'Bearer secret';

describe('calls of webhooks', () => {
  let server: ScriptedWebhook;
  let now = 0;

  beforeEach(async () => {
    server = await new ScriptedWebhook().start();
    now = 0;
  });

  afterEach(() => server.stop());

  const callsOf = (deadlineMs?: number) => {
    const webhook = { url: `${server.url}/promote?key=secret`, authorization };
    const webhooks = new Map([['database', webhook]]);
    return new WebhookCalls({ webhooks, deadlineMs, now: () => now });
  };

  const call = (
    calls = callsOf(),
    { webhook = 'database', signal = new AbortController().signal } = {},
  ) => calls.call({ run, step: 'promote', webhook, signal });

  const paths = () => server.asked.map(({ path }) => path);

  it('say what is to be done, and by which key it is known', async () => {
    expect(await call()).toEqual({ outcome: 'done' });
    expect(server.asked).toMatchObject([
      {
        path: 'POST /promote?key=secret',
        headers: { authorization, 'idempotency-key': 'r1/promote' },
        body: {
          ...{ run: 'r1', entityRef: 'component:default/web' },
          ...{ step: 'promote', from: ['east'], to: ['west'] },
          ...{ mode: 'planned', idempotencyKey: 'r1/promote' },
        },
      },
    ]);
  });

  it.each([
    [200, 'done'],
    [204, 'done'],
    [202, 'working'],
    [302, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [409, 'refused'],
    [408, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('take %d for %s', async (status, outcome) => {
    server.says({ status, headers: { location: '/elsewhere' } });
    const answer = await call();
    expect(answer.outcome).toBe(outcome);
    expect(JSON.stringify(answer)).not.toMatch(/secret|127\.0\.0\.1/);
    expect(server.asked).toHaveLength(1);
  });

  it('follow what was taken up until it is done', async () => {
    const calls = callsOf();
    const taken = { status: 202, headers: { location: '/jobs/7' } };
    server.says(taken, { status: 202 }, { status: 204 }, { status: 200 });
    expect((await call(calls)).outcome).toBe('working');
    expect((await call(calls)).outcome).toBe('working');
    expect((await call(calls)).outcome).toBe('done');
    expect(paths()).toEqual([
      ...['POST /promote?key=secret', 'GET /jobs/7', 'GET /jobs/7'],
    ]);
    expect(server.asked[2].headers).toMatchObject({ authorization });
  });

  it('are made anew where nothing says what to follow, and after a crash', async () => {
    const calls = callsOf();
    server.says({ status: 202 });
    await call(calls);
    await call(calls);
    await call(callsOf());
    const keys = server.asked.map(({ body }) => body?.idempotencyKey);
    expect(keys).toEqual(Array(3).fill('r1/promote'));
  });

  it('forget what is gone, so that a resume calls anew', async () => {
    const calls = callsOf();
    const taken = { status: 202, headers: { location: '/jobs/7' } };
    server.says(taken, { status: 404 }, { status: 200 });
    await call(calls);
    expect((await call(calls)).outcome).toBe('refused');
    expect((await call(calls)).outcome).toBe('done');
    expect(paths()[2]).toBe('POST /promote?key=secret');
  });

  it.each([
    ['20', 20_000],
    ['86400', 60_000],
  ])(
    'wait as long as Retry-After %s says, a minute at most',
    async (after, ms) => {
      const calls = callsOf();
      server.says({ status: 202, headers: { 'retry-after': after } });
      await call(calls);
      now = ms - 1;
      expect((await call(calls)).outcome).toBe('working');
      expect(server.asked).toHaveLength(1);
      now = ms;
      await call(calls);
      expect(server.asked).toHaveLength(2);
    },
  );

  it.each(['https://evil.example/jobs', 'http://127.0.0.1:1/', 'http://['])(
    'never follow to %s, which would get the secret',
    async location => {
      server.says({ status: 202, headers: { location } });
      expect(await call()).toEqual({
        outcome: 'refused',
        message:
          "The webhook 'database' answers elsewhere than on its own server.",
      });
    },
  );

  it('tell a cut connection, and a silent server, from a refusal', async () => {
    server.says(undefined);
    const cut = await call();
    expect(cut.outcome).toBe('unreachable');
    const aborted = await call(callsOf(), { signal: AbortSignal.abort() });
    expect(aborted.message).toContain('no answer in time');
    const calls = callsOf();
    await server.stop();
    const gone = await call(calls);
    expect(gone.message).toContain('ECONNREFUSED');
    expect(JSON.stringify([cut, gone])).not.toMatch(/secret|127\.0\.0\.1/);
    server = await new ScriptedWebhook().start();
  });

  it('hold when the webhook is not configured any more', async () => {
    const answer = await call(callsOf(), { webhook: 'other' });
    expect(answer).toMatchObject({ outcome: 'refused' });
    expect(answer.message).toContain("'other' is not configured");
  });
});
