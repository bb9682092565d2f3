import { ShortMemory } from './ShortMemory';

describe('ShortMemory', () => {
  const setup = (most = 10) => {
    const clock = { now: 0 };
    const memory = new ShortMemory<number>({
      forMs: 100,
      most,
      now: () => clock.now,
    });
    let loads = 0;
    const load = async () => {
      loads += 1;
      return loads;
    };
    return { memory, clock, load };
  };

  it('asks once while it remembers, and again afterwards', async () => {
    const { memory, clock, load } = setup();
    await expect(memory.get('a', load)).resolves.toBe(1);
    clock.now = 99;
    await expect(memory.get('a', load)).resolves.toBe(1);
    clock.now = 100;
    await expect(memory.get('a', load)).resolves.toBe(2);
  });

  it('lets callers that ask at the same time share one load', async () => {
    const { memory, load } = setup();
    await expect(
      Promise.all([memory.get('a', load), memory.get('a', load)]),
    ).resolves.toEqual([1, 1]);
  });

  it('keeps keys apart', async () => {
    const { memory, load } = setup();
    await memory.get('a', load);
    await expect(memory.get('b', load)).resolves.toBe(2);
  });

  it('does not remember a failure', async () => {
    const { memory, load } = setup();
    const refused = memory.get('a', async () => {
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    await expect(memory.get('a', load)).resolves.toBe(1);
  });

  it('asks again for what it was told to forget', async () => {
    const { memory, load } = setup();
    await memory.get('a', load);
    memory.forget('a');
    await expect(memory.get('a', load)).resolves.toBe(2);
  });

  it('forgets the oldest when it is full', async () => {
    const { memory, load } = setup(2);
    await memory.get('a', load);
    await memory.get('b', load);
    await memory.get('c', load);
    await expect(memory.get('b', load)).resolves.toBe(2);
    await expect(memory.get('a', load)).resolves.toBe(4);
  });
});
