// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { ConflictError, InputError } from '@backstage/errors';
import {
  invertChange,
  Shares,
  sharesOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver, TrafficFacts, WriteFence } from '../TrafficDriver';
import { FakeObjects } from './FakeObjects';

/** Shares of the first backend and of the second. @public */
export type SharePair = readonly [number, number];

/**
 * A driver and a cluster in which it has one hop of two backends; the first gets three quarters and the second a quarter, unless `shares`
 * says otherwise.
 *
 * @public
 */
export type TrafficDriverBed = {
  driver: TrafficDriver;
  facts: TrafficFacts;
  client: FakeObjects;
  /** Where the hop's object is. */
  path: string;
  /** Sets other weights than anybody here wants, as somebody else would. */
  rival(object: any): void;
  /** Everything of the object that is not the driver's to change. */
  rest(object: any): unknown;
  /** For a hop that cannot have just any shares: what it starts with, and what else it can have. */
  shares?: { start: SharePair; other: SharePair };
  /** How many hops it has: copies of one object in several clusters are as many. That of `path` is the first. One when absent. */
  hops?: number;
};

const ANY = { start: [75, 25], other: [40, 60] } as const;

const signal = new AbortController().signal;
const run = 'run-1/ramp-50';
const fence = { holder: 'component:default/web', epoch: 2, version: 5 };

/**
 * What every traffic driver promises, as tests.
 *
 * @public
 */
