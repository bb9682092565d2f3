import { invertChange } from './invertChange';
import {
  clusterSharesOf,
  servedShares,
  sharesOf,
  shiftShares,
  wholeShares,
} from './shares';
import { TrafficBackend, TrafficHop } from './types';

function backends(
  ...given: [name: string, weight: number, cluster?: string][]
): TrafficBackend[] {
  return given.map(([name, weight, cluster]) => ({ name, weight, cluster }));
}

function hop(
  scope: TrafficHop['scope'],
  cluster: string,
  ...given: Parameters<typeof backends>
): TrafficHop {
  return {
    id: `test/${cluster}`,
    driver: 'test',
    cluster,
    object: { apiVersion: 'v1', kind: 'Test', namespace: 'web', name: 'web' },
    scope,
    target: 'web',
    backends: backends(...given),
    granularity: 'percent',
    resourceVersion: '1',
    tailSeconds: 0,
  };
}

describe('sharesOf', () => {
  it.each([
    ['halves', [50, 50], [50, 50]],
    ['weights that are no percents', [1, 3], [25, 75]],
    ['one that gets nothing', [0, 7], [0, 100]],
    ['all zero', [0, 0], [0, 0]],
  ])('of %s', (_, [a, b], [shareA, shareB]) => {
    const given = { backends: backends(['a', a], ['b', b]) };
    expect(sharesOf(given)).toEqual({ a: shareA, b: shareB });
  });

  it('adds up the backends of one cluster, and those of an unknown one', () => {
    const given = {
      backends: backends(
        ['web', 1, 'east'],
        ['canary', 1, 'east'],
        ['web-west', 1, 'west'],
        ['elsewhere', 1],
      ),
    };
    expect(clusterSharesOf(given)).toEqual({ east: 50, west: 25, '': 25 });
  });
});

describe('servedShares', () => {
  it('is unknown without an entry', () => {
    const calls = hop('calls', 'west', ['web', 1, 'west']);
    expect(servedShares([calls])).toBeUndefined();
  });

  it('lets what comes in be divided again by the cluster it comes to', () => {
    const hops = [
      hop('entry', 'east', ['a', 1, 'east'], ['b', 1, 'west']),
      hop('calls', 'west', ['web', 80, 'west'], ['web-east', 20, 'east']),
    ];
    expect(servedShares(hops)).toEqual({ east: 60, west: 40 });
  });

  it('is unknown where copies of the entry disagree', () => {
    const east = hop('entry', 'east', ['a', 1, 'east'], ['b', 1, 'west']);
    const west = hop('entry', 'west', ['a', 1, 'east'], ['b', 2, 'west']);
    expect(servedShares([east, west])).toBeUndefined();
    expect(servedShares([east, east])).toEqual({ east: 50, west: 50 });
  });
});

describe('shiftShares', () => {
  const three = backends(['e', 60, 'east'], ['w', 30, 'west'], ['o', 10]);
  it.each([
    ['a quarter', three, ['east'], ['west'], 25, { e: 45, w: 45, o: 10 }],
    ['all', three, ['east'], ['west'], 100, { e: 0, w: 90, o: 10 }],
    ['all, to anybody known', three, ['east'], [], 100, { e: 0, w: 90, o: 10 }],
    ['nothing', three, ['east'], ['west'], 0, { e: 60, w: 30, o: 10 }],
    [
      'all, to some that have nothing yet',
      backends(['e', 1, 'east'], ['w', 0, 'west'], ['g', 0, 'edge']),
      ['east'],
      [],
      100,
      { e: 0, w: 50, g: 50 },
    ],
    [
      'all, in proportion to what the others have',
      backends(['e', 40, 'east'], ['w', 45, 'west'], ['g', 15, 'edge']),
      ['east'],
      [],
      100,
      { e: 0, w: 75, g: 25 },
    ],
  ])('moves %s', (_, given, from, to, percent, expected) => {
    expect(shiftShares(given, { from, to, percent })).toEqual(expected);
  });

  it.each([
    ['only the source is there', backends(['e', 1, 'east']), []],
    ['the target has no backend here', three, ['north']],
    [
      'nobody knows where the other leads',
      backends(['e', 1, 'east'], ['o', 1]),
      [],
    ],
  ])('cannot when %s', (_, given, to) => {
    expect(
      shiftShares(given, { from: ['east'], to, percent: 100 }),
    ).toBeUndefined();
  });
});

describe('wholeShares', () => {
  it.each([
    [
      { a: 33.333333, b: 33.333333, c: 33.333333 },
      { a: 34, b: 33, c: 33 },
    ],
    [
      { a: 0.4, b: 99.6 },
      { a: 1, b: 99 },
    ],
    [
      { a: 0, b: 100 },
      { a: 0, b: 100 },
    ],
    [
      { a: 12.5, b: 87.5 },
      { a: 13, b: 87 },
    ],
    [
      { a: 0, b: 0 },
      { a: 0, b: 0 },
    ],
    [
      { a: 0.1, b: 0.1, c: 0.1, d: 99.7 },
      { a: 1, b: 1, c: 1, d: 97 },
    ],
  ])('%j', (given, expected) => {
    expect(wholeShares(given)).toEqual(expected);
  });
});

describe('invertChange', () => {
  it('turns it around, and forgets the version that is no longer there', () => {
    const change = {
      hop: 'h',
      driver: 'smi',
      cluster: 'west',
      object: { apiVersion: 'v1', kind: 'T', namespace: 'n', name: 'n' },
      before: { a: 50, b: 50 },
      after: { a: 100, b: 0 },
      resourceVersion: '7',
    };
    expect(invertChange(change)).toEqual({
      ...change,
      before: change.after,
      after: change.before,
      resourceVersion: '',
    });
  });
});
