import { KubernetesObject } from '../types';
import { readApplication } from './readApplication';
import { readKustomization } from './readKustomization';

const unknown = () => undefined;
const byName = ({ name }: { name?: string }) =>
  name === 'east' ? 'east' : undefined;

const application = (
  status: object,
  more: { labels?: Record<string, string>; destination?: object } = {},
): KubernetesObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop-east', labels: more.labels },
  spec: { destination: more.destination },
  status,
});

describe('readApplication', () => {
  it.each([
    [{}, 'unknown', 'unknown'],
    [
      { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
      'synced',
      'healthy',
    ],
    [
      { sync: { status: 'OutOfSync' }, health: { status: 'Missing' } },
      'outOfSync',
      'degraded',
    ],
    [
      { sync: { status: 'Synced' }, health: { status: 'Suspended' } },
      'synced',
      'progressing',
    ],
    [
      { sync: { status: 'Unknown' }, health: { status: 'New' } },
      'unknown',
      'unknown',
    ],
  ])('reads %j', (status, sync, health) => {
    expect(readApplication(application(status), unknown)).toEqual({
      name: 'shop-east',
      engine: 'argocd',
      sync,
      health,
    });
  });

  it('gives the commit, and the worst that there is to say', () => {
    const status = {
      sync: { status: 'OutOfSync', revision: 'abc' },
      health: { status: 'Degraded', message: 'a pod fails' },
      operationState: { phase: 'Failed', message: 'one sync failed' },
    };
    const read = (more: object) =>
      readApplication(application({ ...status, ...more }), unknown);
    expect(read({})).toMatchObject({
      revision: 'abc',
      message: 'one sync failed',
    });
    const conditions = [{ type: 'ComparisonError', message: 'no such path' }];
    expect(read({ conditions }).message).toBe('no such path');
    expect(read({ operationState: { phase: 'Succeeded' } }).message).toBe(
      'a pod fails',
    );
  });

  it('knows the cluster by its label, else by its destination', () => {
    const labels = { 'multicluster.backstage.io/cluster': 'west' };
    const east = { name: 'east' };
    const clusterOf = (more: object) =>
      readApplication(application({}, more), byName).cluster;
    expect(clusterOf({ labels, destination: east })).toBe('west');
    expect(clusterOf({ destination: east })).toBe('east');
    expect(clusterOf({ destination: { name: 'north' } })).toBeUndefined();
    expect(clusterOf({})).toBeUndefined();
  });
});

const kustomization = (
  status: object,
  spec: object = {},
): KubernetesObject => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'shop', generation: 2 },
  spec,
  status,
});

const ready = (status: string, message = 'x') => ({
  observedGeneration: 2,
  conditions: [{ type: 'Ready', status, message }],
});

describe('readKustomization', () => {
  it.each([
    ['nobody has looked at', {}, 'unknown', 'unknown'],
    [
      'was changed since',
      { ...ready('True'), observedGeneration: 1 },
      'unknown',
      'unknown',
    ],
    ['is ready', ready('True'), 'synced', 'healthy'],
    ['is worked on', ready('Unknown'), 'outOfSync', 'progressing'],
    ['has failed', ready('False'), 'outOfSync', 'degraded'],
    [
      'is ready with an older commit',
      { ...ready('True'), lastAttemptedRevision: 'main@sha1:b' },
      'outOfSync',
      'healthy',
    ],
  ])('reads one that %s', (_, status, sync, health) => {
    expect(readKustomization(kustomization(status), unknown)).toMatchObject({
      engine: 'flux',
      sync,
      health,
    });
  });

  it('does not call synced what Flux is told to leave alone', () => {
    const read = readKustomization(
      kustomization(ready('True'), { suspend: true }),
      unknown,
    );
    expect(read).toMatchObject({ sync: 'unknown', health: 'unknown' });
    expect(read.message).toContain('suspend');
  });

  it('gives the commit without its branch, and the cluster of its kubeconfig', () => {
    const read = readKustomization(
      kustomization(
        { ...ready('True', 'Applied'), lastAppliedRevision: 'main@sha1:abc' },
        { kubeConfig: { secretRef: { name: 'east-kubeconfig' } } },
      ),
      byName,
    );
    expect(read).toMatchObject({
      cluster: 'east',
      revision: 'abc',
      message: 'Applied',
    });
  });
});
