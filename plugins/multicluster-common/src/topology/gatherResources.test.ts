import { Resource } from '../resources/types';
import { gatherResources } from './gatherResources';
import { nodeId } from './ids';
import { app, LABELS, podinfo, SELECTOR } from './__testUtils__/podinfo';
import { pod, resourceOf, service, workload } from './__testUtils__/resources';
import { TestIndex } from './__testUtils__/TestIndex';
import { EntitySelector } from './types';

function gathered(
  resources: Iterable<Resource>,
  selector: Partial<EntitySelector> = {},
): string[] {
  const found = gatherResources(new TestIndex(resources), {
    ...SELECTOR,
    ...selector,
  });
  return found.map(nodeId).sort();
}

const strangers = (cluster: string) =>
  app({ cluster, replicas: 3, name: 'web', labels: { app: 'web' } });

describe('gatherResources', () => {
  it('leaves out former ReplicaSets and other services', () => {
    const ids = gathered([
      ...app({ cluster: 'east', replicas: 1 }),
      ...strangers('east'),
    ]);
    expect(ids).toEqual([
      'east/Deployment/web/podinfo',
      'east/EndpointSlice/web/podinfo-x7k2p',
      'east/Pod/web/podinfo-6d9f-0',
      'east/ReplicaSet/web/podinfo-6d9f',
      'east/Service/web/podinfo',
    ]);
  });

  it('finds the workload upwards from labelled pods, and its Service', () => {
    const deployment = workload('Deployment', {});
    const replicaSet = workload('ReplicaSet', { name: 'r', owner: deployment });
    const labels = { ...LABELS, app: 'podinfo' };
    const ids = gathered([
      deployment,
      replicaSet,
      pod({ name: 'p', labels, owner: replicaSet }),
      service({ name: 'podinfo' }),
      service({ name: 'web' }),
    ]);
    expect(ids).toEqual([
      'east/Deployment/web/podinfo',
      'east/Pod/web/p',
      'east/ReplicaSet/web/r',
      'east/Service/web/podinfo',
    ]);
  });

  it('finds the pods of a labelled Service, and whose they are', () => {
    const deployment = workload('Deployment', { name: 'backend' });
    const ids = gathered([
      service({ labels: LABELS }),
      deployment,
      pod({ name: 'p', labels: { app: 'podinfo' }, owner: deployment }),
      pod({ name: 'elsewhere', namespace: 'b', labels: { app: 'podinfo' } }),
    ]);
    expect(ids).toEqual([
      'east/Deployment/web/backend',
      'east/Pod/web/p',
      'east/Service/web/podinfo',
    ]);
  });

  it('takes no pods of others from a Service that selects a whole namespace', () => {
    const ids = gathered([
      ...app({
        cluster: 'east',
        replicas: 1,
        labels: { ...LABELS, part: 'shop' },
      }),
      ...app({
        cluster: 'east',
        replicas: 1,
        name: 'cart',
        labels: { part: 'shop' },
      }),
      service({ name: 'everything' }, { selector: { part: 'shop' } }),
    ]);
    expect(ids).toContain('east/Service/web/everything');
    expect(ids).not.toContain('east/Pod/web/cart-6d9f-0');
  });

  it('does not take an owner that came back under another uid', () => {
    const old = { ...workload('Deployment', {}), uid: 'former' };
    const ids = gathered([
      workload('Deployment', {}),
      pod({ name: 'p', labels: LABELS, owner: old }),
    ]);
    expect(ids).toEqual(['east/Pod/web/p']);
  });

  it('follows a mirror, its split, the route before it and its Gateway', () => {
    const ids = gathered(podinfo());
    expect(ids).toEqual(
      expect.arrayContaining([
        'west/Service/web/podinfo-east',
        'west/TrafficSplit/web/podinfo',
        'east/HTTPRoute/web/podinfo',
        'east/Gateway/web/public',
        'east/Service/web/podinfo-canary',
        'edge/DNSEndpoint/dns/all',
        'west/HorizontalPodAutoscaler/web/podinfo',
      ]),
    );
  });

  it('finds a route of another namespace where a grant allows it, without reading all routes', () => {
    const index = new TestIndex([
      ...app({ cluster: 'east', replicas: 1 }),
      resourceOf(
        'ReferenceGrant',
        { name: 'edge' },
        {
          from: [{ kind: 'HTTPRoute', namespace: 'edge' }],
          to: [{ kind: 'Service' }],
        },
      ),
      resourceOf(
        'HTTPRoute',
        { namespace: 'edge', name: 'all' },
        {
          hostnames: [],
          parents: [],
          rules: [
            {
              backends: [
                {
                  kind: 'Service',
                  namespace: 'web',
                  name: 'podinfo',
                  weight: 1,
                },
              ],
            },
          ],
          conditions: [],
        },
      ),
    ]);
    const ids = gatherResources(index, SELECTOR).map(nodeId);
    expect(ids).toContain('east/HTTPRoute/edge/all');
    const unbounded = index.listed.filter(each => each.namespace === undefined);
    expect(new Set(unbounded.map(({ kind }) => kind))).toEqual(
      new Set(['DNSEndpoint']),
    );
  });

  it('keeps to the cluster and the namespace of the entity', () => {
    expect(
      gathered(podinfo(), { cluster: 'west' }).every(id =>
        id.startsWith('west/'),
      ),
    ).toBe(true);
    expect(gathered(podinfo(), { namespace: 'other' })).toEqual([]);
  });

  it('meets every requirement of a selector with sets', () => {
    const ids = gathered(
      [
        workload('Deployment', {
          name: 'a',
          labels: { app: 'a', tier: 'web' },
        }),
        workload('Deployment', { name: 'b', labels: { app: 'b' } }),
        workload('Deployment', {
          name: 'c',
          labels: { app: 'c', tier: 'web' },
        }),
      ],
      {
        matchLabels: {},
        matchExpressions: [
          { key: 'app', operator: 'In', values: ['a', 'b'] },
          { key: 'tier', operator: 'Exists', values: [] },
        ],
      },
    );
    expect(ids).toEqual(['east/Deployment/web/a']);
  });

  it('brings ConfigMaps, budgets and the nodes of the pods', () => {
    const deployment = workload(
      'Deployment',
      { labels: LABELS },
      { configMaps: ['settings', 'missing'] },
    );
    const ids = gathered([
      deployment,
      resourceOf('ConfigMap', { name: 'settings' }, { hash: 'h', keys: 1 }),
      resourceOf('ConfigMap', { name: 'other' }, { hash: 'h', keys: 1 }),
      resourceOf(
        'PodDisruptionBudget',
        {},
        {
          selector: { app: 'podinfo' },
          currentHealthy: 1,
          desiredHealthy: 1,
          disruptionsAllowed: 0,
        },
      ),
      pod({ name: 'p', owner: deployment }, { node: 'n1' }),
      resourceOf(
        'Node',
        { namespace: '', name: 'n1' },
        {
          ready: true,
          unschedulable: false,
          taints: [],
          zone: 'us-east-1a',
          allocatable: { cpuMillis: 1, memoryBytes: 1, pods: 1 },
          conditions: [],
        },
      ),
    ]);
    expect(ids).toEqual([
      'east/ConfigMap/web/settings',
      'east/Deployment/web/podinfo',
      'east/Node//n1',
      'east/Pod/web/p',
      'east/PodDisruptionBudget/web/podinfo',
    ]);
  });
});
