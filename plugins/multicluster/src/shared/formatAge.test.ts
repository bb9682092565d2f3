import { formatAge } from './formatAge';

describe('formatAge', () => {
  it.each([
    [-5_000, '0 s'],
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [4 * 60_000 + 3, '4 min'],
    [3_600_000, '1 h'],
    [25 * 3_600_000, '1 day'],
    [72 * 3_600_000, '3 days'],
  ])('says %i ms as "%s"', (age, words) => {
    expect(formatAge(age)).toBe(words);
  });
});
