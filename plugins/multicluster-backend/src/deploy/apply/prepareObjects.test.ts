import { KubernetesObject } from '../types';
import { ServedKind, servedKinds } from './kinds';
import { prepareObjects } from './prepareObjects';

const served = (
  group: string,
  version: string,
  kind: string,
  namespaced = true,
): ServedKind => ({
  group,
  version,
  kind,
  plural: `${kind.toLocaleLowerCase('en-US')}s`,
  namespaced,
});

const kinds = servedKinds([
  served('', 'v1', 'ConfigMap'),
  served('', 'v1', 'Secret'),
  served('', 'v1', 'Namespace', false),
  served('apps', 'v1', 'Deployment'),
  served('autoscaling', 'v2', 'HorizontalPodAutoscaler'),
  served('autoscaling', 'v1', 'HorizontalPodAutoscaler'),
  served('apiextensions.k8s.io', 'v1', 'CustomResourceDefinition', false),
]);

const prepare = (...objects: unknown[]) =>
  prepareObjects({
    objects: objects as KubernetesObject[],
    namespace: 'web',
    kinds,
  });

const configMap = (name: string, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
});

const definition = (scope: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'shelves.demo.test' },
  spec: {
    group: 'demo.test',
    scope,
    names: { kind: 'Shelf' },
    versions: [{ name: 'v1' }, { name: 'v0', served: false }],
  },
});
const shelf = (version: string) => ({
  apiVersion: `demo.test/${version}`,
  kind: 'Shelf',
  metadata: { name: 'books' },
});

describe('prepareObjects', () => {
  it('gives namespaced objects the namespace of the app, and others none', () => {
    const { objects, problems } = prepare(configMap('a'), {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'web', namespace: 'nonsense' },
    });
    expect(
      objects.map(({ ref, object }) => [
        ref.kind,
        ref.namespace,
        object.metadata.namespace,
      ]),
    ).toEqual([
      ['Namespace', '', undefined],
      ['ConfigMap', 'web', 'web'],
    ]);
    expect(problems).toEqual([]);
  });

  it('lets objects be elsewhere, and says which', () => {
    const { objects, problems } = prepare(
      configMap('a', { namespace: 'other' }),
      configMap('b', { namespace: 'other' }),
    );
    expect(objects).toHaveLength(2);
    expect(problems).toEqual([
      {
        severity: 'warning',
        code: 'namespace',
        message:
          "Outside of the app's namespace 'web', the source has ConfigMap 'other/a', ConfigMap 'other/b'.",
      },
    ]);
  });

  it('unfolds lists, also within lists', () => {
    const inner = {
      apiVersion: 'v1',
      kind: 'ConfigMapList',
      items: [configMap('b')],
    };
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [configMap('a'), inner],
    };
    expect(prepare(list).objects.map(({ ref }) => ref.name)).toEqual([
      'a',
      'b',
    ]);
  });

  it.each([
    [{ kind: 'ConfigMap', metadata: { name: 'a' } }, /without 'apiVersion'/],
    [
      { apiVersion: 'v1', metadata: {} },
      /an object without 'kind', 'metadata.name' \(object 1\)/,
    ],
    [{ apiVersion: 'v1', kind: 'ConfigMap' }, /without 'metadata.name'/],
    [
      { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } },
      /cannot be left to `generateName`/,
    ],
    [undefined, /an object without/],
  ])('says what %p lacks', (object, message) => {
    const { objects, problems } = prepare(object);
    expect(objects).toEqual([]);
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'invalid',
        message: expect.stringMatching(message),
      },
    ]);
  });

  it('refuses an object that is there twice, in whichever version', () => {
    const scaler = (version: string) => ({
      apiVersion: `autoscaling/${version}`,
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a' },
    });
    const { objects, problems } = prepare(scaler('v1'), scaler('v2'));
    expect(objects).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        severity: 'error',
        message:
          "HorizontalPodAutoscaler 'web/a' is in the source twice; one of them must go or get another name.",
      },
    ]);
  });

  it.each([
    [
      shelf('v1'),
      "Shelf 'books': the cluster serves no kind 'Shelf' in version 'v1' of 'demo.test'; install its CustomResourceDefinition first, or put it into the source.",
    ],
    [
      {
        apiVersion: 'apps/v1beta1',
        kind: 'Deployment',
        metadata: { name: 'old' },
      },
      "Deployment 'old': the cluster serves no kind 'Deployment' in version 'v1beta1' of 'apps'; it serves 'apps/v1'.",
    ],
  ])('says of a kind that is not served what to do', (object, message) => {
    expect(prepare(object).problems).toMatchObject([
      { severity: 'error', code: 'missing-crd', message },
    ]);
  });

  it.each([
    ['Namespaced', 'web'],
    ['Cluster', ''],
  ])('takes a kind that the source defines itself (%s)', (scope, namespace) => {
    const { objects, problems } = prepare(shelf('v1'), definition(scope));
    expect(objects.map(({ ref, served: kind }) => [ref, kind])).toMatchObject([
      [{ kind: 'CustomResourceDefinition' }, { group: 'apiextensions.k8s.io' }],
      [{ kind: 'Shelf', namespace }, undefined],
    ]);
    expect(problems).toEqual([]);
  });

  it('does not take a version that the definition does not serve', () => {
    expect(prepare(shelf('v0'), definition('Cluster')).problems).toMatchObject([
      { code: 'missing-crd' },
    ]);
  });

  it('leaves out what an API server says of an object', () => {
    const { objects } = prepare({
      ...configMap('a', { uid: '1', resourceVersion: '2', managedFields: [] }),
      status: {},
    });
    expect(objects[0].object).toEqual(configMap('a', { namespace: 'web' }));
  });

  it('codes the texts of a Secret, so that their owner can be read', () => {
    const secret = (fields: object) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      ...fields,
    });
    const { objects } = prepare(
      secret({ data: { a: 'YQ==', b: 'Yg==' }, stringData: { b: 'c' } }),
    );
    expect(objects[0].object).toMatchObject({
      data: { a: 'YQ==', b: Buffer.from('c').toString('base64') },
    });
    expect(objects[0].object).not.toHaveProperty('stringData');
    // A number is for the API server to refuse.
    const wrong = prepare(secret({ stringData: { pin: 1234 } }));
    expect(wrong.objects[0].object).toHaveProperty('stringData');
  });
});
