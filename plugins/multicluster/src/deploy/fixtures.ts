import {
  ClusterPreview,
  ClusterRollout,
  DeployedApp,
  DeployedCluster,
  Deployment,
  DeploymentEvent,
  DeployPreview,
  DeployPreviewRequest,
  EffectiveValue,
  ObjectDiff,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';

const minute = 60_000;
const hour = 60 * minute;

const workload: ObjectRef = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'web',
  name: 'podinfo',
};

/** Objects of podinfo, the first three of them changed unless told otherwise. */
export function sketchObjects(
  changes: ObjectDiff['change'][] = ['update', 'update', 'create'],
): ObjectDiff[] {
  const kinds = [
    'Deployment',
    'ConfigMap',
    'HorizontalPodAutoscaler',
    'Service',
  ];
  return kinds.map((kind, index) => {
    const change = changes[index] ?? 'none';
    const same = change === 'none';
    return {
      ...workload,
      apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
      kind,
      change,
      added: same ? 0 : 2,
      removed: same || change === 'create' ? 0 : 2,
      hunks: same
        ? []
        : [
            {
              liveStart: 12,
              wantedStart: 12,
              lines:
                change === 'create'
                  ? [`+kind: ${kind}`, '+  name: podinfo']
                  : [
                      ' spec:',
                      '-  replicas: 2',
                      '+  replicas: 4',
                      '   template:',
                      '-        image: ghcr.io/stefanprodan/podinfo:6.9.4',
                      '+        image: ghcr.io/stefanprodan/podinfo:6.11.0',
                    ],
            },
          ],
    };
  });
}

/** What a cluster gets; the own replica count of a cluster makes its row differ. */
export function sketchValues(cluster: string, replicas = 4): EffectiveValue[] {
  return [
    {
      path: 'global.cluster',
      value: cluster,
      origin: { layer: 'placement' },
    },
    { path: 'image.tag', value: '6.11.0', origin: { layer: 'common' } },
    {
      path: 'replicaCount',
      value: replicas,
      origin: replicas === 4 ? { layer: 'common' } : { layer: 'cluster' },
      inherited: { value: 1, origin: { layer: 'default' } },
    },
    {
      path: 'resources.limits.memory',
      value: '256Mi',
      origin: { layer: 'default' },
    },
  ];
}

export function sketchClusterPreview(
  cluster: string,
  now: number,
  part: Partial<ClusterPreview> = {},
): ClusterPreview {
  return {
    cluster,
    checkedAt: now - 2_000,
    objects: sketchObjects(),
    values: sketchValues(cluster),
    problems: [],
    ...part,
  };
}

/** East changes, west is as wanted, edge refuses. */
export function sketchPreview(
  request: DeployPreviewRequest,
  now: number,
): DeployPreview {
  const names = request.targets.names ?? ['east', 'west', 'edge'];
  const clusters = names.map(name => {
    if (name === 'west') {
      return sketchClusterPreview(name, now, { objects: sketchObjects([]) });
    }
    return sketchClusterPreview(
      name,
      now,
      name === 'edge'
        ? {
            problems: [
              {
                severity: 'error',
                code: 'quota',
                message:
                  'exceeded quota: team-web, requested: limits.memory=1Gi, used: 7Gi, limited: 7Gi',
                object: workload,
              },
            ],
          }
        : {},
    );
  });
  return {
    clusters,
    selected: {
      chosen: names.map(name => ({ name, by: 'selector' })),
      leftOut: [],
      problems: [],
    },
    chart: { name: 'podinfo', version: '6.11.0' },
  };
}

export function sketchRollout(
  cluster: string,
  now: number,
  part: Partial<ClusterRollout> = {},
): ClusterRollout {
  return {
    cluster,
    wave: 0,
    state: 'deployed',
    since: now - 2 * hour,
    attempts: 1,
    changes: { created: 0, updated: 2, deleted: 0 },
    inventory: [workload],
    ...part,
  };
}

