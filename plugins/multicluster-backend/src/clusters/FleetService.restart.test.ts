import { storeWrite } from '../store/describeResourceStore';
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

describe('after a restart', () => {
  it('shows the last known state at once, and then the truth', async () => {
    putNamespace('stays');
    putNamespace('goes');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    const seenAt = bed.summary('east')!.lastSeenAt!;
    await east.door.close();
    await bed.restart();

    bed.provider.add('east', east.url);
    await bed.until('east', ({ objects }) => objects === 2);
    const ghost = bed.summary('east')!;
    expect(ghost).toMatchObject({ fromStore: true, version: 'v1.36.3' });
    expect(ghost.lastSeenAt).toBeGreaterThanOrEqual(seenAt);
    expect(ghost.lastSeenAt).toBeLessThanOrEqual(Date.now());
    await bed.until('east', ({ state }) => state === 'unreachable');
    expect(namespaces()).toEqual(['goes', 'stays']);

    east.server.delete('api/v1/namespaces', '', 'goes');
    putNamespace('new');
    await east.door.open();
    await bed.until('east', isLive);
    await bed.until('east', ({ fromStore }) => !fromStore);
    expect(namespaces()).toEqual(['new', 'stays']);
  });

  it('goes on from where it was, when nothing has been forgotten', async () => {
    putNamespace('web');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    const lists = east.server.asked(/sendInitialEvents.*|limit=/).length;
    await bed.restart();
    putNamespace('meanwhile');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    expect(namespaces()).toEqual(['meanwhile', 'web']);
    // Events are not kept, so they alone are read anew.
    const listed = east.server.asked(/sendInitialEvents|limit=/).slice(lists);
    expect(listed).toHaveLength(1);
    expect(listed[0]).toContain('/events');
  });

  it('reads all anew when too much was forgotten, and forgets what has gone', async () => {
    putNamespace('goes');
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    await bed.fleet.stop();
    east.server.delete('api/v1/namespaces', '', 'goes');
    putNamespace('new');
    east.server.compact();
    bed.start();
    bed.provider.add('east', east.url);
    await bed.until('east', isLive);
    expect(namespaces()).toEqual(['new']);
  });

  it('forgets clusters that nobody has seen for a month', async () => {
    const { logger, store } = bed;
    await bed.fleet.stop();
    const day = 24 * 60 * 60_000;
    for (const [cluster, days] of [
      ['ancient', 31],
      ['recent', 29],
    ] as const) {
      const facts = { lastSeenAt: Date.now() - days * day };
      await store.write(storeWrite({ cluster, facts }));
    }
    bed.start();
    while ((await store.clusters()).length > 1) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(await store.clusters()).toMatchObject([{ name: 'recent' }]);
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
