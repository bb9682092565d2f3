import { DEFAULT_FAILOVER_POLICY } from '@multicluster/backstage-plugin-multicluster-common';
import { FakeFleet } from '../../tests/__testUtils__/FakeFleet';
import { assessParts, gatherTraffic } from './gatherFacts';

const NOW = 1_790_000_000_000;
const labels = { 'backstage.io/kubernetes-id': 'web' };

function deployment(name: string, cpu: string, ready = 2) {
  const containers = [
    { name, image: 'web:1', resources: { requests: { cpu } } },
  ];
  const pods = { app: name };
  return {
    apiVersion: 'apps/v1',
    metadata: { name, namespace: 'web', uid: name, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: pods },
      template: { metadata: { labels: pods }, spec: { containers } },
    },
    status: { replicas: 2, updatedReplicas: 2, readyReplicas: ready },
  };
}

function service(app: string) {
  return {
    apiVersion: 'v1',
    metadata: { name: app, namespace: 'web', uid: `s-${app}`, labels },
    spec: { selector: { app }, ports: [{ port: 80 }] },
  };
}

const autoscaler = {
  apiVersion: 'autoscaling/v2',
  metadata: { name: 'web', namespace: 'web', uid: 'hpa', labels },
  spec: {
    ...{ minReplicas: 2, maxReplicas: 9 },
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  },
};

/** West has 8 cores, of which 2 are asked for, and room for many pods. */
function west(fields = {}) {
  return new FakeFleet().add('west', {
    capacity: {
      cpuMillis: { requested: 2_000, allocatable: 8_000 },
      memoryBytes: { requested: 0, allocatable: 8e9 },
      pods: { running: 10, allocatable: 110 },
    },
    ...fields,
  });
}

function factsOf(fleet: FakeFleet) {
  const entityRef = 'component:default/web';
  const selector = { entityRef, matchLabels: labels, matchExpressions: [] };
  const known = gatherTraffic({
    ...{ fleet, drivers: [], now: NOW },
    subject: {
      ...{ entityRef, name: 'web', selector },
      policy: DEFAULT_FAILOVER_POLICY,
    },
  });
  const assessed = assessParts({
    ...{ known, now: NOW, portal: new Map(), proofs: new Map(), waiting: [] },
    lastScore: () => 88,
  });
  return {
    capacity: assessed.capacity.get('west'),
    readiness: assessed.readiness.get('west'),
  };
}

describe('what a cluster can carry', () => {
  it('counts replicas, and room by what a pod asks for', () => {
    const fleet = west().put('west', 'Deployment', deployment('web', '500m'));
    expect(factsOf(fleet).capacity).toEqual({
      ...{ ready: 2, desired: 2, room: 12 },
      workload: {
        ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
        ...{ namespace: 'web', name: 'web' },
      },
    });
  });

  it('says that an autoscaler sets the number', () => {
    const fleet = west()
      .put('west', 'Deployment', deployment('web', '500m'))
      .put('west', 'HorizontalPodAutoscaler', autoscaler);
    expect(factsOf(fleet).capacity).toMatchObject({
      autoscaler: { object: { name: 'web' }, min: 2, max: 9 },
    });
  });

  it('looks at those that the Services select, and not at what stands beside', () => {
    const fleet = west()
      .put('west', 'Deployment', deployment('web', '500m'))
      .put('west', 'Deployment', deployment('batch', '4'))
      .put('west', 'Service', service('web'));
    expect(factsOf(fleet).capacity).toMatchObject({ desired: 2, room: 12 });
  });

  it('scales none of several, since nobody can say which carries the load', () => {
    const fleet = west()
      .put('west', 'Deployment', deployment('web', '500m'))
      .put('west', 'Deployment', deployment('api', '3'))
      .put('west', 'Service', service('web'))
      .put('west', 'Service', service('api'));
    expect(factsOf(fleet).capacity).toEqual({ ready: 4, desired: 4, room: 2 });
  });

  it('does not know of room where it knows of no capacity', () => {
    const fleet = west({ capacity: undefined }).put(
      ...(['west', 'Deployment', deployment('web', '500m')] as const),
    );
    expect(factsOf(fleet).capacity?.room).toBeUndefined();
  });
});

describe('whether a cluster could take over', () => {
  it('is said with the reason of its workload', () => {
    const fleet = west().put('west', 'Deployment', deployment('web', '1', 0));
    expect(factsOf(fleet).readiness).toMatchObject({
      ...{ verdict: 'notReady', sentence: 'Cannot take over' },
    });
  });

  it('is unknown, with what it was, while its API does not answer', () => {
    const fleet = west({ state: 'unreachable', lastSeenAt: NOW - 1 }).put(
      ...(['west', 'Deployment', deployment('web', '1')] as const),
    );
    const { readiness } = factsOf(fleet);
    expect(readiness).toMatchObject({ verdict: 'unknown', lastScore: 88 });
    expect(readiness?.score).toBeUndefined();
  });
});
