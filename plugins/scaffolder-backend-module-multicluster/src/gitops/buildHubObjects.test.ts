import { JsonObject, JsonValue } from '@backstage/types';
import { buildApplicationSet } from './buildApplicationSet';
import { buildFluxObjects } from './buildFluxObjects';
import { buildKarmadaObjects } from './buildKarmadaObjects';
import { buildOcmObjects } from './buildOcmObjects';
import { Override } from './diffJson';
import { withNamespace } from './scope';
import { ClusterObjects, KubernetesObject } from './types';

const app = { app: 'shop', namespace: 'web', createNamespace: false };
const git = {
  repoUrl: 'https://git.example.com/apps.git',
  branch: 'main',
  root: 'deploy/clusters',
};

function deployment(replicas: number): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop' },
    spec: { replicas, template: { spec: { containers: [{ name: 'a' }] } } },
  };
}

function object(
  apiVersion: string,
  kind: string,
  rest: JsonObject = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name: 'shop' }, ...rest };
}

const clusters: ClusterObjects[] = [
  {
    cluster: 'east',
    objects: [
      deployment(2),
      object('v1', 'ConfigMap', { data: { where: 'us' } }),
      object('rbac.authorization.k8s.io/v1', 'ClusterRole'),
    ],
  },
  {
    cluster: 'west',
    objects: [
      deployment(4),
      object('v1', 'ConfigMap', { data: { where: 'eu', more: 'x' } }),
      object('rbac.authorization.k8s.io/v1', 'ClusterRole'),
    ],
  },
  {
    cluster: 'edge',
    objects: [deployment(2), object('v1', 'ServiceAccount')],
  },
];

describe('for Argo CD', () => {
  const spec = (options: Partial<Parameters<typeof buildApplicationSet>[0]>) =>
    buildApplicationSet({
      ...app,
      git,
      clusters: ['east', 'west'],
      ...options,
    }).spec as any;

  it('is one Application per cluster, with the labels by which the portal finds it', () => {
    const { generators, template } = spec({});
    expect(generators[0].list.elements).toEqual([
      {
        ...{ name: 'shop-east', cluster: 'east' },
        path: 'deploy/clusters/east/shop',
      },
      {
        ...{ name: 'shop-west', cluster: 'west' },
        path: 'deploy/clusters/west/shop',
      },
    ]);
    expect(template.metadata.labels).toEqual({
      'multicluster.backstage.io/app': 'shop',
      'multicluster.backstage.io/cluster': '{{.cluster}}',
    });
    expect(template.spec.destination).toEqual({
      name: '{{.cluster}}',
      namespace: 'web',
    });
    expect(template.spec.syncPolicy.automated).toEqual({
      prune: true,
      selfHeal: true,
    });
  });

  it('follows the folders of the repository', () => {
    const { generators, template } = spec({ argo: { generator: 'git' } });
    expect(generators[0].git.directories).toEqual([
      { path: 'deploy/clusters/*/shop' },
    ]);
    expect(template.spec.destination.name).toBe('{{index .path.segments 2}}');
  });

  it('goes to addresses, when each cluster has one', () => {
    const servers = { east: 'https://east', west: 'https://west' };
    const { generators, template } = spec({ argo: { servers } });
    expect(generators[0].list.elements[0].server).toBe('https://east');
    expect(template.spec.destination).toEqual({
      server: '{{.server}}',
      namespace: 'web',
    });
    expect(() => spec({ argo: { servers: { east: 'https://east' } } })).toThrow(
      "has no address of the cluster 'west'",
    );
  });
});

describe('for Flux', () => {
  it('is a repository, and a Kustomization per cluster by its kubeconfig', () => {
    const [repository, east] = buildFluxObjects({
      ...app,
      git,
      clusters: ['east', 'west'],
      flux: { kubeconfigSecret: '{cluster}-admin', kubeconfigKey: 'config' },
    });
    expect(repository.spec).toMatchObject({
      url: git.repoUrl,
      ref: { branch: 'main' },
    });
    expect(east).toMatchObject({
      metadata: {
        name: 'shop-east',
        labels: { 'multicluster.backstage.io/cluster': 'east' },
      },
      spec: {
        path: './deploy/clusters/east/shop',
        targetNamespace: 'web',
        kubeConfig: { secretRef: { name: 'east-admin', key: 'config' } },
      },
    });
  });
});

/** What a control plane does with plaintext overriders: a JSON patch. */
function patched(template: KubernetesObject, overrides: Override[]) {
  const copy = structuredClone(template);
  for (const override of overrides) {
    const keys = override.path
      .slice(1)
      .split('/')
      .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop()!;
    const at = keys.reduce<any>((each, key) => each[key], copy);
    if (override.operator === 'remove') delete at[last];
    else at[last] = override.value as JsonValue;
  }
  return copy;
}

