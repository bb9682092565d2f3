// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { ProbedCluster } from '@multicluster/backstage-plugin-multicluster-common';
import { ProbeStore } from '../types';

const web = 'component:default/web';

function probed(cluster: string, at: number): ProbedCluster {
  const look = { verdict: 'fail' as const, at, message: 'Answers 500.' };
  return { cluster, windows: { portal: [look] }, failingSince: at };
}

/** What every `ProbeStore` must do. */
export function describeProbeStore(
  name: string,
  createStore: () => Promise<ProbeStore>,
): void {
  describe(`${name} as a ProbeStore`, () => {
    it('gives back what was written last, by cluster, and of that entity alone', async () => {
      const store = await createStore();
      await store.write(web, [probed('west', 1), probed('east', 1)]);
      await store.write(web, [probed('west', 2), probed('east', 2)]);
      await store.write('component:default/shop', [probed('edge', 3)]);
      expect(await store.read(web)).toEqual([
        probed('east', 2),
        probed('west', 2),
      ]);
    });

    it('forgets a cluster that is no longer written', async () => {
      const store = await createStore();
      await store.write(web, [probed('west', 1), probed('east', 1)]);
      await store.write(web, [probed('west', 2)]);
      expect(await store.read(web)).toEqual([probed('west', 2)]);
      await store.write(web, []);
      expect(await store.read(web)).toEqual([]);
    });
  });
}
