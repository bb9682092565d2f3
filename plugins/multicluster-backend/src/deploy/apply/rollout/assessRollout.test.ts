import { KubernetesObject } from '../../types';
import { assessRollout } from './assessRollout';

type Parts = { generation?: number; spec?: object; status?: object };

const object = (
  apiVersion: string,
  kind: string,
  { generation = 2, spec, status }: Parts = {},
): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'shop', generation },
  spec,
  status,
});

const condition = (type: string, status: string, more: object = {}) => ({
  type,
  status,
  ...more,
});

const deployment = (status: object, spec: object = { replicas: 3 }) =>
  object('apps/v1', 'Deployment', {
    spec,
    status: { observedGeneration: 2, ...status },
  });
const statefulSet = (status: object, spec: object = {}) =>
  object('apps/v1', 'StatefulSet', {
    spec: { replicas: 3, ...spec },
    status: { observedGeneration: 2, ...status },
  });
const daemonSet = (status: object, spec: object = {}) =>
  object('apps/v1', 'DaemonSet', {
    spec,
    status: { observedGeneration: 2, desiredNumberScheduled: 3, ...status },
  });
const job = (status: object, spec: object = { completions: 2 }) =>
  object('batch/v1', 'Job', { spec, status });
const pod = (status: object) => object('v1', 'Pod', { status });
const claim = (phase: string) =>
  object('v1', 'PersistentVolumeClaim', { status: { phase } });
const service = (spec: object, status: object = {}) =>
  object('v1', 'Service', { spec, status });
const custom = (status: object) => object('demo.test/v1', 'Shelf', { status });
const definition = (...conditions: object[]) =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    status: { conditions },
  });

const failure = condition('ReplicaFailure', 'True', {
  message: 'pods "a" is forbidden: exceeded quota: small',
});

const WAITING: [KubernetesObject, string][] = [
  [
    object('apps/v1', 'Deployment', { status: { observedGeneration: 1 } }),
    'its controller has not seen the change yet',
  ],
  [object('apps/v1', 'Deployment'), 'its controller has not seen it yet'],
  [deployment({ updatedReplicas: 1 }), '1 of 3 replicas updated'],
  [
    deployment({ conditions: [failure] }),
    '0 of 3 replicas updated: pods "a" is forbidden: exceeded quota: small',
  ],
  [
    deployment({ updatedReplicas: 1 }, { replicas: 3, paused: true }),
    '1 of 3 replicas updated: it is paused',
  ],
  [
    deployment({ replicas: 4, updatedReplicas: 3, availableReplicas: 3 }),
    '1 old replicas are to end',
  ],
  [
    deployment({ replicas: 3, updatedReplicas: 3, availableReplicas: 2 }),
    '2 of 3 replicas available',
  ],
  [statefulSet({ readyReplicas: 1 }), '1 of 3 replicas ready'],
  [
    statefulSet({
      readyReplicas: 3,
      updatedReplicas: 2,
      currentRevision: 'a',
      updateRevision: 'b',
    }),
    '2 of 3 replicas updated',
  ],
  [daemonSet({ updatedNumberScheduled: 2 }), '2 of 3 pods updated'],
  [
    daemonSet({ updatedNumberScheduled: 3, numberAvailable: 1 }),
    '1 of 3 pods available',
  ],
  [
    object('apps/v1', 'ReplicaSet', { status: { conditions: [failure] } }),
    '0 of 1 replicas ready: pods "a" is forbidden: exceeded quota: small',
  ],
  [job({ succeeded: 1 }), '1 of 2 completions'],
  [job({}, { suspend: true }), 'it is suspended'],
  [
    pod({
      phase: 'Pending',
      conditions: [
        condition('Ready', 'False', { reason: 'ContainersNotReady' }),
      ],
    }),
    'it is not ready: ContainersNotReady',
  ],
  [claim('Pending'), 'it is not bound to a volume yet'],
  [service({ type: 'LoadBalancer' }), 'its load balancer has no address yet'],
  [definition(), 'it is not established yet'],
  [
    custom({
      conditions: [condition('Ready', 'False', { message: 'no shelf' })],
    }),
    'it is not ready: no shelf',
  ],
  [
    custom({ conditions: [condition('Reconciling', 'True')] }),
    'it is being reconciled',
  ],
  [
    custom({ observedGeneration: 1 }),
    'its controller has not seen the change yet',
  ],
  [
    object('argoproj.io/v1alpha1', 'Rollout', {
      status: { observedGeneration: '2', phase: 'Paused', message: 'canary' },
    }),
    'it is paused: canary',
  ],
];

