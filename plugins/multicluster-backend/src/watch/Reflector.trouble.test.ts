import { named, WatchHarness } from './WatchHarness';

const PODS = 'api/v1/pods';
const WATCH = /pods\?.*watch=true/;
const FROM_VERSION = /pods\?.*watch=true.*resourceVersion=\d/;
const BY_WATCH = /pods\?.*sendInitialEvents=true/;
const BY_PAGES = /pods\?limit=/;

describe('Reflector in trouble', () => {
  let harness: WatchHarness;

  beforeEach(async () => {
    harness = await WatchHarness.create();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      harness.server.put(PODS, named('web', name));
    }
  });

  afterEach(() => harness.stop());

  describe('when a watch breaks', () => {
    it('watches again from its version when the server ended it', async () => {
      harness.watch({ timing: { shortestWatchMs: 0 } });
      await harness.untilEqual();
      harness.server.endWatches(PODS);
      harness.server.put(PODS, named('web', 'late'));
      await harness.untilEqual();
      expect(harness.server.asked(BY_WATCH)).toHaveLength(1);
      expect(harness.server.asked(FROM_VERSION)).toHaveLength(1);
      expect(harness.states()).toEqual(['syncing', 'live']);
    });

    it('moves its version with bookmarks', async () => {
      harness.watch({ timing: { shortestWatchMs: 0 } });
      await harness.untilEqual();
      harness.server.history.version = 5_000;
      harness.server.bookmark(PODS);
      await harness.until('the version moves', () =>
        harness.batches.some(batch => batch.resourceVersion === '5000'),
      );
      harness.server.compact();
      harness.server.endWatches(PODS);
      await harness.until(
        'it watches again',
        () => harness.server.asked(/resourceVersion=5000/).length === 1,
      );
      expect(harness.server.asked(BY_WATCH)).toHaveLength(1);
    });

    it('does not ask without pause a server that ends each watch at once', async () => {
      harness.watch({ timing: { shortestWatchMs: 1_000 } });
      await harness.untilEqual();
      harness.server.fail(FROM_VERSION, { fault: 'body', body: '' }, Infinity);
      harness.server.endWatches(PODS);
      await harness.untilState('broken');
      expect(harness.state()?.error).toBe(
        'The API server ends each watch at once.',
      );
      const before = harness.server.asked(FROM_VERSION).length;
      await new Promise(resolve => setTimeout(resolve, 150));
      // With pauses of 15 ms on average. Without them it would be hundreds.
      const asked = harness.server.asked(FROM_VERSION).length - before;
      expect(asked).toBeLessThan(40);
      harness.server.heal();
      await harness.untilEqual();
    });

    it('loses nothing when the stream is cut in the middle of an event', async () => {
      harness.watch();
      await harness.untilEqual();
      harness.server.endWatches(PODS, '{"type":"MODIFIED","object":{"metada');
      harness.server.put(PODS, named('web', 'late'));
      await harness.until('it noticed', () =>
        harness.states().includes('broken'),
      );
      await harness.untilEqual();
      expect(harness.get('web', 'late')).toBeDefined();
    });

    it.each([
      ['is not JSON', 'no json at all'],
      ['is no event', '{"kind":"Pod"}'],
      ['has no version', '{"type":"ADDED","object":{"metadata":{"name":"x"}}}'],
      [
        'has no name',
        '{"type":"ADDED","object":{"metadata":{"resourceVersion":"999"}}}',
      ],
      [
        'goes back in time',
        '{"type":"ADDED","object":{"metadata":{"name":"x","resourceVersion":"7"}}}',
      ],
    ])('lists again when a line %s', async (_, line) => {
      harness.watch();
      await harness.untilEqual();
      harness.server.sendRaw(PODS, `${line}\n`);
      await harness.until(
        'it lists again',
        () => harness.server.asked(BY_WATCH).length === 2,
      );
      await harness.untilEqual();
      expect(harness.metrics.relist.mock.calls.at(-1)?.[2]).toBe('unreadable');
    });

    it('notices a server that fell silent', async () => {
      harness.watch({ timing: { watchSilenceMs: 80 } });
      await harness.untilEqual();
      await harness.until('it noticed', () =>
        harness.states().includes('broken'),
      );
      expect(harness.told.find(({ error }) => error)?.error).toMatch(/silent/);
      await harness.untilState('live');
      expect(harness.server.asked(BY_WATCH)).toHaveLength(1);
    });
  });

  describe('when the server refuses', () => {
    it('waits as long as Retry-After says', async () => {
      const overloaded = {
        fault: 'status',
        status: 429,
        headers: { 'retry-after': '1' },
      } as const;
      harness.server.fail(WATCH, overloaded);
      harness.watch();
      await harness.untilState('broken');
      const brokenAt = Date.now();
      expect(harness.state()?.error).toBe(
        'The API server is overloaded (429).',
      );
      await harness.untilEqual();
      expect(Date.now() - brokenAt).toBeGreaterThan(900);
    });

    it('reads the date of Retry-After by the clock of the server', async () => {
      const clock = () => Date.now() - 600_000;
      harness.server.clock = clock;
      const later = new Date(clock() + 60_000).toUTCString();
      harness.server.fail(WATCH, {
        fault: 'status',
        status: 503,
        headers: { 'retry-after': later },
      });
      harness.watch({ timing: { retryAfterMaxMs: 300 } });
      await harness.untilState('broken');
      const brokenAt = Date.now();
      await harness.untilEqual();
      // By our clock that date is long past, and there would be nothing to wait for.
      expect(Date.now() - brokenAt).toBeGreaterThan(250);
    });

    it('says that it is forbidden, and finds out when it is allowed', async () => {
      harness.server.fail(WATCH, { fault: 'status', status: 403 }, 2);
      harness.watch();
      await harness.untilState('forbidden');
      expect(harness.state()?.error).toBe(
        'The portal may not list and watch pods (403).',
      );
      await harness.untilEqual();
    });

    it('is back soon after a server that refused everybody while it started', async () => {
      harness.server.fail(WATCH, { fault: 'status', status: 403 }, 3);
      harness.watch({ timing: { forbiddenRetryMs: 3_600_000 } });
      await harness.untilState('forbidden');
      await harness.untilEqual();
      expect(harness.state()?.state).toBe('live');
    });

    it('goes on trying, with the error on view, when its credentials are refused', async () => {
      harness.server.fail(WATCH, { fault: 'status', status: 401 }, 4);
      harness.watch();
      await harness.untilState('broken');
      expect(harness.state()?.error).toMatch(/credentials \(401\)/);
      await harness.untilEqual();
      // It was not said to be syncing before the server let it.
      expect(harness.states()).toEqual([
        'syncing',
        'broken',
        'syncing',
        'live',
      ]);
    });

    it('does not take a cluster for empty whose gateway answers 404 to everything', async () => {
      harness.watch();
      await harness.untilEqual();
      harness.server.fail(/./, { fault: 'status', status: 404 }, Infinity);
      harness.server.endWatches(PODS);
      await harness.untilState('broken');
      expect(harness.cached()).toHaveLength(7);
      harness.server.heal();
      await harness.untilEqual();
      expect(harness.states()).not.toContain('absent');
    });
  });

  describe('when the server does not answer', () => {
    it.each([
      ['hangs', { fault: 'hang' }],
      ['falls silent within a list', { fault: 'silence' }],
      ['breaks the connection', { fault: 'reset' }],
    ] as const)('is broken while it %s, and recovers', async (_, fault) => {
      harness.server.watchList = false;
      harness.server.fail(BY_PAGES, fault, 2);
      harness.watch({ timing: { headersTimeoutMs: 100, listSilenceMs: 100 } });
      await harness.untilState('broken');
      await harness.untilEqual();
      expect(harness.cached()).toHaveLength(7);
    });

    it('keeps what it has while nobody listens there', async () => {
      harness.watch();
      await harness.untilEqual();
      await harness.server.stop();
      await harness.untilState('broken');
      expect(harness.cached()).toHaveLength(7);
      expect(harness.state()?.error).toBe(
        'The connection to the API server failed.',
      );
    });
  });
});
