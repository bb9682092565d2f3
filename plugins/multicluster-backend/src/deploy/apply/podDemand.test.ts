import { KubernetesObject } from '../types';
import { demandOf } from './podDemand';

const container = (cpu?: string, more: object = {}) => ({
  resources: cpu ? { requests: { cpu }, limits: { cpu, memory: '1Gi' } } : {},
  ...more,
});

const workload = (
  kind: string,
  spec: object,
  pod: object = { containers: [container('500m')] },
): KubernetesObject => ({
  apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
  kind,
  metadata: { name: 'a' },
  spec: { ...spec, template: { spec: pod } },
});

describe('demandOf', () => {
  it('adds up all pods of a workload', () => {
    expect(demandOf(workload('Deployment', { replicas: 3 }))).toEqual({
      pods: 3,
      'count/pods': 3,
      cpu: 1.5,
      'requests.cpu': 1.5,
      'limits.cpu': 1.5,
      memory: 3 * 2 ** 30,
      'requests.memory': 3 * 2 ** 30,
      'limits.memory': 3 * 2 ** 30,
      'ephemeral-storage': 0,
      'requests.ephemeral-storage': 0,
      'limits.ephemeral-storage': 0,
    });
  });

  it.each([
    [workload('StatefulSet', {}), 1],
    [workload('Job', { parallelism: 4 }), 4],
    [workload('Deployment', { replicas: 0 }), 0],
  ])('counts the pods of %j', (object, pods) => {
    expect(demandOf(object)?.pods).toBe(pods);
  });

  it.each([
    workload('DaemonSet', {}),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
    { ...workload('Deployment', {}), spec: {} },
  ])('says nothing of %j', object => {
    expect(demandOf(object)).toBeUndefined();
  });

  it('takes init containers one after the other, and sidecars with the rest', () => {
    const pod = {
      containers: [container('1'), container()],
      initContainers: [
        container('3'),
        container('2'),
        container('500m', { restartPolicy: 'Always' }),
      ],
    };
    const cpu = (spec: object) => demandOf(workload('Job', {}, spec))?.cpu;
    expect(cpu(pod)).toBe(3);
    expect(cpu({ ...pod, initContainers: pod.initContainers.slice(1) })).toBe(
      2,
    );
    expect(cpu({ ...pod, initContainers: [pod.initContainers[2]] })).toBe(1.5);
  });
});
