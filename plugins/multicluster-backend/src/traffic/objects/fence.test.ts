import { isLater, readFence, writeFence } from './fence';

const web = (epoch: number, version: number) => ({
  ...{ holder: 'component:default/web', epoch, version },
});

describe('fences', () => {
  it('are read as they were written', () => {
    expect(readFence(writeFence(web(1_790_000_000_000, 7)))).toEqual(
      web(1_790_000_000_000, 7),
    );
  });

  it.each([undefined, '', 'web', 'web 1', 'web a.b'])(
    'are not read out of %j',
    text => expect(readFence(text)).toBeUndefined(),
  );

  it.each([
    [web(2, 1), web(1, 9), true],
    [web(1, 9), web(2, 1), false],
    [web(1, 2), web(1, 1), true],
    [web(1, 1), web(1, 1), false],
    [web(1, 1), undefined, true],
    [undefined, web(1, 1), false],
    [web(9, 9), { ...web(1, 1), holder: 'component:default/shop' }, false],
  ])('%j after %j: %s', (fence, other, later) => {
    expect(isLater(fence, other)).toBe(later);
  });
});
