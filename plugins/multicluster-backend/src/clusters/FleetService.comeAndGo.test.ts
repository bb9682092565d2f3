import {
  FleetBed,
  ManualProvider,
  startApiServer,
} from './__testUtils__/FleetBed';

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

/** Waits for a condition; one that never comes true ends with the time of the test. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 10));
}

const isLive = ({ state }: { state: string }) => state === 'live';

describe('clusters that come and go', () => {
  it('are forgotten when they have gone for good', async () => {
    putNamespace('web');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    const told: string[] = [];
    bed.fleet.subscribe(name => told.push(name));
    bed.provider.remove('east');
    await until(() => bed.fleet.clusters().length === 0);
    expect(told).toContain('east');
    expect(namespaces()).toEqual([]);
    expect(bed.fleet.client('east')).toBeUndefined();
    await bed.fleet.stop();
    expect(await bed.store.clusters()).toEqual([]);
    // The server learns that a socket was closed a moment after the client closed it.
    await until(() => east.server.watches === 0);
  });

  it('keep their objects when only their description changes', async () => {
    putNamespace('web');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    const lists = east.server.asked(/sendInitialEvents/).length;
    bed.provider.add('east', east.url, { title: 'East', fingerprint: '2' });
    expect(bed.summary('east')).toMatchObject({ title: 'East', objects: 1 });
    await bed.until('east', isLive);
    expect(east.server.asked(/sendInitialEvents/)).toHaveLength(lists);
  });

  it('are read anew when another cluster answers under the same name', async () => {
    putNamespace('web');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    const other = await startApiServer('uid-of-another');
    putNamespace('other', other.server);
    await east.door.close();
    east.door.behind = other.server.url;
    await bed.until('east', ({ state }) => state === 'unreachable');
    await east.door.open();
    await bed.until('east', isLive);
    expect(namespaces()).toEqual(['other']);
    await other.stop();
  });

  it('are used once when two providers have the same name', async () => {
    await bed.fleet.stop();
    const second = new ManualProvider('second');
    bed.start({}, [second]);
    bed.provider.add('east', east.url);
    second.add('east', 'http://127.0.0.1:1');
    expect(bed.fleet.problems()).toEqual([
      "Cluster 'east' is configured twice: that of 'second' is not used. Rename one of them.",
    ]);
    second.remove('east');
    expect(bed.fleet.problems()).toEqual([]);
    await bed.until('east', isLive);
  });

  it('cost the others nothing when their provider fails', async () => {
    await bed.fleet.stop();
    bed.start({}, [
      {
        name: 'broken',
        start: async () => {
          throw new Error('at /srv/secret');
        },
      },
    ]);
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    expect(bed.fleet.problems()).toEqual([
      "The cluster provider 'broken' failed; the log of the backend says why.",
    ]);
  });
});
