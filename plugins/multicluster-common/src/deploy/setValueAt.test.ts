import { setValueAt } from './setValueAt';
import { ValueLayers } from './types';
import { formatValuePath, parseValuePath } from './valuePath';

describe('setValueAt', () => {
  const layers: ValueLayers = {
    common: { image: { tag: '1', name: 'web' } },
    rules: [{ selector: { requirements: [] }, values: { x: 1 } }],
    clusters: { east: { image: { tag: '2' } } },
  };

  it.each<[string, Parameters<typeof setValueAt>[1], Partial<ValueLayers>]>([
    [
      'sets for all',
      { path: 'image.tag', value: '3' },
      { common: { image: { tag: '3', name: 'web' } } },
    ],
    [
      'sets for one cluster',
      { path: 'image.pull["a.b"]', cluster: 'east', value: true },
      { clusters: { east: { image: { tag: '2', pull: { 'a.b': true } } } } },
    ],
    [
      'sets for a cluster that had nothing',
      { path: 'a', cluster: 'west', value: [1] },
      { clusters: { east: { image: { tag: '2' } }, west: { a: [1] } } },
    ],
    [
      'puts an object where a value was',
      { path: 'image.tag.major', cluster: 'east', value: 1 },
      { clusters: { east: { image: { tag: { major: 1 } } } } },
    ],
    [
      'removes what a lower layer says',
      { path: 'image', cluster: 'east', value: null },
      { clusters: { east: { image: null } } },
    ],
    [
      'clears a value',
      { path: 'image.name', value: undefined },
      { common: { image: { tag: '1' } } },
    ],
    [
      'clears the last value of a cluster',
      { path: 'image.tag', cluster: 'east', value: undefined },
      { clusters: undefined },
    ],
    ['clears what is not there', { path: 'a.b', value: undefined }, {}],
    ['clears below a value', { path: 'image.tag.x', value: undefined }, {}],
  ])('%s', (_, edit, changed) => {
    const before = structuredClone(layers);
    expect(setValueAt(layers, edit)).toEqual({ ...layers, ...changed });
    expect(layers).toEqual(before);
  });
});

describe('the path of a value', () => {
  it.each([
    ['image', ['image']],
    ['image.tag', ['image', 'tag']],
    ['a["b.c"]', ['a', 'b.c']],
    ['a["b.c"].d', ['a', 'b.c', 'd']],
    ['["a.b"]', ['a.b']],
    ['a["say \\"x\\""]', ['a', 'say "x"']],
    ['a[""]', ['a', '']],
    ['pod-annotations.x/y', ['pod-annotations', 'x/y']],
  ])('%s is %j', (path, keys) => {
    expect(parseValuePath(path)).toEqual(keys);
    expect(formatValuePath(keys)).toBe(path);
  });

  it.each(['', '.', '.a', 'a.', 'a..b', 'a[0]', 'a["b"]c', 'a["b', 'a]'])(
    "'%s' is none",
    path => {
      expect(() => parseValuePath(path)).toThrow(/path of a value/);
    },
  );
});
