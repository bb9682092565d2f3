import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { ApiResponse } from '../../watch/types';
import { ClusterProbe, ProbeFacts, ProbeTimings } from './ClusterProbe';

const timings: ProbeTimings = {
  intervalMs: 100_000,
  deadlineMs: 1_000,
  backOffMs: { first: 30, largest: 60 },
};

type Script = (() => ApiResponse | Error)[];

function answer(
  status: number,
  body: unknown = { gitVersion: 'v1.36.3' },
  headers: Record<string, string> = {},
): () => ApiResponse {
  return () => ({
    status,
    headers,
    body: (async function* once() {
      yield Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    })(),
  });
}

const away = () => new ServiceUnavailableError('Nobody there.');

/** Runs a probe over a script of answers; the last one is repeated. */
function run(
  script: Script,
  options: { timings?: ProbeTimings; random?: () => number } = {},
) {
  const controller = new AbortController();
  const history: ProbeFacts[] = [];
  const asked: string[] = [];
  const reset = jest.fn();
  const probe = new ClusterProbe({
    connection: {
      reset,
      async get({ path }) {
        asked.push(path);
        const next = script.length > 1 ? script.shift()! : script[0];
        const result = next();
        if (result instanceof Error) {
          throw result;
        }
        return result;
      },
    },
    timings: options.timings ?? timings,
    random: options.random ?? (() => 1),
    onFacts: facts => history.push(facts),
  });
  const ended = probe.run(controller.signal);
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  };
  const stop = () => {
    controller.abort();
    return ended;
  };
  return { probe, history, asked, reset, until, stop };
}

describe('ClusterProbe', () => {
  it('learns version and latency from an answer', async () => {
    const { history, until, stop } = run([answer(200)]);
    await until(() => history.length === 1);
    expect(history[0]).toMatchObject({
      outcome: 'answered',
      version: 'v1.36.3',
      failedAttempts: 0,
      latencyMs: expect.any(Number),
      lastSeenAt: expect.any(Number),
    });
    await stop();
  });

  it.each<[string, () => ApiResponse | Error, string, RegExp]>([
    ['a version that is hidden', answer(403, {}), 'answered', /^$/],
    ['a server that is busy', answer(429, {}), 'answered', /^$/],
    ['a credential that is refused', answer(401, {}), 'unauthorized', /401/],
    ['a server that fails', answer(503, {}), 'missed', /503/],
    [
      'a web server without such a page',
      answer(404, 'no'),
      'misconfigured',
      /not as a Kubernetes API server/,
    ],
    [
      'a web page',
      answer(200, '<html>'),
      'misconfigured',
      /not as a Kubernetes API server/,
    ],
    ['no answer', away, 'missed', /Nobody there/],
    [
      'a configuration that cannot be used',
      () => new InputError("'caData'"),
      'misconfigured',
      /caData/,
    ],
  ])('makes of %s what it is', async (_, reply, outcome, error) => {
    const { history, until, stop } = run([reply]);
    await until(() => history.length === 1);
    expect(history[0].outcome).toBe(outcome);
    expect(history[0].error ?? '').toMatch(error);
    await stop();
  });

  it('ends half-dead connections with the second miss, and not with the first', async () => {
    const { reset, history, until, stop } = run([answer(503, {})]);
    await until(() => history.length === 1);
    expect(reset).not.toHaveBeenCalled();
    await until(() => history.length === 2);
    expect(reset).toHaveBeenCalled();
    await stop();
  });

  it('counts misses, knows when they began, and recovers by itself', async () => {
    const { history, until, stop } = run(
      [answer(200), away, away, away, answer(200, { gitVersion: 'v1.37.0' })],
      { timings: { ...timings, intervalMs: 5 } },
    );
    await until(() => history.length === 5);
    expect(history.map(({ failedAttempts }) => failedAttempts)).toEqual([
      0, 1, 2, 3, 0,
    ]);
    const [seen, first, , third, back] = history;
    expect(third.since).toBe(first.since);
    expect(third.lastSeenAt).toBe(seen.lastSeenAt);
    expect(third).toMatchObject({ version: 'v1.36.3', error: 'Nobody there.' });
    expect(back).toMatchObject({ outcome: 'answered', version: 'v1.37.0' });
    expect(back.error).toBeUndefined();
    await stop();
  });

  it('backs off up to its ceiling, and says when it tries next', async () => {
    const { history, until, stop } = run([away], {
      timings: { ...timings, backOffMs: { first: 200, largest: 400 } },
    });
    await until(() => history.length === 3);
    const pause = history[2].nextAttemptAt! - Date.now();
    expect(pause).toBeGreaterThan(300);
    expect(pause).toBeLessThanOrEqual(400);
    await stop();
  });

  it('waits as long as the server asks for', async () => {
    const { history, until, stop } = run([
      answer(503, {}, { 'retry-after': '30' }),
    ]);
    await until(() => history.length === 1);
    const pause = history[0].nextAttemptAt! - Date.now();
    expect(pause).toBeGreaterThan(29_000);
    expect(pause).toBeLessThanOrEqual(30_000);
    await stop();
  });

  it('looks early when told that something broke, once for many', async () => {
    const { probe, asked, history, until, stop } = run([answer(200)]);
    await until(() => history.length === 1);
    for (let n = 0; n < 15; n++) {
      probe.nudge();
    }
    await until(() => history.length === 2);
    expect(asked).toHaveLength(2);
    await stop();
  });

  it('ends with its signal', async () => {
    const { asked, history, until, stop } = run([answer(200)]);
    await until(() => history.length === 1);
    await stop();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(asked).toHaveLength(1);
  });
});