describe('for Karmada', () => {
  const objects = buildKarmadaObjects({ ...app, clusters });
  const ofKind = (kind: string): any[] =>
    objects.filter(each => each.kind === kind);

  it('has each object once', () => {
    expect(objects.slice(0, 4).map(({ kind }) => kind)).toEqual([
      'Deployment',
      'ConfigMap',
      'ClusterRole',
      'ServiceAccount',
    ]);
  });

  it('gives every cluster what was rendered for it', () => {
    const policies = objects.filter(({ kind }) => /Override/.test(kind));
    for (const { cluster, objects: rendered } of clusters) {
      for (const each of rendered.map(one => withNamespace(one, 'web'))) {
        const template = objects.find(
          one =>
            one.kind === each.kind && one.metadata.name === each.metadata.name,
        )!;
        const overrides = policies
          .map(({ spec }) => spec as any)
          .filter(spec => spec.resourceSelectors[0].kind === each.kind)
          .flatMap(spec => spec.overrideRules)
          .filter(rule => rule.targetCluster.clusterNames.includes(cluster))
          .flatMap(rule => rule.overriders.plaintext as Override[]);
        expect(patched(template, overrides)).toEqual(each);
      }
    }
  });

  it('takes what most clusters have as the template', () => {
    expect(ofKind('Deployment')[0].spec.replicas).toBe(2);
    const [policy] = ofKind('OverridePolicy').filter(
      ({ metadata }) => metadata.name === 'shop-deployment-shop',
    );
    expect(policy.spec.overrideRules).toEqual([
      {
        targetCluster: { clusterNames: ['west'] },
        overriders: {
          plaintext: [
            { path: '/spec/replicas', operator: 'replace', value: 4 },
          ],
        },
      },
    ]);
  });

  it('brings each object to its own clusters only, and not before its overrides are there', () => {
    const placed = ofKind('PropagationPolicy').map(({ spec }) => [
      spec.resourceSelectors.map((each: any) => each.kind),
      spec.placement.clusterAffinity.clusterNames,
      spec.dependentOverrides,
    ]);
    expect(placed).toEqual([
      [['Deployment'], ['east', 'west', 'edge'], ['shop-deployment-shop']],
      [['ConfigMap'], ['east', 'west'], ['shop-configmap-shop']],
      [['ServiceAccount'], ['edge'], undefined],
    ]);
  });

  it('has policies of their own for what has no namespace', () => {
    const [policy] = ofKind('ClusterPropagationPolicy');
    expect(policy.metadata.namespace).toBeUndefined();
    expect(policy.spec.resourceSelectors).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        name: 'shop',
      },
    ]);
  });
});

describe('for Open Cluster Management', () => {
  it('is a ManifestWork in the namespace of each cluster', () => {
    const works = buildOcmObjects({ ...app, clusters }) as any[];
    expect(works.map(({ metadata }) => metadata.namespace)).toEqual([
      'east',
      'west',
      'edge',
    ]);
    expect(works[0].metadata.name).toBe('web.shop');
    expect(works[0].spec.workload.manifests).toEqual(
      clusters[0].objects.map(each => withNamespace(each, 'web')),
    );
    expect(works[0].spec.manifestConfigs[0].resourceIdentifier).toEqual({
      ...{ group: 'apps', resource: 'deployments' },
      ...{ namespace: 'web', name: 'shop' },
    });
  });

  it('makes the namespace on the clusters when it shall', () => {
    const [work] = buildOcmObjects({
      ...app,
      clusters,
      createNamespace: true,
    }) as any[];
    expect(work.spec.workload.manifests[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'web' },
    });
  });

  it('gives all the same by a Placement, and nothing when they are not the same', () => {
    const same = ['east', 'west'].map(cluster => ({
      cluster,
      objects: [deployment(2)],
    }));
    const ocm = { form: 'replicaSet' as const };
    const [placement, set] = buildOcmObjects({
      ...app,
      clusters: same,
      ocm,
    }) as any[];
    expect(
      placement.spec.predicates[0].requiredClusterSelector.labelSelector,
    ).toEqual({
      matchExpressions: [
        { key: 'name', operator: 'In', values: ['east', 'west'] },
      ],
    });
    expect(set.spec.placementRefs).toEqual([{ name: 'shop' }]);
    expect(() => buildOcmObjects({ ...app, clusters, ocm })).toThrow(
      "'west' gets something else than 'east'",
    );
  });

  it('says when it is too large for a hub', () => {
    const large = object('v1', 'ConfigMap', {
      data: { a: 'x'.repeat(600_000) },
    });
    expect(() =>
      buildOcmObjects({
        ...app,
        clusters: [{ cluster: 'east', objects: [large] }],
      }),
    ).toThrow("What 'east' gets is 587 KiB");
  });
});
