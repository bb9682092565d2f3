import { FleetBed, startApiServer } from './__testUtils__/FleetBed';

jest.setTimeout(30_000);

let bed: FleetBed;
let east: Awaited<ReturnType<typeof startApiServer>>;

beforeEach(async () => {
  east = await startApiServer('uid-of-east');
  bed = new FleetBed();
});
afterEach(async () => {
  await bed.fleet.stop();
  await east.stop();
});

function putNamespace(name: string, server = east.server) {
  server.put('api/v1/namespaces', {
    metadata: { name },
    status: { phase: 'Active' },
  });
}

const isLive = ({ state }: { state: string }) => state === 'live';

describe('a cluster that is not shared', () => {
  const perUser = {
    access: {
      type: 'perUser' as const,
      reason: "Auth provider 'google' …",
      connectAs: async (auth: Record<string, unknown>) => ({
        headers: { authorization: `Bearer ${auth.google}` },
      }),
    },
  };

  it('is listed with the reason, and not asked for anything', async () => {
    bed.provider.add('east', east.url, perUser);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(bed.summary('east')).toMatchObject({
      state: 'perUser',
      error: perUser.access.reason,
      health: 'unknown',
      objects: 0,
    });
    expect(bed.fleet.client('east')).toBeUndefined();
    expect(east.server.requests).toEqual([]);
  });

  it('is read with what the user sends', async () => {
    bed.provider.add('east', east.url, perUser);
    const connection = await bed.fleet.connectAs('east', { google: 'mine' });
    const { status } = await connection.get({
      path: '/version',
      signal: new AbortController().signal,
      headersTimeoutMs: 1_000,
      bodyTimeoutMs: 1_000,
    });
    expect(status).toBe(200);
    connection.close();
  });

  it('hides from everyone what was shared before', async () => {
    putNamespace('web');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    bed.provider.add('east', east.url, { ...perUser, fingerprint: '2' });
    await bed.until('east', ({ objects }) => objects === 0);
    await bed.fleet.stop();
    expect(await bed.store.clusters()).toEqual([]);
  });

  it('is the only one that can be read so', async () => {
    bed.provider.add('east', east.url);
    await expect(bed.fleet.connectAs('east', {})).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(bed.fleet.connectAs('north', {})).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('says why when it cannot be used', async () => {
    const reason = "'url' of cluster 'east' is not a URL.";
    bed.provider.add('east', '', { access: { type: 'misconfigured', reason } });
    expect(bed.summary('east')).toMatchObject({
      state: 'misconfigured',
      error: reason,
    });
  });
});