export function sketchDeployment(
  now: number,
  part: Partial<Deployment> = {},
): Deployment {
  return {
    id: 'd-3',
    revision: 3,
    app: 'podinfo',
    namespace: 'web',
    entityRef: 'component:default/podinfo',
    action: 'deploy',
    state: 'succeeded',
    createdAt: now - 2 * hour - minute,
    endedAt: now - 2 * hour,
    createdBy: 'user:default/a.berg',
    reason: 'Take 6.11.0 to production',
    request: {
      app: 'podinfo',
      namespace: 'web',
      entityRef: 'component:default/podinfo',
      source: { type: 'helm', chart: './chart' },
      targets: { names: ['west', 'east', 'edge'] },
      values: {
        common: { replicaCount: 4 },
        clusters: { east: { replicaCount: 6 } },
      },
    },
    usesSecrets: false,
    chart: { name: 'podinfo', version: '6.11.0' },
    clusters: [
      sketchRollout('west', now),
      sketchRollout('east', now, { wave: 1 }),
      sketchRollout('edge', now, { wave: 1 }),
    ],
    summary: 'Deployed to 3 clusters.',
    ...part,
  };
}

/** Revision 4: west is done, east failed, edge waits for a decision. */
export function heldDeployment(now: number): Deployment {
  return sketchDeployment(now, {
    id: 'd-4',
    revision: 4,
    state: 'held',
    createdAt: now - 6 * minute,
    endedAt: undefined,
    createdBy: 'user:default/m.ito',
    reason: 'More memory for the cache',
    clusters: [
      sketchRollout('west', now, { since: now - 4 * minute }),
      sketchRollout('east', now, {
        wave: 1,
        state: 'failed',
        since: now - 2 * minute,
        message:
          'Deployment web/podinfo did not become ready within 10 min: 2 of 6 pods are in CrashLoopBackOff.',
      }),
      sketchRollout('edge', now, {
        wave: 2,
        state: 'pending',
        since: now - 6 * minute,
        attempts: 0,
        changes: undefined,
      }),
    ],
    summary: 'Failed on east; edge has not begun.',
  });
}

export function sketchEvents(now: number): DeploymentEvent[] {
  const said: [number, string | undefined, DeploymentEvent['level'], string][] =
    [
      [
        360,
        undefined,
        'info',
        'Accepted revision 4 for 3 clusters in 3 waves.',
      ],
      [350, undefined, 'info', 'All 3 clusters accepted the dry run.'],
      [345, 'west', 'info', 'Applied 4 objects: 2 updated.'],
      [240, 'west', 'info', 'Rolled out and healthy.'],
      [230, 'east', 'info', 'Applied 4 objects: 2 updated.'],
      [
        120,
        'east',
        'error',
        'Deployment web/podinfo did not become ready within 10 min.',
      ],
      [120, undefined, 'warning', 'Held: edge does not begin.'],
    ];
  return said.map(([seconds, cluster, level, message], index) => ({
    sequence: index + 1,
    at: now - seconds * 1000,
    cluster,
    level,
    message,
  }));
}

export function sketchDeployed(
  cluster: string,
  now: number,
  part: Partial<DeployedCluster> = {},
): DeployedCluster {
  return {
    cluster,
    deploymentId: 'd-3',
    revision: 3,
    since: now - 2 * hour,
    version: '6.11.0',
    values: sketchValues(cluster, cluster === 'east' ? 6 : 4),
    inventory: [workload],
    drift: {
      checkedAt: now - 3 * minute,
      objects: sketchObjects([]),
      problems: [],
    },
    ...part,
  };
}

/** podinfo in the middle of revision 4, with an object on edge that somebody has changed by hand. */
export function sketchApp(now: number): DeployedApp {
  return {
    app: 'podinfo',
    namespace: 'web',
    clusters: [
      sketchDeployed('west', now, {
        deploymentId: 'd-4',
        revision: 4,
        since: now - 4 * minute,
      }),
      sketchDeployed('east', now, { drift: undefined }),
      sketchDeployed('edge', now, {
        drift: {
          checkedAt: now - 3 * minute,
          objects: sketchObjects(['update']),
          problems: [],
        },
      }),
    ],
    deployments: [
      heldDeployment(now),
      sketchDeployment(now),
      sketchDeployment(now, {
        id: 'd-2',
        revision: 2,
        state: 'rolledBack',
        createdAt: now - 30 * hour,
        endedAt: now - 29.9 * hour,
        reason: 'Try the new cache',
        summary: 'Rolled back on 3 clusters.',
      }),
      sketchDeployment(now, {
        id: 'd-1',
        revision: 1,
        createdAt: now - 80 * hour,
        endedAt: now - 79.9 * hour,
        reason: undefined,
        chart: { name: 'podinfo', version: '6.9.4' },
      }),
    ],
  };
}
