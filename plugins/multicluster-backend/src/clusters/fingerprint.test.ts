import { fingerprint } from './fingerprint';

describe('fingerprint', () => {
  it('is the same whatever the order of keys, and without what is undefined', () => {
    expect(fingerprint({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(
      fingerprint({ b: { c: [1, 2] }, a: 1 }),
    );
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('tells %j from %j', (a, b) => {
    expect(fingerprint(a)).not.toBe(fingerprint(b));
  });
});
