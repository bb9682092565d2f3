import { parseMillis, parseQuantity, parseWhole } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['1', 1],
    [1, 1],
    ['0', 0],
    ['250m', 0.25],
    ['100u', 0.0001],
    ['5n', 5e-9],
    ['1k', 1000],
    ['1.5G', 1.5e9],
    ['1Ki', 1024],
    ['.5Mi', 524288],
    ['2Gi', 2147483648],
    ['1e3', 1000],
    ['1E3', 1000],
    ['1E', 1e18],
    ['-3', -3],
    ['', undefined],
    ['abc', undefined],
    ['1.2.3', undefined],
    ['1KiB', undefined],
    [NaN, undefined],
    [undefined, undefined],
    [null, undefined],
    [{}, undefined],
  ])('reads %p as %p', (written, quantity) => {
    expect(parseQuantity(written)).toBe(quantity);
  });

  it.each([
    ['100m', 100],
    ['0.29', 290],
    ['0.1', 100],
    ['1.1', 1100],
    ['2', 2000],
    ['1n', 1],
    ['0', 0],
    ['100500u', 101],
  ])('reads %p as %p thousandths, rounded up', (written, millis) => {
    expect(parseMillis(written)).toBe(millis);
  });

  it('reads half a byte as one', () => {
    expect(parseWhole('500m')).toBe(1);
    expect(parseWhole('128Mi')).toBe(134217728);
    expect(parseWhole('much')).toBeUndefined();
  });
});
