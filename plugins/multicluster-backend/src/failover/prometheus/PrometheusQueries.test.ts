import {
  ScriptedPrometheus,
  vectorOf,
} from '../__testUtils__/ScriptedPrometheus';
import { PrometheusQueries } from './PrometheusQueries';

const AT = 1_000_123;
const never = new AbortController().signal;
const sample = (text: unknown) => ({ metric: {}, value: [AT / 1000, text] });
const success = (resultType: string, result: unknown) => ({
  ...{ status: 'success', data: { resultType, result } },
});
const failure = (error: string) => ({
  ...{ status: 'error', errorType: 'bad_data', error },
});

describe('asking Prometheus', () => {
  let server: ScriptedPrometheus;
  let queries: PrometheusQueries;

  beforeEach(async () => {
    server = await new ScriptedPrometheus().start();
    const shared = { url: `${server.url}/p`, authorization: 'Bearer all' };
    const own = { url: server.url };
    const servers = { shared, clusters: new Map([['own', own]]) };
    queries = new PrometheusQueries({ servers, deadlineMs: 500 });
  });

  afterEach(() => server.stop());

  it.each([
    ['a vector of one', vectorOf([sample('0.25')]), 0.25],
    ['a scalar', success('scalar', [AT / 1000, '1e-05']), 0.00001],
    ['zero', vectorOf([sample('0')]), 0],
    ['what is negative', vectorOf([sample('-2')]), -2],
    ['no bound', vectorOf([sample('+Inf')]), Infinity],
    ['no lower bound', vectorOf([sample('-Inf')]), -Infinity],
  ])('takes %s for a number', async (_, body, value) => {
    server.says(body);
    const answer = await queries.instant('west', 'up', never);
    expect(answer).toEqual({ value, at: AT });
  });

  it.each([
    ['no sample', vectorOf([]), 200, 'finds nothing'],
    ['NaN', vectorOf([sample('NaN')]), 200, 'NaN'],
    ['NaN as a scalar', success('scalar', [1, 'NaN']), 200, 'NaN'],
    ['two', vectorOf([sample('1'), sample('2')]), 200, '2 numbers, not one'],
    ['a histogram', vectorOf([{ histogram: [1, {}] }]), 200, 'histogram'],
    ['a matrix', success('matrix', []), 200, 'a matrix, no number'],
    ['a string', success('string', [1, 'a']), 200, 'a string, no number'],
    ['an error', failure('parse\n error'), 400, 'bad_data: parse error'],
    ['an error as 200', failure('parse error'), 200, 'bad_data: parse error'],
    ['another status', 'Unauthorized', 401, 'answers 401'],
    ['a status of success', vectorOf([sample('1')]), 503, 'answers 503'],
    ['an empty text', vectorOf([sample('')]), 200, 'not Prometheus'],
    ['words', vectorOf([sample('one')]), 200, 'not Prometheus'],
    ['a bare number', vectorOf([sample(1)]), 200, 'not Prometheus'],
    ['a page', '<html></html>', 200, 'not Prometheus'],
    ['other JSON', { status: 'success' }, 200, 'not Prometheus'],
    ['null', 'null', 200, 'not Prometheus'],
    ['nothing', '', 200, 'not Prometheus'],
    ['too much', `"${'x'.repeat(1_000_000)}"`, 200, 'more than 1 MB'],
  ])('says why %s is no number', async (_, body, status, why) => {
    server.says(body, status);
    const answer = await queries.instant('west', 'up', never);
    expect(answer).toEqual({ message: expect.stringContaining(why) });
  });

  it('does not repeat a long error', async () => {
    server.says(failure('x'.repeat(5_000)), 422);
    const { message } = await queries.instant('west', 'up', never);
    expect(message?.length).toBeLessThan(250);
  });

  it('asks the server of the cluster, and tells each only its own secret', async () => {
    server.measures(['1']);
    await queries.instant('west', 'up{a="&="}', never);
    await queries.instant('own', 'up', never);
    expect(server.asked).toEqual([
      {
        ...{ path: 'POST /p/api/v1/query', query: 'up{a="&="}' },
        authorization: 'Bearer all',
      },
      { path: 'POST /api/v1/query', query: 'up' },
    ]);
  });

  it('asks how it was at another time', async () => {
    server.measures(['1']);
    await queries.instant('own', 'up', never, 1_790_000_000_500);
    expect(server.asked).toEqual([
      { path: 'POST /api/v1/query', query: 'up', time: '1790000000.5' },
    ]);
  });

  it('asks nobody where nobody is configured', async () => {
    const none = new PrometheusQueries({ servers: { clusters: new Map() } });
    const message = 'nothing measures it';
    await expect(none.instant('west', 'up', never)).resolves.toEqual({
      message,
    });
  });

  it.each([301, 307, 308])('follows no redirect by %d', async status => {
    server.answer = response => {
      response.writeHead(status, { location: '/elsewhere' }).end();
    };
    const answer = await queries.instant('west', 'up', never);
    expect(answer).toEqual({ message: `Prometheus redirects (${status})` });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['answers', () => {}],
    ['ends its answer', response => response.write('{')],
  ] as [string, ScriptedPrometheus['answer']][])(
    'does not wait for one that never %s',
    async (_, answer) => {
      server.answer = answer;
      await expect(queries.instant('west', 'up', never)).resolves.toEqual({
        message: 'Prometheus does not answer in time',
      });
    },
  );

  it('waits no longer than who asks', async () => {
    const gone = AbortSignal.abort();
    await expect(queries.instant('west', 'up', gone)).resolves.toEqual({
      message: 'Prometheus does not answer in time',
    });
  });

  it('says that a server is gone, or goes in the middle', async () => {
    server.answer = response => response.destroy();
    await expect(queries.instant('west', 'up', never)).resolves.toEqual({
      message: expect.stringContaining('cannot be reached'),
    });
    await server.stop();
    await expect(queries.instant('west', 'up', never)).resolves.toEqual({
      message: 'Prometheus cannot be reached (ECONNREFUSED)',
    });
  });
});
