import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MemoryResourceCache } from './MemoryResourceCache';
import { trimResource } from './trim';
import { CacheListener, ReflectorBatch } from './types';

type Written = {
  kind?: ResourceKind;
  cluster?: string;
  namespace?: string;
  name?: string;
  version?: string;
  labels?: Record<string, string>;
  owner?: string;
  apiVersion?: string;
  more?: object;
};

function write(written: Written): Resource {
  const { cluster = 'east', namespace = 'web', name = 'app' } = written;
  const metadata = {
    namespace,
    name,
    uid: `uid-of-${name}`,
    resourceVersion: written.version ?? '1',
    labels: written.labels,
    ownerReferences: written.owner && [
      { uid: written.owner, kind: 'ReplicaSet', name: 'rs', controller: true },
    ],
  };
  return trimResource(
    written.kind ?? 'Pod',
    { metadata, apiVersion: written.apiVersion, ...written.more },
    { cluster, seenAt: 1 },
  );
}

function batch(upserts: Resource[], more?: Partial<ReflectorBatch>) {
  const { cluster = 'east', kind = 'Pod' as ResourceKind } = upserts[0] ?? {};
  return { cluster, kind, upserts, deletes: [], ...more };
}

function names(resources: Iterable<Resource>): string[] {
  return [...resources].map(({ name }) => name).sort();
}

describe('MemoryResourceCache', () => {
  let cache: MemoryResourceCache;
  let listener: jest.MockedFunction<CacheListener>;

  beforeEach(() => {
    cache = new MemoryResourceCache();
    listener = jest.fn();
    cache.subscribe(listener);
  });

  it('tells what was before and what is after, once per batch', () => {
    const first = write({ name: 'a' });
    const other = write({ name: 'b' });
    const second = write({ name: 'a', version: '2' });
    cache.apply(batch([first, other]));
    cache.apply(batch([second], { deletes: ['web/b', 'web/never-seen'] }));
    expect(listener.mock.calls.map(([event]) => event)).toEqual([
      { cluster: 'east', changes: [{ after: first }, { after: other }] },
      {
        cluster: 'east',
        changes: [{ before: other }, { before: first, after: second }],
      },
    ]);
  });

  it('takes the same version for no change, and another object of the same name for one', () => {
    const first = write({});
    cache.apply(batch([first]));
    cache.apply(batch([write({})]));
    expect(listener).toHaveBeenCalledTimes(1);
    expect(cache.get(first)).toBe(first);
    cache.apply(batch([{ ...write({}), uid: 'another' }]));
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('holds a batch that a listener chokes on, and tells the other listeners', () => {
    const onListenerError = jest.fn();
    cache = new MemoryResourceCache({ onListenerError });
    cache.subscribe(() => {
      throw new Error('of the listener');
    });
    const unsubscribe = cache.subscribe(listener);
    cache.apply(batch([write({})]));
    expect(cache.size()).toBe(1);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(onListenerError).toHaveBeenCalledTimes(1);
    unsubscribe();
    cache.apply(batch([write({ version: '2' })]));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('forgets what a complete list does not name, within the scope of the list', () => {
    cache.apply(
      batch([
        write({ name: 'a' }),
        write({ name: 'b' }),
        write({ name: 'a', namespace: 'db' }),
      ]),
    );
    cache.apply(batch([], { listed: { namespace: 'web', keys: ['web/b'] } }));
    expect(cache.size('east', 'Pod')).toBe(2);
    cache.apply(batch([], { listed: { keys: ['web/b'] } }));
    expect(names(cache.list({ cluster: 'east', kind: 'Pod' }))).toEqual(['b']);
  });

  it('forgets objects of one group alone when that group was listed', () => {
    const kind = 'Gslb';
    cache.apply(
      batch([
        write({ kind, name: 'old', apiVersion: 'k8gb.absa.oss/v1beta1' }),
        write({ kind, name: 'new', apiVersion: 'k8gb.io/v1beta1' }),
      ]),
    );
    const listed = { group: 'k8gb.absa.oss', keys: [] };
    cache.apply(batch([], { kind, listed }));
    expect(names(cache.list({ cluster: 'east', kind }))).toEqual(['new']);
  });

  it('forgets all other namespaces when it is narrowed to some', () => {
    cache.apply(
      batch(['web', 'db', 'dns'].map(namespace => write({ namespace }))),
    );
    cache.apply(batch([], { narrowed: ['web', 'dns'] }));
    expect(cache.size()).toBe(2);
    expect(listener.mock.calls[1][0].changes).toHaveLength(1);
  });

  it('forgets a cluster and says so', () => {
    const labels = { app: 'shop' };
    cache.apply(batch([write({ labels })]));
    cache.apply(batch([write({ cluster: 'west', labels })]));
    expect([...cache.clusters()]).toEqual(['east', 'west']);
    cache.drop('east');
    cache.drop('never-seen');
    expect([...cache.clusters()]).toEqual(['west']);
    expect([...cache.byLabel('app', 'shop')]).toHaveLength(1);
    expect(listener).toHaveBeenCalledTimes(3);
    expect(listener.mock.calls[2][0]).toMatchObject({
      cluster: 'east',
      changes: [{ before: { name: 'app' } }],
    });
  });

  it('knows no cluster whose last object has gone', () => {
    cache.apply(batch([write({})]));
    cache.apply(batch([], { deletes: ['web/app'] }));
    expect([...cache.clusters()]).toEqual([]);
  });

  it('finds objects by a label over all clusters, also when the label is asked for before they come', () => {
    const labels = { app: 'shop', tier: 'front' };
    expect([...cache.byLabel('app', 'shop')]).toEqual([]);
    cache.apply(batch([write({ labels, name: 'a' })]));
    cache.apply(batch([write({ labels, name: 'b', cluster: 'west' })]));
    expect(names(cache.byLabel('app', 'shop'))).toEqual(['a', 'b']);
    expect(names(cache.byLabel('tier', 'front'))).toEqual(['a', 'b']);
    cache.apply(
      batch([write({ labels: { app: 'blog' }, name: 'a', version: '2' })]),
    );
    expect(names(cache.byLabel('app', 'shop'))).toEqual(['b']);
    expect(names(cache.byLabel('app', 'blog'))).toEqual(['a']);
  });

  it('finds the events of an object, newest first', () => {
    const event = (name: string, lastTimestamp: string) =>
      write({
        kind: 'Event',
        name,
        more: { lastTimestamp, involvedObject: { uid: 'of-pod' } },
      });
    cache.apply(
      batch([
        event('old', '2026-11-01T10:00:00Z'),
        event('new', '2026-11-01T12:00:00Z'),
        event('mid', '2026-11-01T11:00:00Z'),
      ]),
    );
    const found = [...cache.eventsFor('east', 'of-pod')];
    expect(found.map(({ name }) => name)).toEqual(['new', 'mid', 'old']);
    expect([...cache.eventsFor('west', 'of-pod')]).toEqual([]);
  });
});
