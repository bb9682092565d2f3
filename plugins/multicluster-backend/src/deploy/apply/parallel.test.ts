import { inParallel } from './parallel';

describe('inParallel', () => {
  it('gives the results in order, with so many at a time and no more', async () => {
    let open = 0;
    let most = 0;
    const results = await inParallel([3, 1, 2, 0], 2, async item => {
      open += 1;
      most = Math.max(most, open);
      for (let turn = 0; turn < item; turn++) await Promise.resolve();
      open -= 1;
      return item * 2;
    });
    expect(results).toEqual([6, 2, 4, 0]);
    expect(most).toBe(2);
  });

  it('begins nothing after a failure, and rejects when all have ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = inParallel([1, 2, 3, 4], 2, async item => {
      begun.push(item);
      if (item === 1) throw new Error('one');
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      ended.push(item);
    });
    await expect(work).rejects.toThrow('one');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
