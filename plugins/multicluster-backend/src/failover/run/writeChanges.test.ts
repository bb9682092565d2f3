import { TrafficHop } from '@multicluster/backstage-plugin-multicluster-common';
import { testRun } from '../store/testRun';
import { writeChanges } from './writeChanges';

const [change] = testRun('r').plan.steps.flatMap(({ traffic }) => traffic);

const drifted = (ownedBy?: string) =>
  writeChanges({
    changes: [change],
    hops: [{ id: change.hop, ownedBy } as TrafficHop],
    run: 'r/ramp',
    fence: { holder: 'component:default/web', epoch: 1, version: 1 },
    stamp: false,
    fleet: {
      client: () => ({} as never),
      cluster: () => ({ state: 'live' } as never),
    },
    drivers: [
      {
        id: change.driver,
        apply: async () => ({ result: 'drifted', found: { web: 7 } }),
      } as never,
    ],
    signal: new AbortController().signal,
  });

describe('writeChanges', () => {
  it('names who keeps an object that is found changed', async () => {
    const [{ result, message }] = await drifted("Flux (Kustomization 'web')");
    expect(result).toBe('drifted');
    expect(message).toContain('web 7 instead of');
    expect(message).toContain("It is kept by Flux (Kustomization 'web')");
  });

  it('names nobody who is not known', async () => {
    const [{ message }] = await drifted();
    expect(message).toMatch(/somebody else wrote it\.$/);
  });
});
