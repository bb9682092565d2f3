import {
  trimAutoscaler,
  trimConfigMap,
  trimDisruptionBudget,
  trimEvent,
  trimNamespace,
  trimNode,
} from './cluster';

describe('trimNode', () => {
  it('keeps where it is, what it can take, and what presses it', () => {
    expect(
      trimNode({
        metadata: {
          labels: {
            'topology.kubernetes.io/zone': 'us-east-1a',
            'topology.kubernetes.io/region': 'us-east-1',
          },
        },
        spec: {
          unschedulable: true,
          providerID: 'aws:///i-1',
          taints: [
            { key: 'gpu', value: 'yes', effect: 'NoSchedule' },
            { key: 'down', effect: 'NoExecute' },
          ],
        },
        status: {
          nodeInfo: { kubeletVersion: 'v1.36.3' },
          allocatable: { cpu: '3920m', memory: '8Gi', pods: '110' },
          conditions: [
            { type: 'MemoryPressure', status: 'False' },
            { type: 'DiskPressure', status: 'True' },
            { type: 'KernelDeadlock', status: 'False' },
            {
              type: 'Ready',
              status: 'True',
              lastTransitionTime: '1970-01-01T00:01:00Z',
            },
          ],
        },
      }),
    ).toMatchObject({
      ready: true,
      readySince: 60,
      unschedulable: true,
      taints: ['gpu=yes:NoSchedule', 'down:NoExecute'],
      zone: 'us-east-1a',
      region: 'us-east-1',
      providerId: 'aws:///i-1',
      version: 'v1.36.3',
      allocatable: { cpuMillis: 3920, memoryBytes: 8589934592, pods: 110 },
      conditions: [{ type: 'DiskPressure', status: 'True' }],
    });
  });

  it('is not ready when nobody has heard of it', () => {
    const conditions = [{ type: 'Ready', status: 'Unknown' }];
    expect(trimNode({ status: { conditions } })).toMatchObject({
      ready: false,
      conditions: [{ type: 'Ready', status: 'Unknown' }],
    });
  });
});

describe('trimConfigMap', () => {
  const hash = (raw: object) => trimConfigMap({ ...raw }).hash;

  it('tells data apart without keeping any', () => {
    const one = trimConfigMap({ data: { key: 'value' } });
    expect(one.keys).toBe(1);
    expect(JSON.stringify(one)).not.toMatch(/value/);
    expect(one.hash).toBe(hash({ data: { key: 'value' }, metadata: {} }));
    expect(one.hash).not.toBe(hash({ data: { key: 'other' } }));
    expect(one.hash).not.toBe(hash({ binaryData: { key: 'value' } }));
  });
});

describe('trimEvent', () => {
  const involvedObject = {
    kind: 'Pod',
    namespace: 'web',
    name: 'app',
    uid: 'u1',
  };
  it.each([
    [
      'of the old kind',
      {
        count: 3,
        firstTimestamp: '1970-01-01T00:01:00Z',
        lastTimestamp: '1970-01-01T00:02:00Z',
        source: { component: 'kubelet' },
      },
      { count: 3, firstAt: 60, lastAt: 120, source: 'kubelet' },
    ],
    [
      'of the new kind',
      {
        eventTime: '1970-01-01T00:01:00.123456Z',
        series: { count: 7, lastObservedTime: '1970-01-01T00:03:00.5Z' },
        reportingComponent: 'scheduler',
      },
      { count: 7, firstAt: 60, lastAt: 180, source: 'scheduler' },
    ],
    [
      'that has only a creation time',
      { metadata: { creationTimestamp: '1970-01-01T00:04:00Z' } },
      { count: 1, lastAt: 240 },
    ],
  ])('reads one %s', (_, raw, expected) => {
    expect(
      trimEvent({
        involvedObject,
        type: 'Warning',
        reason: 'BackOff',
        message: 'x'.repeat(600),
        ...raw,
      }),
    ).toEqual({
      type: 'Warning',
      reason: 'BackOff',
      message: `${'x'.repeat(499)}…`,
      regarding: involvedObject,
      ...expected,
    });
  });
});

describe('trimAutoscaler', () => {
  it('puts what a metric is beside what it shall be', () => {
    expect(
      trimAutoscaler({
        spec: {
          scaleTargetRef: { kind: 'Deployment', name: 'shop' },
          minReplicas: 2,
          maxReplicas: 9,
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { averageUtilization: 80 } },
            },
            {
              type: 'ContainerResource',
              containerResource: {
                name: 'memory',
                container: 'main',
                target: { averageValue: '100Mi' },
              },
            },
            {
              type: 'External',
              external: { metric: { name: 'queue' }, target: { value: '30' } },
            },
          ],
        },
        status: {
          currentReplicas: 3,
          desiredReplicas: 4,
          currentMetrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                current: { averageUtilization: 91, averageValue: '91m' },
              },
            },
          ],
          conditions: [
            { type: 'AbleToScale', status: 'True' },
            { type: 'ScalingLimited', status: 'True', reason: 'TooMany' },
          ],
        },
      }),
    ).toMatchObject({
      target: { kind: 'Deployment', name: 'shop' },
      min: 2,
      max: 9,
      current: 3,
      desired: 4,
      metrics: [
        { name: 'cpu', current: '91%', target: '80%' },
        { name: 'main/memory', target: '100Mi' },
        { name: 'queue', target: '30' },
      ],
      conditions: [{ type: 'ScalingLimited', reason: 'TooMany' }],
    });
  });
});

describe('small kinds', () => {
  it('keeps the phase of a Namespace', () => {
    expect(trimNamespace({ status: { phase: 'Terminating' } })).toEqual({
      phase: 'Terminating',
    });
    expect(trimNamespace({})).toEqual({ phase: 'Active' });
  });

  it('keeps what a PodDisruptionBudget allows', () => {
    expect(
      trimDisruptionBudget({
        spec: { selector: { matchLabels: { app: 'shop' } } },
        status: { currentHealthy: 2, desiredHealthy: 1, disruptionsAllowed: 1 },
      }),
    ).toEqual({
      selector: { app: 'shop' },
      currentHealthy: 2,
      desiredHealthy: 1,
      disruptionsAllowed: 1,
    });
  });
});
