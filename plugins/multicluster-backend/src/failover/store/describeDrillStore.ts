// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { DrillStore } from '../types';

const web = { entityRef: 'component:default/web', drill: 'drill-dry * UTC' };

/** What every `DrillStore` must do. */
export function describeDrillStore(
  name: string,
  createStore: () => Promise<DrillStore>,
): void {
  describe(`${name} as a DrillStore`, () => {
    it('gives back the last time of each drill', async () => {
      const store = await createStore();
      const shop = { ...web, entityRef: 'component:default/shop', dueAt: 5 };
      await store.write({ ...web, dueAt: 1_790_000_000_000, runId: 'r1' });
      await store.write(shop);
      await store.write({ ...web, drill: 'another', dueAt: 7 });
      expect(await store.read()).toEqual([
        shop,
        { ...web, drill: 'another', dueAt: 7 },
        { ...web, dueAt: 1_790_000_000_000, runId: 'r1' },
      ]);
    });

    it('keeps nothing of the time before', async () => {
      const store = await createStore();
      await store.write({ ...web, dueAt: 1, runId: 'r1' });
      await store.write({ ...web, dueAt: 2, message: 'Not now.' });
      expect(await store.read()).toEqual([
        { ...web, dueAt: 2, message: 'Not now.' },
      ]);
    });
  });
}
