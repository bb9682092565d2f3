import http from 'node:http';
import { AddressInfo } from 'node:net';
import { askAddress, ProbeTarget } from './askAddress';
import { PortalProbes } from './PortalProbes';

describe('asking a service from the portal', () => {
  let server: http.Server;
  let target: ProbeTarget;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      if (request.url === '/silent') return;
      response.statusCode = request.url === '/readyz' ? 200 : 503;
      response.end();
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    target = { cluster: 'west', host: '127.0.0.1', port };
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['a path that is well', '/readyz', undefined],
    ['a path that is not', '/sick', 'Answers 503'],
    ['a path that says nothing', '/silent', 'Does not answer in time'],
    ['no path', undefined, undefined],
  ])('takes %s for what it is', async (_, path, failure) => {
    const asked = askAddress({ ...target, path }, AbortSignal.timeout(300));
    await expect(
      asked.then(
        () => undefined,
        error => error.message,
      ),
    ).resolves.toBe(failure);
  });

  it('says that nobody accepts connections', async () => {
    const gone = http.createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => {
      gone.once('listening', resolve);
    });
    const { port } = gone.address() as AddressInfo;
    await new Promise(resolve => {
      gone.close(resolve);
    });
    await expect(
      askAddress({ ...target, port }, AbortSignal.timeout(2_000)),
    ).rejects.toThrow('Refuses connections');
  });

  it('remembers an answer for a moment, and keeps those before', async () => {
    const clock = { now: 1_000 };
    let asked = 0;
    const probes = new PortalProbes({
      now: () => clock.now,
      ask: async () => {
        asked += 1;
        if (asked === 2) throw new Error('Answers 503');
      },
    });
    const look = async () => (await probes.look([target])).get('west');
    await expect(look()).resolves.toEqual({
      ...{ from: 'portal', ok: true, at: 1_000 },
    });
    await look();
    expect(asked).toBe(1);
    clock.now = 9_000;
    await expect(look()).resolves.toMatchObject({
      ...{ ok: false, message: 'Answers 503' },
    });
    expect(probes.window(target).map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('believes a cluster only when each of its addresses answers', async () => {
    const other = { ...target, host: '127.0.0.2' };
    const probes = new PortalProbes({
      ask: async ({ host }) => {
        if (host === '127.0.0.1') throw new Error('Refuses connections');
      },
    });
    const seen = await probes.look([target, other]);
    expect(seen.get('west')?.ok).toBe(false);
  });
});
