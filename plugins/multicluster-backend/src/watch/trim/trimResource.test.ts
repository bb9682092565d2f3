import { KINDS } from '../kinds';
import { SharedParts } from './SharedParts';
import { trimResource } from './trimResource';

const at = { cluster: 'east', seenAt: 1_700_000_000_000 };

describe('trimResource', () => {
  it('keeps who an object is, and of its metadata what the suite reads', () => {
    const trimmed = trimResource(
      'ConfigMap',
      {
        apiVersion: 'v1',
        metadata: {
          namespace: 'web',
          name: 'settings',
          uid: 'u1',
          resourceVersion: '42',
          creationTimestamp: '2026-11-23T13:00:00Z',
          deletionTimestamp: '2026-11-23T13:00:10Z',
          labels: { app: 'shop' },
          annotations: {
            'backstage.io/kubernetes-id': 'shop',
            'checksum/config': 'abc',
            'meta.helm.sh/release-name': 'shop',
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
            'prometheus.io/scrape': 'true',
            'backstage.io.example.com/x': 'no',
          },
          ownerReferences: [
            { kind: 'Thing', name: 'other', uid: 'o0' },
            { kind: 'Shop', name: 'shop', uid: 'o1', controller: true },
          ],
          managedFields: [{ manager: 'kubectl' }],
        },
        data: { a: '1', b: '2' },
      },
      at,
    );
    expect(trimmed).toEqual({
      cluster: 'east',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'web',
      name: 'settings',
      uid: 'u1',
      resourceVersion: '42',
      createdAt: 1795438800,
      deletedAt: 1795438810,
      labels: { app: 'shop' },
      annotations: {
        'backstage.io/kubernetes-id': 'shop',
        'checksum/config': 'abc',
        'meta.helm.sh/release-name': 'shop',
      },
      owner: { kind: 'Shop', name: 'shop', uid: 'o1' },
      seenAt: 1_700_000_000_000,
      detail: { hash: expect.stringMatching(/^[0-9a-f]{12}$/), keys: 2 },
    });
  });

  const malformed = [
    undefined,
    null,
    'text',
    [],
    {},
    { metadata: null, spec: null, status: null },
    { metadata: 'x', spec: 'x', status: 'x', data: 'x', endpoints: 'x' },
    { metadata: [], spec: [], status: [], data: [], endpoints: [null] },
    {
      metadata: { labels: ['a'], annotations: 3, ownerReferences: {} },
      spec: {
        containers: 7,
        template: { spec: { containers: [null], volumes: 'x' } },
        rules: [null, { http: { paths: [null] }, matches: [null] }],
        parentRefs: [null],
        backends: [null],
        endpoints: [{ targets: 7, providerSpecific: [null] }],
        metrics: [{ type: 7 }],
        taints: [null],
        ports: [null],
      },
      status: {
        conditions: [null, { type: 7 }],
        containerStatuses: [null],
        parents: [null],
        healthyRecords: { host: 'x' },
        loadBalancer: { ingress: 'x' },
        mirrorServices: [{ conditions: [{}] }],
      },
    },
  ];

  it.each(KINDS.map(({ kind }) => [kind]))(
    'makes a %s of whatever it gets',
    kind => {
      for (const raw of malformed) {
        expect(trimResource(kind, raw, at)).toMatchObject({
          kind,
          name: '',
          namespace: '',
          createdAt: 0,
        });
      }
    },
  );

  it('says which version it was asked for when the object does not', () => {
    const { apiVersion } = trimResource('Rollout', {}, at);
    expect(apiVersion).toBe('argoproj.io/v1alpha1');
    const asked = { ...at, apiVersion: 'k8gb.absa.oss/v1beta1' };
    expect(trimResource('Gslb', {}, asked).apiVersion).toBe(
      'k8gb.absa.oss/v1beta1',
    );
  });

  it('shares what is alike in the pods of one workload', () => {
    const parts = new SharedParts();
    const [one, other] = ['a', 'b'].map(name =>
      trimResource(
        'Pod',
        {
          metadata: {
            name,
            labels: { app: 'shop' },
            ownerReferences: [{ uid: 'rs', controller: true }],
          },
          spec: { containers: [{ name: 'main', image: 'shop:1' }] },
        },
        { ...at, parts },
      ),
    );
    expect(one.labels).toBe(other.labels);
    expect(one.owner).toBe(other.owner);
    expect(one.detail).not.toBe(other.detail);
    expect(one.detail).toMatchObject({ containers: [{ image: 'shop:1' }] });
  });
});

describe('SharedParts', () => {
  it('forgets what is not asked for any more', () => {
    const parts = new SharedParts(10);
    const kept = parts.share({ kept: true });
    for (let count = 0; count < 1000; count++) {
      parts.share({ count });
      expect(parts.share({ kept: true })).toBe(kept);
      expect(parts.size).toBeLessThanOrEqual(20);
    }
  });
});
