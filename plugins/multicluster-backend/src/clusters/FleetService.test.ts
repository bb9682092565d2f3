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

function namespaces(cluster = 'east'): string[] {
  const all = bed.fleet.cache.list({ cluster, kind: 'Namespace' });
  return [...all].map(({ name }) => name).sort();
}

const isLive = ({ state }: { state: string }) => state === 'live';

describe('FleetService', () => {
  it('watches a cluster that it is told of, and tells what is there', async () => {
    putNamespace('web');
    const told: string[] = [];
    bed.fleet.subscribe(name => told.push(name));
    bed.provider.add('east', east.url, { title: 'East', region: 'us-east-1' });
    expect(bed.summary('east')).toMatchObject({
      state: 'connecting',
      fromStore: false,
    });
    await bed.until('east', isLive);
    expect(bed.fleet.clusters()).toMatchObject([
      {
        name: 'east',
        title: 'East',
        region: 'us-east-1',
        version: 'v1.36.3',
        objects: 1,
        failedAttempts: 0,
        fromStore: false,
        lastSeenAt: expect.any(Number),
        latencyMs: expect.any(Number),
      },
    ]);
    expect(new Set(told)).toEqual(new Set(['east']));
    putNamespace('later');
    await bed.until('east', ({ objects }) => objects === 2);
  });

  it('keeps what it knows of a cluster that is away, and catches up without reading all again', async () => {
    putNamespace('web');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    const lists = east.server.asked(/sendInitialEvents/).length;
    const before = Date.now();
    await east.door.close();
    await bed.until('east', ({ state }) => state === 'unreachable');
    const away = bed.summary('east');
    expect(away?.error).toBe('The connection to the API server is refused.');
    expect(away?.failedAttempts).toBeGreaterThanOrEqual(2);
    expect(away?.nextAttemptAt).toBeGreaterThanOrEqual(before);
    expect(away?.since).toBeGreaterThanOrEqual(before);
    expect(away?.since).toBeLessThanOrEqual(Date.now());
    expect(away?.kinds.every(({ state }) => state !== 'live')).toBe(true);
    expect(namespaces()).toEqual(['web']);

    putNamespace('meanwhile');
    await east.door.open();
    await bed.until('east', isLive);
    expect(namespaces()).toEqual(['meanwhile', 'web']);
    expect(east.server.asked(/sendInitialEvents/)).toHaveLength(lists);
  });

  it('loses no time over a cluster that accepts and never answers', async () => {
    const west = await startApiServer('uid-of-west');
    west.door.hang();
    bed.provider.add('west', west.url);
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    await bed.until('west', ({ state }) => state === 'unreachable');
    expect(bed.summary('west')?.error).toMatch(/no answer within 0\.3 s/);
    await west.stop();
  });

  it('finds out that a cluster which was live hangs', async () => {
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    east.door.hang();
    await bed.until('east', ({ state }) => state === 'unreachable');
    expect(bed.summary('east')?.error).toMatch(/no answer within/);
    await east.door.close();
    await east.door.open();
    await bed.until('east', isLive);
  });

  it('says when its credential is refused, and recovers with a better one', async () => {
    let token = 'old';
    const ask = jest.fn(async () => ({
      headers: { authorization: `Bearer ${token}` },
    }));
    const refuse = { fault: 'status', status: 401 } as const;
    east.server.heal();
    east.server.fail(/./, refuse, Infinity);
    bed.provider.add('east', east.url, {
      access: { type: 'shared', connect: ask },
    });
    await bed.until('east', ({ state }) => state === 'unauthorized');
    expect(bed.summary('east')?.error).toMatch(
      /refuses the credential \(401\)/,
    );
    expect(bed.summary('east')?.error).not.toContain('old');

    token = 'new';
    east.server.heal();
    const version = JSON.stringify({ gitVersion: 'v1.36.3' });
    east.server.fail(/^\/version/, { fault: 'body', body: version }, Infinity);
    await bed.until('east', isLive);
  });

  it('says when a cluster may not be read at all', async () => {
    east.server.fail(
      /^\/(api|apis)\//,
      { fault: 'status', status: 403 },
      Infinity,
    );
    bed.provider.add('east', east.url);
    await bed.until('east', ({ state }) => state === 'unauthorized');
    expect(bed.summary('east')?.error).toContain('rbac.yaml');
  });
});

describe('what the configuration says of a cluster', () => {
  it('comes before what its provider says', async () => {
    await bed.fleet.stop();
    bed.start({
      clusters: { east: { provider: 'AWS', labels: { tier: 'gold' } } },
    });
    bed.provider.add('east', east.url, {
      provider: 'gcp',
      region: 'r1',
      labels: { tier: 'tin', team: 'shop' },
    });
    expect(bed.summary('east')).toMatchObject({
      provider: 'aws',
      region: 'r1',
      labels: { tier: 'gold', team: 'shop' },
    });
  });

  it('is read from the nodes where nobody says it', async () => {
    east.server.put('api/v1/nodes', {
      metadata: {
        name: 'n1',
        labels: { 'topology.kubernetes.io/region': 'europe-west1' },
      },
      spec: { providerID: 'gce://shop/europe-west1-b/n1' },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    });
    bed.provider.add('east', east.url);
    await bed.until('east', ({ provider }) => provider === 'gcp');
    expect(bed.summary('east')).toMatchObject({
      region: 'europe-west1',
      nodes: { ready: 1, total: 1 },
      nodeList: [{ name: 'n1', ready: true }],
    });
  });
});
