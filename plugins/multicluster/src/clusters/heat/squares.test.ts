import { sketchCluster, sketchDetail } from '../fixtures';
import {
  heatSizes,
  layoutSquares,
  moveSquare,
  squareAt,
} from './layoutSquares';
import { buildSquares, describeSquare, mostSquares } from './squares';

const now = 0;
const workloads = { unhealthy: 1, degraded: 2, healthy: 17, unknown: 0 };
const east = sketchCluster({ name: 'east', workloads }, now);
const edge = sketchCluster({ name: 'edge', workloads, state: 'stale' }, now);

describe('buildSquares', () => {
  it('puts the worst first in each cluster, and names what it knows', () => {
    const details = new Map([['east', sketchDetail(east, now)]]);
    const { rows } = buildSquares([east, edge], details);
    expect(rows.map(({ total }) => total)).toEqual([20, 20]);
    expect(rows[0].squares[0]).toMatchObject({
      health: 'unhealthy',
      certainty: 'live',
      workload: { name: 'podinfo' },
    });
    expect(rows[1].squares[0]).toEqual({
      cluster: 'edge',
      health: 'unhealthy',
      certainty: 'old',
      size: 1,
    });
  });

  it('lets one square stand for several when there are too many, and never drops a bad one', () => {
    const big = sketchCluster(
      { name: 'big', workloads: { ...workloads, healthy: 3 * mostSquares } },
      now,
    );
    const { rows, per } = buildSquares([big], new Map());
    expect(per).toBe(4);
    expect(rows[0].squares.length).toBeLessThan(mostSquares + 4);
    expect(rows[0].squares.slice(0, 2).map(({ health }) => health)).toEqual([
      'unhealthy',
      'degraded',
    ]);
    const all = rows[0].squares.reduce((sum, { size }) => sum + size, 0);
    expect(all).toBe(rows[0].total);
  });
});

describe('describeSquare', () => {
  it('says what, where, how it is and why', () => {
    const [square] = buildSquares(
      [east],
      new Map([['east', sketchDetail(east, now)]]),
    ).rows[0].squares;
    expect(describeSquare(square, 'live')).toBe(
      'podinfo, Deployment in web, east, unhealthy: CrashLoopBackOff, 2 of 4 ready',
    );
  });

  it('says of a nameless one that it is last known', () => {
    const [square] = buildSquares([edge], new Map()).rows[0].squares;
    expect(describeSquare(square, 'stale')).toBe(
      'One workload of edge, unhealthy, last known, the cluster is stale',
    );
  });
});

describe('layoutSquares', () => {
  const { rows } = buildSquares([east, edge], new Map());
  const width = heatSizes.label + heatSizes.count + 10 * heatSizes.pitch;
  const layout = layoutSquares(rows, width);

  it('breaks rows at the width and stacks clusters', () => {
    expect(layout.columns).toBe(10);
    expect(layout.rows).toEqual([
      { y: 0, lines: 2 },
      { y: 2 * heatSizes.pitch + heatSizes.rowGap, lines: 2 },
    ]);
  });

  it.each([
    [0, 0, { row: 0, index: 0 }],
    [3, 1, { row: 0, index: 13 }],
  ])('finds the square in column %i of line %i', (column, line, place) => {
    const x = heatSizes.label + column * heatSizes.pitch + 5;
    expect(squareAt(layout, rows, x, line * heatSizes.pitch + 5)).toEqual(
      place,
    );
  });

  it('finds nothing in the labels and between the clusters', () => {
    expect(squareAt(layout, rows, 5, 5)).toBeUndefined();
    expect(
      squareAt(layout, rows, heatSizes.label + 5, 2 * heatSizes.pitch + 2),
    ).toBeUndefined();
  });

  it.each([
    ['ArrowRight', { row: 0, index: 19 }, { row: 0, index: 19 }],
    ['ArrowDown', { row: 0, index: 3 }, { row: 0, index: 13 }],
    ['ArrowDown', { row: 0, index: 13 }, { row: 1, index: 3 }],
    ['ArrowUp', { row: 1, index: 3 }, { row: 0, index: 13 }],
    ['ArrowUp', { row: 0, index: 3 }, { row: 0, index: 3 }],
    ['End', { row: 1, index: 3 }, { row: 1, index: 19 }],
  ])('%s leads from %j to %j', (key, from, to) => {
    expect(moveSquare(layout, rows, from, key)).toEqual(to);
  });
});
