import { diffJson } from './diffJson';

describe('diffJson', () => {
  it.each([
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    [
      'a field',
      { spec: { replicas: 1 } },
      { spec: { replicas: 4 } },
      [{ path: '/spec/replicas', operator: 'replace', value: 4 }],
    ],
    [
      'a field more and one less',
      { a: 1 },
      { b: 2 },
      [
        { path: '/a', operator: 'remove' },
        { path: '/b', operator: 'add', value: 2 },
      ],
    ],
    [
      'a key with a slash and a tilde',
      { 'a/b~c': 1 },
      { 'a/b~c': 2 },
      [{ path: '/a~1b~0c', operator: 'replace', value: 2 }],
    ],
    [
      'an element of a list',
      { c: [{ image: 'a' }, { image: 'b' }] },
      { c: [{ image: 'a' }, { image: 'c' }] },
      [{ path: '/c/1/image', operator: 'replace', value: 'c' }],
    ],
    [
      'a list of another length',
      { c: [1, 2] },
      { c: [1] },
      [{ path: '/c', operator: 'replace', value: [1] }],
    ],
    [
      'another type',
      { a: { b: 1 } },
      { a: 'b' },
      [{ path: '/a', operator: 'replace', value: 'b' }],
    ],
  ])('says what makes one of the other: %s', (_, from, to, expected) => {
    expect(diffJson(from, to)).toEqual(expected);
  });
});
