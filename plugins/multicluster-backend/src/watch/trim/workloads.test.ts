import { Raw } from './read';
import { trimCronJob, trimJob, trimWorkload } from './workloads';

const template = {
  metadata: { labels: { app: 'shop' } },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'shop:1',
        env: [
          { name: 'PLAIN', value: 'secret' },
          {
            name: 'LEVEL',
            valueFrom: { configMapKeyRef: { name: 'app', key: 'LEVEL' } },
          },
          {
            name: 'PASSWORD',
            valueFrom: { secretKeyRef: { name: 'db', key: 'password' } },
          },
          {
            name: 'NODE',
            valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } },
          },
          {
            name: 'CPU',
            valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } },
          },
          { name: 'ODD', valueFrom: {} },
        ],
        envFrom: [
          { configMapRef: { name: 'common' } },
          { prefix: 'DB_', secretRef: { name: 'db' } },
        ],
      },
    ],
    volumes: [
      { configMap: { name: 'files' } },
      { projected: { sources: [{ configMap: { name: 'certificates' } }] } },
      { secret: { secretName: 'key' } },
    ],
  },
};

function deployment(spec: Raw): Raw {
  return { metadata: { generation: 2 }, spec: { template, ...spec } };
}

describe('trimWorkload', () => {
  it('keeps where variables come from, and never a value', () => {
    const { containers, configMaps } = trimWorkload(
      deployment({}),
      'Deployment',
    );
    expect(containers[0].env).toEqual({
      PLAIN: expect.stringMatching(/^[0-9a-f]{12}$/),
      LEVEL: 'configMap/app:LEVEL',
      PASSWORD: 'secret/db:password',
      NODE: 'field/spec.nodeName',
      CPU: 'resource/limits.cpu',
      ODD: 'unknown',
      '* (configMap/common)': 'configMap/common:*',
      'DB_* (secret/db)': 'secret/db:*',
    });
    expect(JSON.stringify(containers)).not.toContain('"secret"');
    expect(configMaps).toEqual(['app', 'certificates', 'common', 'files']);
  });

  const status = {
    observedGeneration: 2,
    replicas: 5,
    readyReplicas: 4,
    updatedReplicas: 3,
    availableReplicas: 2,
  };
  it.each([
    ['Deployment', { replicas: 6 }, status, [6, 5, 4, 3, 2]],
    ['Deployment', {}, {}, [1, 0, 0, 0, 0]],
    ['StatefulSet', { replicas: 0 }, status, [0, 5, 4, 3, 2]],
    ['ReplicaSet', { replicas: 5 }, status, [5, 5, 4, 5, 2]],
    ['Rollout', { replicas: 5 }, status, [5, 5, 4, 3, 2]],
    [
      'DaemonSet',
      {},
      {
        desiredNumberScheduled: 5,
        currentNumberScheduled: 4,
        numberReady: 3,
        updatedNumberScheduled: 2,
        numberAvailable: 1,
      },
      [5, 4, 3, 2, 1],
    ],
  ] as const)(
    'counts the replicas of a %s with %p',
    (kind, spec, is, counts) => {
      const { replicas } = trimWorkload({ spec, status: is }, kind);
      const { desired, current, ready, updated, available } = replicas;
      expect([desired, current, ready, updated, available]).toEqual(counts);
    },
  );

  it('wants nothing without a spec', () => {
    expect(trimWorkload({}, 'Deployment').replicas.desired).toBe(0);
  });

  it('reads the generation that Argo Rollouts writes as text, and why it is paused', () => {
    expect(
      trimWorkload(
        {
          metadata: {
            generation: 3,
            annotations: { 'rollout.argoproj.io/revision': '7' },
          },
          spec: {},
          status: {
            observedGeneration: '3',
            pauseConditions: [{ reason: 'CanaryPauseStep' }],
          },
        },
        'Rollout',
      ),
    ).toMatchObject({
      generation: 3,
      observedGeneration: 3,
      revision: '7',
      paused: true,
    });
  });

  describe('templateHash', () => {
    const hashWith = (change: object) =>
      trimWorkload(
        deployment({ template: { ...template, ...change } }),
        'Deployment',
      ).templateHash;
    const same = hashWith({});

    it.each([
      [
        'a restart',
        { annotations: { 'kubectl.kubernetes.io/restartedAt': 'x' } },
      ],
      ['the mark of a revision', { labels: { 'pod-template-hash': 'x' } }],
      ['a missing creation time', { creationTimestamp: null }],
    ])('stays with %s', (_, more) => {
      const labels = {
        ...template.metadata.labels,
        ...((more as Raw).labels as Raw),
      };
      expect(hashWith({ metadata: { ...more, labels } })).toBe(same);
    });

    it('stays when fields come in another order', () => {
      const { containers, volumes } = template.spec;
      expect(hashWith({ spec: { volumes, containers } })).toBe(same);
    });

    it.each([
      ['label', { metadata: { labels: { app: 'blog' } } }],
      ['image', { spec: { containers: [{ name: 'main', image: 'shop:2' }] } }],
    ])('changes with a %s', (_, change) => {
      expect(hashWith(change)).not.toBe(same);
    });
  });
});

describe('trimJob', () => {
  it('keeps how it ended', () => {
    expect(
      trimJob({
        spec: { completions: 2, template },
        status: {
          succeeded: 2,
          startTime: '1970-01-01T00:01:00Z',
          completionTime: '1970-01-01T00:02:00Z',
          conditions: [
            { type: 'Complete', status: 'True' },
            { type: 'Suspended', status: 'False' },
          ],
        },
      }),
    ).toMatchObject({
      completions: 2,
      active: 0,
      succeeded: 2,
      failed: 0,
      startedAt: 60,
      completedAt: 120,
      containers: [{ image: 'shop:1' }],
      conditions: [{ type: 'Complete', status: 'True' }],
    });
  });
});

describe('trimCronJob', () => {
  it('keeps when it ran and what it runs', () => {
    expect(
      trimCronJob({
        spec: {
          schedule: '* * * * *',
          suspend: true,
          jobTemplate: { spec: { template } },
        },
        status: {
          active: [{ name: 'one' }],
          lastScheduleTime: '1970-01-01T00:01:00Z',
        },
      }),
    ).toMatchObject({
      schedule: '* * * * *',
      suspended: true,
      active: 1,
      lastScheduledAt: 60,
      containers: [{ image: 'shop:1' }],
    });
  });
});
