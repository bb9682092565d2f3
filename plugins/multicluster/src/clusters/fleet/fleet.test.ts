import { sketchCluster, sketchDetail, sketchFleet } from '../fixtures';
import { countBuckets } from './bucketOf';
import { describeState } from './describeState';
import { findAttention } from './findAttention';
import { findOnlyHere } from './runsHere';
import { groupClusters, selectClusters } from './selectClusters';
import { findVersionLags, minorOf, shortVersion } from './versions';

const now = Date.UTC(2026, 10, 23, 14, 9, 0);
const { clusters } = sketchFleet(now);

describe('versions', () => {
  it.each([
    ['v1.36.3', 36, '1.36'],
    ['v1.34.2-gke.1287000', 34, '1.34'],
    ['1.30', 30, '1.30'],
    ['unknown', undefined, 'unknown'],
  ])('reads %s', (version, minor, short) => {
    expect(minorOf(version)).toBe(minor);
    expect(shortVersion(version)).toBe(short);
  });

  it('says that a cluster lags only from two minor versions on', () => {
    expect(findVersionLags(clusters)).toEqual([
      { cluster: 'edge', version: '1.33', behind: 2, newest: '1.35' },
    ]);
    expect(findVersionLags([{ name: 'x', version: undefined }])).toEqual([]);
  });
});

describe('countBuckets', () => {
  it('keeps the four usual buttons where they are, even when they are empty', () => {
    expect(countBuckets([]).map(({ bucket }) => bucket)).toEqual([
      'unreachable',
      'stale',
      'degraded',
      'healthy',
    ]);
  });

  it('counts a cluster that is not live by its connection, whatever its health was', () => {
    const away = sketchCluster(
      { name: 'x', state: 'unauthorized', health: 'healthy' },
      now,
    );
    expect(countBuckets([away])).toEqual(
      expect.arrayContaining([
        { bucket: 'unauthorized', names: ['x'] },
        { bucket: 'healthy', names: [] },
      ]),
    );
  });
});

describe('selectClusters', () => {
  it.each([
    ['aws us-east', ['east']],
    ['env=staging', ['stage']],
    ['did not answer', ['ap-south']],
    ['NODE-7', ['azure-ne']],
    ['no such thing', []],
  ])('finds by "%s"', (text, names) => {
    expect(
      selectClusters(clusters, { buckets: [], text }).map(({ name }) => name),
    ).toEqual(names);
  });

  it('groups in the order of the worst cluster of each group', () => {
    const sorted = selectClusters(clusters, { buckets: [], text: '' });
    expect(groupClusters(sorted, 'provider').map(({ title }) => title)).toEqual(
      ['aws', 'on-prem', 'azure', 'gcp'],
    );
    const nowhere = sketchCluster({ name: 'x' }, now);
    expect(groupClusters([nowhere], 'region')[0].title).toBe(
      'region not known',
    );
  });
});

describe('describeState', () => {
  it.each([
    [
      { state: 'stale', lastSeenAt: now - 240_000 },
      'Stale',
      'last seen 4 min ago',
    ],
    [
      { state: 'connecting', lastSeenAt: undefined },
      'Connecting',
      'no answer yet',
    ],
    [
      { state: 'unauthorized', lastSeenAt: undefined },
      'No access',
      'the cluster refuses the portal, never seen',
    ],
    [
      { state: 'misconfigured', error: 'The CA is no certificate.' },
      'Misconfigured',
      'The CA is no certificate.',
    ],
    [{ health: 'unknown' }, 'Unknown', ''],
  ] as const)('describes %j', (facts, word, reason) => {
    const cluster = sketchCluster({ name: 'x', ...facts }, now);
    expect(describeState(cluster, now)).toEqual({ word, reason });
  });
});

describe('findAttention', () => {
  it('does not judge the capacity of a cluster that is away', () => {
    const full = {
      cpuMillis: { requested: 99, allocatable: 100 },
      memoryBytes: { requested: 1, allocatable: 100 },
      pods: { running: 1, allocatable: 2 },
    };
    const live = sketchCluster({ name: 'a', capacity: full }, now);
    const away = sketchCluster(
      { name: 'b', capacity: full, state: 'unreachable' },
      now,
    );
    expect(
      findAttention([live, away], new Map()).map(({ title }) => title),
    ).toEqual(['a: CPU is at 99 %']);
  });
});

describe('findOnlyHere', () => {
  const [first, second] = ['a', 'b'].map(name =>
    sketchCluster(
      {
        name,
        workloads: {
          healthy: name === 'a' ? 3 : 2,
          degraded: 0,
          unhealthy: 0,
          unknown: 0,
        },
      },
      now,
    ),
  );

  it('names what no other cluster has', () => {
    const details = new Map(
      [first, second].map(one => [one.name, sketchDetail(one, now)]),
    );
    expect(
      findOnlyHere('a', [first, second], details)?.map(({ name }) => name),
    ).toEqual(['ledger']);
  });

  it('does not guess while a cluster is not known', () => {
    const details = new Map([['a', sketchDetail(first, now)]]);
    expect(findOnlyHere('a', [first, second], details)).toBeUndefined();
  });
});
