import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { JsonObject } from '@backstage/types';
import type {
  EffectiveValue,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import type { KubernetesObject } from '../../plugins/multicluster-backend/src/deploy/types';
import { podinfoDir } from '../fleet/modules.ts';
import { examplesRoot } from '../fleet/paths.ts';
import { run } from '../fleet/processes.ts';
import { SourceBed, TARGETS } from './support/sourceBed.ts';

const chartYaml =
  'apiVersion: v2\nname: web\nversion: 1.2.3\nappVersion: "7"\n';
const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  ${data}\n`;

function ofKind(objects: KubernetesObject[], kind: string) {
  return objects.find(object => object.kind === kind) as
    | (KubernetesObject & { spec: JsonObject; data: JsonObject })
    | undefined;
}

function kindsOf(objects: KubernetesObject[]): string[] {
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();
}

function valueAt(values: EffectiveValue[], wanted: string) {
  return values.find(each => each.path === wanted);
}

describe('a chart', () => {
  let bed: SourceBed;
  before(async () => {
    bed = await SourceBed.create();
  });
  after(() => bed?.close());

  const helm = { type: 'helm' as const, chart: 'web' };
  const chart = (template: string, more: { [file: string]: string } = {}) =>
    bed.folder({
      'web/Chart.yaml': chartYaml,
      'web/templates/a.yaml': template,
      ...more,
    });

  for (const [name, min, max] of [
    ['paris', 40, 200],
    ['boston', 150, 750],
    ['lab', 4, 20],
  ] as const) {
    it(`of the examples has ${min} to ${max} replicas on ${name}`, async () => {
      const {
        objects,
        values,
        chart: version,
      } = await bed.render(
        { type: 'helm', chart: 'graphql' },
        path.join(examplesRoot, 'charts'),
        { target: TARGETS[name] },
      );
      const { minReplicas, maxReplicas } = ofKind(
        objects,
        'HorizontalPodAutoscaler',
      )!.spec;
      assert.deepEqual([minReplicas, maxReplicas], [min, max]);
      assert.equal(version?.name, 'graphql');
      assert.deepEqual(valueAt(values, 'global.region'), {
        path: 'global.region',
        value: TARGETS[name].region,
        origin: { layer: 'placement' },
        inherited: { value: '', origin: { layer: 'default' } },
      });
    });
  }

  it('of the podinfo project renders as Helm itself renders it', async () => {
    const folder = path.join(await podinfoDir(), 'charts');
    const {
      objects,
      hooks,
      chart: version,
    } = await bed.render({ type: 'helm', chart: 'podinfo' }, folder);
    const own = await run(bed.paths.path('helm'), [
      ...['template', 'web', path.join(folder, 'podinfo'), '-n', 'web'],
      '--skip-tests',
    ]);
    assert.deepEqual(kindsOf(objects), [
      'Deployment web-podinfo',
      'Service web-podinfo',
    ]);
    assert.equal(own.split('# Source: ').length - 1, objects.length);
    assert.deepEqual(hooks, []);
    assert.equal(version?.version, '6.9.2');
  });

  it('gets files, layers and secrets, each over the one before', async () => {
    const folder = chart(
      configMap(
        'a',
        'x: {{ list .Values.a .Values.b .Values.c .Values.d .Values.e | toJson | quote }}',
      ),
      {
        'web/values.yaml': 'a: 0\nb: 0\nc: 0\nd: 0\ne: 0\n',
        'files/all.yaml': 'b: 1\nc: 1\n',
        'files/paris.yaml': 'c: 2\nd: 2\n',
      },
    );
    const { objects, values } = await bed.render(
      {
        ...helm,
        valueFiles: ['files/all.yaml', 'files/{cluster}.yaml', '{region}.yaml'],
      },
      folder,
      { values: { common: { d: 3, e: 3 } }, secretValues: { e: 'hush' } },
    );
    assert.equal(ofKind(objects, 'ConfigMap')?.data.x, '[0,1,2,3,"hush"]');
    assert.equal(valueAt(values, 'c')?.origin.layer, 'default');
    assert.equal(valueAt(values, 'd')?.origin.layer, 'common');
    assert.ok(!JSON.stringify(values).includes('hush'));
    assert.equal(valueAt(values, 'e'), undefined);
  });

  it('loses by null what it says itself', async () => {
    const folder = chart(
      configMap('a', 'x: {{ .Values.a | toJson | quote }}'),
      {
        'web/values.yaml': 'a: {b: 1, c: 2}\n',
      },
    );
    const values: ValueLayers = { common: { a: { b: null } } };
    const rendered = await bed.render(helm, folder, { values });
    assert.equal(ofKind(rendered.objects, 'ConfigMap')?.data.x, '{"c":2}');
    assert.equal(valueAt(rendered.values, 'a.b'), undefined);
    assert.equal(valueAt(rendered.values, 'a.c')?.value, 2);
  });

  it('keeps hooks apart and tests out, and brings its definitions along', async () => {
    const hook = (name: string, when: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  annotations: {helm.sh/hook: ${when}}\n`;
    const folder = chart(
      [
        hook('migrate', 'pre-upgrade'),
        hook('try', 'test'),
        configMap('a', 'x: "1"'),
      ].join('---\n'),
      {
        'web/crds/a.yaml':
          'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.example.com}\n',
      },
    );
    const { objects, hooks } = await bed.render(helm, folder);
    assert.deepEqual(kindsOf(objects), [
      'ConfigMap a',
      'CustomResourceDefinition a.example.com',
    ]);
    assert.deepEqual(kindsOf(hooks ?? []), ['Pod migrate']);
  });

  it('knows the version of the cluster, and what it serves', async () => {
    const folder = chart(
      configMap(
        'a',
        'x: {{ .Capabilities.KubeVersion }} {{ .Capabilities.APIVersions.Has "example.com/v1" }}',
      ),
    );
    const apiVersions = ['v1', 'example.com/v1'];
    const { objects } = await bed.render(helm, folder, { apiVersions });
    assert.equal(ofKind(objects, 'ConfigMap')?.data.x, 'v1.36.3 true');
  });

  it('may bring charts that it depends on', async () => {
    const folder = chart(configMap('a', 'x: "1"'), {
      'web/Chart.yaml': `${chartYaml}dependencies: [{name: part, version: 1.0.0, alias: piece}]\n`,
      'web/charts/part/Chart.yaml':
        'apiVersion: v2\nname: part\nversion: 1.0.0\n',
      'web/charts/part/values.yaml': 'y: 1\nz: 2\n',
      'web/charts/part/templates/b.yaml': configMap(
        'b',
        'x: "{{ .Values.y }} {{ .Values.z }} {{ .Values.global.cluster }}"',
      ),
    });
    const values: ValueLayers = { common: { piece: { y: 5 } } };
    const rendered = await bed.render(helm, folder, { values });
    const part = rendered.objects.find(({ metadata }) => metadata.name === 'b');
    assert.deepEqual(part?.data, { x: '5 2 paris' });
    assert.equal(valueAt(rendered.values, 'piece.z')?.value, 2);
  });

  const refusals: [string, () => string, object, RegExp][] = [
    [
      'a template that fails on this cluster only',
      () =>
        chart(
          `{{ if eq .Values.global.cluster "paris" }}{{ fail "no region" }}{{ end }}`,
        ),
      {},
      /^The chart 'web' does not render for cluster 'paris': execution error at \(web\/templates\/a\.yaml:1:\d+\): no region$/,
    ],
    [
      'a template that cannot be read',
      () => chart('a: 1\nb: {{ .Values.x'),
      {},
      /does not render for cluster 'paris': parse error at \(web\/templates\/a\.yaml:2\)/,
    ],
    [
      'a template that makes malformed YAML',
      () => chart('apiVersion: v1\nkind: A\n  x: [\n'),
      {},
      /does not render for cluster 'paris': YAML parse error on web\/templates\/a\.yaml: .*line \d/,
    ],
    [
      'values that its schema refuses',
      () =>
        chart('', {
          'web/values.schema.json':
            '{"properties":{"port":{"type":"integer"}},"required":["port"]}',
        }),
      { values: { common: { port: 'many' } } },
      /does not render for cluster 'paris': values don't meet .* at '\/port': got string, want integer/,
    ],
    [
      'a chart that it depends on and does not bring',
      () =>
        chart('', {
          'web/Chart.yaml': `${chartYaml}dependencies: [{name: redis, version: 1.0.0, repository: "https://charts.invalid"}]\n`,
        }),
      {},
      /its dependencies are missing: redis\. Run 'helm dependency build' first/,
    ],
    [
      'another version of Kubernetes in mind',
      () =>
        chart('', {
          'web/Chart.yaml': `${chartYaml}kubeVersion: ">=1.99.0"\n`,
        }),
      {},
      /chart requires kubeVersion: >=1\.99\.0 which is incompatible with Kubernetes v1\.36\.3/,
    ],
    [
      'a malformed values.yaml',
      () => chart('', { 'web/values.yaml': 'a: 1\n b: [\n' }),
      {},
      /^values\.yaml:\d: /,
    ],
    [
      'no Chart.yaml',
      () => bed.folder({ 'web/values.yaml': '' }),
      {},
      /^There is no chart in 'web': 'Chart\.yaml' is missing$/,
    ],
    [
      'a secret value in its complaint',
      () => chart('{{ fail .Values.password }}'),
      { secretValues: { password: 'open-sesame' } },
      /does not render for cluster 'paris': execution error at \(web\/templates\/a\.yaml:1:\d+\): …$/,
    ],
  ];
  for (const [what, folder, more, message] of refusals) {
    it(`with ${what} is refused by a sentence`, async () => {
      await assert.rejects(bed.render(helm, folder(), more), error => {
        assert.ok(error instanceof Error);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\/tmp\//);
        return true;
      });
    });
  }

  it('that fails on one cluster renders on the others', async () => {
    const folder = chart(
      `{{ if eq .Values.global.cluster "paris" }}{{ fail "no" }}{{ end }}\n${configMap(
        'a',
        'x: "1"',
      )}`,
    );
    const { objects } = await bed.render(helm, folder, {
      target: TARGETS.boston,
    });
    assert.deepEqual(kindsOf(objects), ['ConfigMap a']);
  });

  it('cannot reach a file outside', async () => {
    const folder = chart('');
    const more = { ...helm, valueFiles: ['../../etc/passwd'] };
    await assert.rejects(bed.render(more, folder), {
      name: 'InputError',
      message:
        "'source.valueFiles' must be a path within the files of the deployment: '../../etc/passwd' has a '..'",
    });
  });
});

