// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { ClusterProvider } from '../ClusterProvider';
import { EngagementLog } from './EngagementLog';

/**
 * A provider under test, and the place that it finds its clusters in.
 *
 * @public
 */
export type ClusterProviderSubject = {
  /** Looks at its source every few milliseconds. */
  provider: ClusterProvider;
  /** From now on the source has exactly these clusters, with credentials that can be had. */
  set(clusters: { name: string; url: string }[]): Promise<void>;
  /** From now on the source cannot be read, until `set`. */
  break(): Promise<void>;
};

/**
 * What every `ClusterProvider` must do. Call it at the top of a Jest test file.
 *
 * @public
 */
export function describeClusterProvider(
  name: string,
  create: () => Promise<ClusterProviderSubject>,
): void {
  describe(`${name} as a ClusterProvider`, () => {
    let subject: ClusterProviderSubject;
    let log: EngagementLog;
    const east = { name: 'east', url: 'https://127.0.0.1:1001' };
    const west = { name: 'west', url: 'https://127.0.0.1:1002' };

    beforeEach(async () => {
      subject = await create();
      await subject.set([east, west]);
      log = new EngagementLog(subject.provider);
      await log.until(() => log.names.length === 2);
    });
    afterEach(() => log.stop());

    it('engages each cluster once, ready to be connected', async () => {
      expect(log.events.sort()).toEqual(['+east', '+west']);
      expect(log.problems).toEqual([]);
      const [a, b] = [...log.current.values()];
      expect(a.fingerprint).not.toBe(b.fingerprint);
      expect(log.current.get('west')).toMatchObject(west);
      const access = a.access as { connect?(): Promise<{ headers: unknown }> };
      expect((await access.connect?.())?.headers).toBeDefined();
    });

    it('follows what comes and goes, and leaves the others alone', async () => {
      await subject.set([east, { ...west, name: 'north' }]);
      await log.until(() => log.names.join() === 'east,north');
      expect(log.events).not.toContain('-east');
      expect(log.events).toContain('-west');
    });

    it('ends a lifetime before it engages what has changed', async () => {
      await subject.set([east, { ...west, url: 'https://127.0.0.1:1003' }]);
      await log.until(() => log.events.length === 4);
      expect(log.events.slice(2)).toEqual(['-west', '+west']);
      expect(log.current.get('west')?.url).toBe('https://127.0.0.1:1003');
    });

    it('keeps the clusters while their source cannot be read, and says so', async () => {
      await subject.break();
      await log.until(() => log.problems.length === 1);
      expect(log.problems[0]).toMatch(/^[A-Z].*\.$/);
      expect(log.names).toEqual(['east', 'west']);
      await subject.set([east, west]);
      await log.until(() => log.problems.length === 0);
      expect(log.events).toHaveLength(2);
    });

    it('engages a cluster that cannot be used as such, beside the others', async () => {
      await subject.set([east, west, { name: 'bad', url: 'nonsense' }]);
      await log.until(() => log.names.includes('bad'));
      expect(log.current.get('bad')?.access).toMatchObject({
        type: 'misconfigured',
        reason: expect.stringContaining('bad'),
      });
      expect(log.names).toEqual(['bad', 'east', 'west']);
    });

    it('ends every lifetime with its signal', async () => {
      await log.stop();
      expect(log.names).toEqual([]);
      expect(log.events.slice(2).sort()).toEqual(['-east', '-west']);
    });
  });
}