const READY: KubernetesObject[] = [
  deployment({ replicas: 3, updatedReplicas: 3, availableReplicas: 3 }),
  deployment({}, { replicas: 0 }),
  statefulSet({ readyReplicas: 3, updatedReplicas: 3 }),
  statefulSet(
    { readyReplicas: 3, updatedReplicas: 1 },
    { updateStrategy: { rollingUpdate: { partition: 2 } } },
  ),
  statefulSet(
    {
      readyReplicas: 3,
      updatedReplicas: 0,
      currentRevision: 'a',
      updateRevision: 'b',
    },
    { updateStrategy: { type: 'OnDelete' } },
  ),
  daemonSet({ updatedNumberScheduled: 3, numberAvailable: 3 }),
  daemonSet({ numberAvailable: 3 }, { updateStrategy: { type: 'OnDelete' } }),
  job({ conditions: [condition('Complete', 'True')] }),
  object('batch/v1', 'CronJob', { spec: {}, status: {} }),
  pod({ phase: 'Succeeded' }),
  pod({ phase: 'Running', conditions: [condition('Ready', 'True')] }),
  claim('Bound'),
  service({ type: 'ClusterIP' }),
  service(
    { type: 'LoadBalancer' },
    { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
  ),
  definition(condition('Established', 'True')),
  object('v1', 'ConfigMap'),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    status: { conditions: [condition('ScalingActive', 'False')] },
  }),
  custom({}),
  custom({ observedGeneration: 2, conditions: [condition('Ready', 'True')] }),
];

const FAILED: [KubernetesObject, string][] = [
  [
    deployment({
      updatedReplicas: 1,
      conditions: [
        condition('Progressing', 'False', {
          reason: 'ProgressDeadlineExceeded',
          message: 'timed out progressing',
        }),
      ],
    }),
    'its rollout makes no progress, 1 of 3 replicas updated: timed out progressing',
  ],
  [
    job({
      conditions: [
        condition('Failed', 'True', { message: 'BackoffLimitExceeded' }),
      ],
    }),
    'it has failed: BackoffLimitExceeded',
  ],
  [pod({ phase: 'Failed', message: 'Evicted' }), 'it has failed: Evicted'],
  [claim('Lost'), 'its volume is lost'],
  [
    definition(condition('NamesAccepted', 'False', { message: 'taken' })),
    'its names are taken: taken',
  ],
  [
    custom({ conditions: [condition('Stalled', 'True', { reason: 'Cycle' })] }),
    'it is stalled: Cycle',
  ],
];

describe('assessRollout', () => {
  it.each(WAITING)('waits for %j', (live, message) => {
    expect(assessRollout(live)).toEqual({ state: 'waiting', message });
  });

  it.each(READY)('is content with %j', live => {
    expect(assessRollout(live)).toEqual({ state: 'ready' });
  });

  it.each(FAILED)('gives up on %j', (live, message) => {
    expect(assessRollout(live)).toEqual({ state: 'failed', message });
  });

  it('waits for what is being deleted, whatever it says of itself', () => {
    const ending = pod({ phase: 'Succeeded' });
    ending.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
    expect(assessRollout(ending).state).toBe('waiting');
  });
});