describe('a kustomization', () => {
  let bed: SourceBed;
  before(async () => {
    bed = await SourceBed.create();
  });
  after(() => bed?.close());

  const overlays = {
    type: 'kustomize' as const,
    folders: ['overlays/{cluster}', 'overlays/{environment}', 'base'],
  };
  const base = {
    'base/kustomization.yaml': 'resources: [a.yaml]\n',
    'base/a.yaml': configMap('a', 'x: base'),
  };
  const overlay = (x: string) =>
    `resources: [../../base]\npatches:\n- patch: |-\n    - {op: replace, path: /data/x, value: ${x}}\n  target: {kind: ConfigMap}\n`;

  it('of the podinfo project is what Kustomize itself builds', async () => {
    const folder = await podinfoDir();
    const { objects } = await bed.render(
      { type: 'kustomize', folders: ['kustomize'] },
      folder,
    );
    assert.deepEqual(kindsOf(objects), [
      'Deployment podinfo',
      'HorizontalPodAutoscaler podinfo',
      'Service podinfo',
    ]);
  });

  it('is the best that there is for the cluster', async () => {
    const folder = bed.folder({
      ...base,
      'overlays/paris/kustomization.yaml': overlay('paris'),
      'overlays/prod/kustomization.yaml': overlay('prod'),
    });
    for (const [name, x] of [
      ['paris', 'paris'],
      ['boston', 'prod'],
      ['lab', 'base'],
    ]) {
      const { objects } = await bed.render(overlays, folder, {
        target: TARGETS[name],
      });
      assert.equal(ofKind(objects, 'ConfigMap')?.data.x, x);
    }
  });

  it('may take values of the request', async () => {
    const folder = bed.folder({
      ...base,
      'base/a.yaml': configMap('a', 'x: on ${global.region}\n  n: ${n}'),
    });
    const { objects, values } = await bed.render(
      { ...overlays, substitute: true },
      folder,
      { values: { clusters: { paris: { n: '3' } } } },
    );
    assert.deepEqual(ofKind(objects, 'ConfigMap')?.data, {
      x: 'on europe-west1',
      n: '3',
    });
    assert.equal(valueAt(values, 'n')?.origin.layer, 'cluster');
  });

  const refusals: [string, { [file: string]: string }, object, RegExp][] = [
    [
      'a file outside of its folder',
      {
        'base/kustomization.yaml':
          'configMapGenerator: [{name: a, files: [../../../../etc/hostname]}]\n',
      },
      {},
      /^The kustomization 'base' does not build for cluster 'paris': /,
    ],
    [
      'a folder outside of the files',
      { 'base/kustomization.yaml': 'resources: [../../other]\n' },
      {},
      /names '\.\.\/\.\.\/other', which is outside of the files/,
    ],
    [
      'a program as its generator',
      {
        'base/kustomization.yaml': 'generators: [g.yaml]\n',
        'base/g.yaml':
          'apiVersion: a/v1\nkind: G\nmetadata:\n  name: g\n  annotations:\n    config.kubernetes.io/function: |\n      exec: {path: ./run.sh}\n',
      },
      {},
      /^The kustomization 'base' does not build for cluster 'paris': /,
    ],
    [
      'a chart as its generator',
      {
        'base/kustomization.yaml':
          'helmCharts: [{name: a, repo: "https://charts.invalid"}]\n',
      },
      {},
      /must specify --enable-helm/,
    ],
    [
      'a malformed file',
      { ...base, 'base/a.yaml': 'kind: [A\n' },
      {},
      /does not build for cluster 'paris': .*line 1: .* in File: a\.yaml/,
    ],
    [
      'a value that is not there',
      { ...base, 'base/a.yaml': configMap('a', 'x: ${y}') },
      { substitute: true },
      /^base: ConfigMap 'a': there is no value 'y'\./,
    ],
    [
      'no folder for this cluster',
      { 'overlays/boston/kustomization.yaml': '' },
      {},
      /^There is no kustomization for cluster 'paris': none of 'overlays\/paris', 'overlays\/prod', 'base' has a 'kustomization\.yaml'$/,
    ],
  ];
  for (const [what, files, more, message] of refusals) {
    it(`with ${what} is refused by a sentence`, async () => {
      const rendered = bed.render({ ...overlays, ...more }, bed.folder(files));
      await assert.rejects(rendered, error => {
        assert.ok(error instanceof Error);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\/tmp\//);
        return true;
      });
    });
  }
});