export function describeTrafficDriver(
  name: string,
  createBed: () => TrafficDriverBed,
): void {
  const setUp = () => {
    const bed = createBed();
    const [hop] = bed.driver.discover(bed.facts);
    const [first, second] = hop.backends.map(backend => backend.name);
    const { start, other } = bed.shares ?? ANY;
    const named = ([a, b]: SharePair) => ({ [first]: a, [second]: b });
    const plan = () => bed.driver.plan({ hop, shares: named(other) })!;
    const apply = (
      change: ReturnType<typeof plan>,
      more: { fence?: WriteFence; stamp?: boolean } = {},
    ) =>
      bed.driver.apply({
        ...{ change, run, fence, stamp: false, client: bed.client, signal },
        ...more,
      });
    const written = async () =>
      (await bed.driver.observe({ hop, client: bed.client, signal })).written;
    const shares = { start: named(start), other: named(other) };
    return { ...bed, hop, shares, plan, apply, written };
  };

  describe(`${name}, as a traffic driver`, () => {
    it('finds its hop, and the same again', () => {
      const { driver, facts, hop, shares, hops = 1 } = setUp();
      const again = driver.discover(facts);
      expect(again).toHaveLength(hops);
      expect(again[0]).toEqual(hop);
      expect(hop).toMatchObject({ driver: driver.id });
      expect(hop.id.startsWith(`${driver.id}/${hop.cluster}/`)).toBe(true);
      expect(new Set(hop.backends.map(each => each.name)).size).toBe(2);
      expect(sharesOf(hop)).toEqual(shares.start);
    });

    it('plans absolute weights, and nothing where nothing changes', () => {
      const { driver, hop, shares, plan } = setUp();
      expect(driver.plan({ hop, shares: shares.start })).toBe(undefined);
      const change = plan();
      expect(percent(change.before)).toEqual(shares.start);
      expect(percent(change.after)).toEqual(shares.other);
      expect(change).toMatchObject({ hop: hop.id, cluster: hop.cluster });
    });

    it('refuses to plan for a backend that is not there', () => {
      const { driver, hop } = setUp();
      const shares = { nobody: 100 };
      expect(() => driver.plan({ hop, shares })).toThrow(InputError);
    });

    it('writes what was planned, and leaves all else', async () => {
      const { client, path, rest, shares, plan, apply, written } = setUp();
      const before = rest(client.get(path));
      const applied = await apply(plan());
      const { resourceVersion } = client.get(path).metadata;
      expect(applied).toMatchObject({ result: 'applied', resourceVersion });
      await expect(written()).resolves.toEqual(shares.other);
      expect(rest(client.get(path))).toEqual(before);
    });

    it('leaves the run’s name on the object', async () => {
      const { client, path, plan, apply } = setUp();
      await apply(plan());
      expect(JSON.stringify(client.get(path).metadata)).toContain(run);
    });

    it('does it once, however often it is told', async () => {
      const { client, path, plan, apply } = setUp();
      const change = plan();
      await apply(change);
      const { resourceVersion } = client.get(path).metadata;
      await expect(apply(change)).resolves.toMatchObject({ result: 'already' });
      expect(client.get(path).metadata.resourceVersion).toBe(resourceVersion);
    });

    it.each([
      ['of an older run', { ...fence, epoch: 1, version: 9 }],
      ['that has read an older version of its run', { ...fence, version: 4 }],
    ])('rule 10: writes nothing for a hand %s', async (_, earlier) => {
      const { client, path, plan, apply } = setUp();
      const change = plan();
      await apply(change);
      await apply(invertChange(change));
      const { resourceVersion } = client.get(path).metadata;
      await expect(apply(change, { fence: earlier })).rejects.toThrow(
        ConflictError,
      );
      expect(client.get(path).metadata.resourceVersion).toBe(resourceVersion);
    });

    it('rule 10: shuts out what an earlier hand has under way, by a stamp alone where nothing is to be changed', async () => {
      const { client, shares, plan, apply, written } = setUp();
      const change = plan();
      const back = invertChange(change);
      const later = { ...fence, version: 6 };
      // In between, somebody takes the step back, and finds that it was never done.
      client.beforeWrite = async () => {
        await apply(back, { fence: later, stamp: true });
      };
      await expect(apply(change)).rejects.toThrow(ConflictError);
      await expect(written()).resolves.toEqual(shares.start);
      await expect(
        apply(back, { fence: later, stamp: true }),
      ).resolves.toMatchObject({ result: 'already' });
    });

    it('leaves what somebody else wrote, and says so', async () => {
      const { client, path, rival, plan, apply } = setUp();
      const change = plan();
      client.change(path, rival);
      const before = client.get(path);
      await expect(apply(change)).resolves.toMatchObject({ result: 'drifted' });
      expect(client.get(path)).toEqual(before);
    });

    it('looks again when it was overtaken by a change that is none of its own', async () => {
      const { client, path, plan, apply } = setUp();
      client.beforeWrite = () =>
        client.change(path, object => {
          object.status = { looked: true };
        });
      await expect(apply(plan())).resolves.toMatchObject({
        result: 'applied',
      });
      expect(client.get(path).status).toEqual({ looked: true });
    });

    it('writes nothing when it was overtaken by a rival', async () => {
      const { client, path, rival, plan, apply } = setUp();
      client.beforeWrite = () => client.change(path, rival);
      await expect(apply(plan())).resolves.toMatchObject({
        result: 'drifted',
      });
      const theirs = client.get(path);
      rival(theirs);
      expect(client.get(path)).toEqual(theirs);
    });

    it('takes it back by the same change turned around', async () => {
      const { shares, plan, apply, written } = setUp();
      const change = plan();
      await apply(change);
      await expect(apply(invertChange(change))).resolves.toMatchObject({
        result: 'applied',
      });
      await expect(written()).resolves.toEqual(shares.start);
    });

    it('rejects when the cluster is away, and when its object has gone', async () => {
      const { client, plan, apply, driver, hop } = setUp();
      const change = plan();
      client.away = true;
      await expect(apply(change)).rejects.toThrow(/away/);
      const empty = new FakeObjects(hop.cluster);
      await expect(
        driver.probe({ hop, client: empty, signal }),
      ).rejects.toThrow(/has no/);
    });

    it('says who else keeps the object', async () => {
      const { client, path, driver, hop } = setUp();
      client.change(path, ({ metadata }) => {
        metadata.annotations = {
          'argocd.argoproj.io/tracking-id': `shop:x/Y:${hop.object.namespace}/z`,
        };
      });
      const probe = await driver.probe({ hop, client, signal });
      expect(probe.ownedBy).toContain('shop');
    });

    it('does not call an endpoint dead of which it knows nothing', () => {
      const { driver, facts } = setUp();
      const index = { ...wrap(facts), list: () => [] };
      const [hop] = driver.discover({ ...facts, index });
      expect(hop.backends.some(({ ready }) => ready === false)).toBe(false);
    });
  });
}

function percent(weights: Shares): Shares {
  const backends = Object.entries(weights);
  return sharesOf({
    backends: backends.map(([name, weight]) => ({ name, weight })),
  });
}

function wrap({ index }: TrafficFacts): TrafficFacts['index'] {
  return {
    clusters: () => index.clusters(),
    get: key => index.get(key),
    list: query => index.list(query),
    byLabel: (label, value) => index.byLabel(label, value),
    byOwner: (cluster, uid) => index.byOwner(cluster, uid),
    eventsFor: (cluster, uid) => index.eventsFor(cluster, uid),
  };
}
