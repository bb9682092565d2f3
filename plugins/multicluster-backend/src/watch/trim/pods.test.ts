import { trimPod } from './pods';

describe('trimPod', () => {
  it('keeps how a pod and its containers do', () => {
    expect(
      trimPod({
        spec: {
          nodeName: 'node-1',
          containers: [
            {
              name: 'main',
              image: 'shop:1',
              env: [{ name: 'PASSWORD', value: 'secret' }],
              resources: {
                requests: { cpu: '250m', memory: '64Mi' },
                limits: { memory: '128Mi' },
              },
            },
          ],
          initContainers: [{ name: 'setup', image: 'setup:1' }],
        },
        status: {
          phase: 'Running',
          podIP: '10.0.0.7',
          startTime: '1970-01-01T00:01:00Z',
          conditions: [
            { type: 'Initialized', status: 'True' },
            {
              type: 'Ready',
              status: 'False',
              reason: 'ContainersNotReady',
              lastTransitionTime: '1970-01-01T00:02:00Z',
            },
          ],
          containerStatuses: [
            {
              name: 'main',
              ready: false,
              restartCount: 4,
              imageID: 'sha256:abc',
              state: { waiting: { reason: 'CrashLoopBackOff', message: 'm' } },
              lastState: { terminated: { reason: 'Error', exitCode: 1 } },
            },
          ],
          initContainerStatuses: [
            {
              name: 'setup',
              ready: true,
              state: { terminated: { reason: 'Completed' } },
            },
          ],
        },
      }),
    ).toEqual({
      node: 'node-1',
      phase: 'Running',
      ip: '10.0.0.7',
      startedAt: 60,
      ready: false,
      containers: [
        {
          name: 'main',
          image: 'shop:1',
          requests: { cpuMillis: 250, memoryBytes: 67108864 },
          limits: { memoryBytes: 134217728 },
        },
        { name: 'setup', image: 'setup:1', init: true },
      ],
      statuses: [
        {
          name: 'main',
          ready: false,
          restarts: 4,
          imageId: 'sha256:abc',
          state: 'waiting',
          reason: 'CrashLoopBackOff',
          message: 'm',
          lastExit: { reason: 'Error', exitCode: 1 },
        },
        {
          name: 'setup',
          init: true,
          ready: true,
          restarts: 0,
          state: 'terminated',
          reason: 'Completed',
        },
      ],
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'ContainersNotReady',
          since: 120,
        },
      ],
    });
  });

  it('is ready since its condition says so', () => {
    const ready = {
      type: 'Ready',
      status: 'True',
      lastTransitionTime: '1970-01-01T00:02:00Z',
    };
    expect(trimPod({ status: { conditions: [ready] } })).toMatchObject({
      ready: true,
      readySince: 120,
      conditions: [],
    });
  });

  it('is of unknown phase when nothing is known', () => {
    expect(trimPod({})).toMatchObject({
      phase: 'Unknown',
      ready: false,
      containers: [],
      statuses: [],
    });
  });
});
