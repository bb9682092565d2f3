import { gridMove, GridPlace } from './gridMove';

const grid = { paths: ['a', 'b', 'c'], columns: 3 };

describe('gridMove', () => {
  const moves: [string, GridPlace, GridPlace | undefined, boolean][] = [
    ['ArrowDown', { path: 'a', column: 1 }, { path: 'b', column: 1 }, false],
    ['ArrowUp', { path: 'a', column: 1 }, undefined, false],
    ['ArrowRight', { path: 'a', column: 2 }, undefined, false],
    ['ArrowLeft', { path: 'b', column: 1 }, { path: 'b', column: 0 }, false],
    ['Home', { path: 'b', column: 2 }, { path: 'b', column: 0 }, false],
    ['End', { path: 'b', column: 0 }, { path: 'b', column: 2 }, false],
    ['Home', { path: 'c', column: 2 }, { path: 'a', column: 0 }, true],
    ['End', { path: 'a', column: 0 }, { path: 'c', column: 2 }, true],
    ['PageDown', { path: 'a', column: 1 }, { path: 'c', column: 1 }, false],
    ['x', { path: 'a', column: 1 }, undefined, false],
  ];
  it.each(moves)('%s from %j leads to %j', (key, from, to, ctrl) => {
    expect(gridMove(key, from, { ...grid, ctrl })).toEqual(to);
  });
});
