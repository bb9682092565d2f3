import {
  ClusterRollout,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeFleet } from '../../tests/__testUtils__/FakeFleet';
import { assessInventory } from './assessInventory';

const web: ObjectRef = {
  ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
  ...{ namespace: 'web', name: 'web' },
};
const config: ObjectRef = {
  ...{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'web', name: 'web' },
};
/** The objects of `FakeFleet` were seen at 1. */
const SEEN_AT = 1;

function setup() {
  const fleet = new FakeFleet().add('east');
  const detail = fleet.cluster('east')!;
  const kinds = [{ kind: 'Deployment' }] as typeof detail.kinds;
  jest
    .spyOn(fleet, 'cluster')
    .mockImplementation(name =>
      name === 'east'
        ? { ...detail, ...fleet.clusters()[0], kinds }
        : undefined,
    );
  const assess = (
    inventory: ObjectRef[],
    {
      cluster = 'east',
      now = 10_000,
      ...rest
    }: Partial<ClusterRollout> & {
      now?: number;
    } = {},
  ) => {
    const rollout: ClusterRollout = {
      ...{ cluster, wave: 0, state: 'waiting', since: 0, attempts: 1 },
      inventory,
      ...rest,
    };
    const deployment = { clusters: [rollout] };
    return assessInventory({ fleet, cluster, deployment, now });
  };
  return { fleet, kinds, assess };
}

describe('assessInventory', () => {
  it('is the health of the workloads', () => {
    const { fleet, assess } = setup();
    fleet.deploy('east', 'web');
    expect(assess([web, config])?.health).toBe('healthy');
    fleet.put('east', 'Deployment', {
      apiVersion: 'apps/v1',
      metadata: { name: 'web', namespace: 'web', uid: 'u', generation: 1 },
      spec: { replicas: 2 },
      status: { replicas: 2, readyReplicas: 0, observedGeneration: 1 },
    });
    expect(assess([web, config])).toMatchObject({
      health: 'degraded',
      reason: expect.stringContaining("Deployment 'web'"),
    });
  });

  it('is unknown while a workload was not seen', () => {
    const { assess } = setup();
    expect(assess([web])).toEqual({
      health: 'unknown',
      reason: "Deployment 'web': not seen yet",
    });
  });

  it('is unknown for a moment after a write that has not been seen', () => {
    const { fleet, assess } = setup();
    fleet.deploy('east', 'web');
    const written = {
      appliedAt: SEEN_AT + 9,
      changes: { created: 0, updated: 1, deleted: 0 },
    };
    const health = (now: number, changes = written.changes) =>
      assess([web], { ...written, changes, now })?.health;
    expect(health(20)).toBe('unknown');
    expect(health(SEEN_AT + 9 + 1_000)).toBe('healthy');
    expect(health(20, { created: 0, updated: 0, deleted: 0 })).toBe('healthy');
  });

  it('is unknown while the cluster is not current', () => {
    const { fleet, assess } = setup();
    fleet.deploy('east', 'web').add('east', { state: 'unreachable' });
    expect(assess([web])).toEqual({
      health: 'unknown',
      reason: "cluster 'east' is unreachable",
    });
    expect(assess([web], { cluster: 'gone' })?.health).toBe('unknown');
  });

  it('is nothing where there is nothing that could be ill', () => {
    const { kinds, assess } = setup();
    expect(assess([config])).toBeUndefined();
    kinds.pop();
    expect(assess([web])).toBeUndefined();
  });
});
