import { named, WatchHarness } from './WatchHarness';

const PODS = 'api/v1/pods';
const WATCH = /pods\?.*watch=true/;
const FROM_VERSION = /pods\?.*watch=true.*resourceVersion=\d/;
const BY_WATCH = /pods\?.*sendInitialEvents=true/;
const BY_PAGES = /pods\?limit=/;

describe('Reflector', () => {
  let harness: WatchHarness;

  beforeEach(async () => {
    harness = await WatchHarness.create();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      harness.server.put(PODS, named('web', name));
    }
  });

  afterEach(() => harness.stop());

  describe('when it begins', () => {
    it('lists by watch, says that it is live, and follows what changes', async () => {
      harness.watch();
      await harness.untilEqual();
      expect(harness.cached()).toHaveLength(7);
      expect(harness.state()).toMatchObject({ apiVersion: 'v1', objects: 7 });

      harness.server.put(
        PODS,
        named('web', 'a', { status: { phase: 'Running' } }),
      );
      harness.server.put(PODS, named('db', 'new'));
      harness.server.delete(PODS, 'web', 'b');
      await harness.untilEqual();
      expect(harness.get('web', 'a')).toMatchObject({
        detail: { phase: 'Running' },
      });
      expect(harness.get('web', 'b')).toBeUndefined();
      expect(harness.server.asked(WATCH)).toHaveLength(1);
      expect(harness.states()).toEqual(['syncing', 'live']);
    });

    it.each([422, 400])(
      'reads pages where lists by watch are answered %d, and does not ask so again',
      async status => {
        harness.server.fail(BY_WATCH, { fault: 'status', status }, Infinity);
        harness.watch();
        await harness.untilEqual();
        harness.server.breakWatches(PODS);
        harness.server.put(PODS, named('web', 'h'));
        harness.server.compact();
        await harness.until(
          'it lists again',
          () => harness.server.asked(BY_PAGES).length >= 6,
        );
        await harness.untilEqual();
        expect(harness.server.asked(BY_WATCH)).toHaveLength(1);
        expect(harness.server.asked(BY_PAGES)).toHaveLength(6);
      },
    );

    it('reads pages where a list by watch never comes to its end', async () => {
      const silence = { fault: 'silence' } as const;
      harness.server.fail(BY_WATCH, silence, Infinity);
      harness.watch();
      await harness.untilEqual();
      expect(harness.server.asked(BY_WATCH)).toHaveLength(1);
    });

    it('begins a list anew whose pages have expired', async () => {
      harness.server.watchList = false;
      harness.server.fail(/continue=/, { fault: 'status', status: 410 });
      harness.watch();
      await harness.untilEqual();
      // Three pages of three, the second refused; then all seven in one larger page.
      expect(harness.server.asked(BY_PAGES)).toHaveLength(3);
    });

    it('goes on from a version without a list', async () => {
      harness.watch({
        resume: new Map([['Pod', String(harness.server.history.version)]]),
      });
      await harness.untilState('live');
      harness.server.put(PODS, named('web', 'new'));
      await harness.until(
        'it sees the new one',
        () => !!harness.get('web', 'new'),
      );
      expect(harness.cached()).toHaveLength(1);
      expect(harness.server.asked(BY_WATCH)).toHaveLength(0);
      expect(harness.metrics.relist).not.toHaveBeenCalled();
    });

    it('lists when the version to go on from is too old, and forgets what was only in the store', async () => {
      harness.watch();
      await harness.untilEqual();
      const stored = [...harness.cache.list({ cluster: 'east', kind: 'Pod' })];
      await harness.stop();

      harness = await WatchHarness.create();
      harness.cache.apply({
        cluster: 'east',
        kind: 'Pod',
        upserts: stored,
        deletes: [],
      });
      harness.server.put(PODS, named('web', 'other'));
      harness.server.compact();
      harness.watch({ resume: new Map([['Pod', '5']]) });
      await harness.untilEqual();
      expect(harness.cached()).toHaveLength(1);
      expect(harness.states()).toEqual(['syncing', 'live']);
    });
  });

  describe('when the server says that a version is too old', () => {
    it.each([
      ['with status 410', true],
      ['with an event of code 410', false],
    ])(
      'lists again and keeps the old objects meanwhile, %s',
      async (_, byStatus) => {
        harness.watch();
        await harness.untilEqual();
        const sizes: number[] = [];
        harness.cache.subscribe(() => sizes.push(harness.cache.size('east')));
        if (byStatus) {
          harness.server.fail(FROM_VERSION, { fault: 'status', status: 410 });
        }
        harness.server.breakWatches(PODS);
        // Happens while nobody watches, so that only the list can tell.
        harness.server.delete(PODS, 'web', 'a');
        harness.server.put(PODS, named('web', 'h'));
        harness.server.put(PODS, named('web', 'i'));
        harness.server.compact();
        await harness.untilEqual();
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
        expect(harness.get('web', 'a')).toBeUndefined();
        expect(harness.metrics.relist.mock.calls.map(call => call[2])).toEqual([
          'start',
          'expired',
        ]);
      },
    );

    it('backs off when it says so each time', async () => {
      const body = `${JSON.stringify({
        type: 'ERROR',
        object: { code: 410, message: 'too old resource version' },
      })}\n`;
      harness.server.watchList = false;
      harness.server.fail(FROM_VERSION, { fault: 'body', body }, Infinity);
      harness.watch({ timing: { backoffMinMs: 200, backoffMaxMs: 400 } });
      await harness.untilState('broken');
      expect(harness.server.asked(FROM_VERSION)).toHaveLength(2);
      expect(harness.cached()).toEqual(harness.served());
    });
  });

  it('lists again when a server refuses a version that it cannot know', async () => {
    harness.server.fail(FROM_VERSION, { fault: 'status', status: 504 });
    harness.watch({ resume: new Map([['Pod', '99999999']]) });
    await harness.untilEqual();
    expect(harness.server.asked(BY_WATCH)).toHaveLength(1);
  });

  it('tells nobody anything once its lifetime has ended', async () => {
    harness.watch();
    await harness.untilEqual();
    const { batches, told, server } = harness;
    const before = [batches.length, told.length];
    server.put(PODS, named('web', 'late'));
    harness.end();
    await harness.until('its watches are gone', () => server.watches === 0);
    await new Promise(resolve => setTimeout(resolve, 30));
    expect([batches.length, told.length]).toEqual(before);
  });

  it('outlives a consumer that throws', async () => {
    harness.watch();
    await harness.untilEqual();
    harness.onBatch = () => {
      harness.onBatch = () => {};
      throw new Error('of the consumer');
    };
    harness.server.put(PODS, named('web', 'lost'));
    await harness.until(
      'the error is counted',
      () => harness.metrics.consumerError.mock.calls.length === 1,
    );
    harness.server.put(PODS, named('web', 'seen'));
    await harness.until('it goes on', () => !!harness.get('web', 'seen'));
    expect(harness.states()).toEqual(['syncing', 'live']);
  });

  it('measures how late a change came, whatever the clock of the cluster says', async () => {
    harness.server.clock = () => Date.now() - 600_000;
    harness.watch();
    await harness.untilEqual();
    const time = new Date(harness.server.clock() - 5_000).toISOString();
    harness.server.put(PODS, {
      metadata: {
        namespace: 'web',
        name: 'a',
        ...{ managedFields: [{ time }] },
      },
    });
    await harness.until(
      'the lag is measured',
      () => harness.metrics.lag.mock.calls.length === 1,
    );
    const [, , lagSeconds] = harness.metrics.lag.mock.calls[0];
    expect(lagSeconds).toBeGreaterThan(3);
    expect(lagSeconds).toBeLessThan(8);
  });
});
