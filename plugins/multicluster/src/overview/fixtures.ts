import {
  TopologyCluster,
  TopologyGraph,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';

function cluster(
  name: string,
  now: number,
  rest: Partial<TopologyCluster>,
): TopologyCluster {
  return {
    name,
    title: name,
    labels: {},
    state: 'live',
    since: now - 3_600_000,
    lastSeenAt: now - 500,
    health: 'healthy',
    replicas: { ready: 4, desired: 4 },
    ...rest,
  };
}

function workload(on: string, image: string, odd?: boolean): TopologyNode {
  return {
    id: `${on}/Deployment/web/podinfo`,
    kind: 'Deployment',
    lane: 'workload',
    row: 'workload/podinfo',
    cluster: on,
    namespace: 'web',
    name: 'podinfo',
    health: 'healthy',
    fact: '',
    images: [image],
    oddOneOut: odd ? ['image'] : undefined,
  };
}

/** Podinfo on three clusters: failing on one, as it should be on one, last known on one. */
export function sketchTopology(now: number): TopologyGraph {
  return {
    entityRef: 'component:default/podinfo',
    generation: 1,
    clusters: [
      cluster('east', now, {
        health: 'degraded',
        reason: '2 of 6 pods failing',
        replicas: { ready: 4, desired: 6 },
      }),
      cluster('west', now, {}),
      cluster('edge', now, {
        state: 'stale',
        lastSeenAt: now - 4 * 60_000,
        replicas: { ready: 2, desired: 2 },
      }),
    ],
    rows: [],
    nodes: [
      workload('east', '6.9.0'),
      workload('west', '6.9.0'),
      workload('edge', '6.7.1', true),
    ],
    edges: [],
    findings: [],
    elsewhere: { absent: 5, unknown: [], hidden: 0 },
  };
}
