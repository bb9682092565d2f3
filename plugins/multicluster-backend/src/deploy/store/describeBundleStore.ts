// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { BundleStore } from '../types';

const start = 1_790_000_000_000;

/**
 * What every `BundleStore` must do. `create` gives an empty one that goes by this clock, and `use`, which makes a deployment that names
 * the bundle.
 */
export function describeBundleStore(
  name: string,
  create: (now: () => number) => Promise<{
    store: BundleStore;
    use(hash: string): Promise<unknown>;
  }>,
): void {
  describe(`${name} as a BundleStore`, () => {
    const clock = { now: start };
    let store: BundleStore;
    let use: (hash: string) => Promise<unknown>;
    beforeEach(async () => {
      clock.now = start;
      ({ store, use } = await create(() => clock.now));
    });

    it('names bytes by their sha256, and gives them back', async () => {
      const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13, 0]);
      const hash = await store.put(bytes);
      expect(hash).toBe(
        'c09afcdc000faabba0c8da1de57082d1b747231cd8b38ebbcf53aaefa8fb9207',
      );
      expect(await store.get(hash)).toEqual(bytes);
      expect(await store.get('0'.repeat(64))).toBeUndefined();
    });

    it('keeps the same bytes once', async () => {
      const first = await store.put(Buffer.from('files'));
      const second = await store.put(Buffer.from('files'));
      expect(second).toBe(first);
      expect(await store.prune(start + 1)).toBe(1);
    });

    it('takes some megabytes', async () => {
      const bytes = Buffer.alloc(5_000_000, 'multicluster');
      const read = await store.get(await store.put(bytes));
      expect(read?.equals(bytes)).toBe(true);
    });

    it('prunes what is old and no deployment names', async () => {
      const used = await store.put(Buffer.from('used'));
      const old = await store.put(Buffer.from('old'));
      const again = await store.put(Buffer.from('again'));
      await use(used);
      clock.now += 1000;
      const young = await store.put(Buffer.from('young'));
      await store.put(Buffer.from('again'));
      expect(await store.prune(clock.now)).toBe(1);
      const left = await Promise.all(
        [used, old, again, young].map(hash => store.get(hash)),
      );
      expect(left.map(bytes => bytes?.toString())).toEqual([
        'used',
        undefined,
        'again',
        'young',
      ]);
    });
  });
}
