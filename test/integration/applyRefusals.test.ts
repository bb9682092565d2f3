import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.ts';
import {
  AppBed,
  changesOf,
  codesOf,
  configMap,
  deployment,
} from './support/appBed.ts';

describe('what stands against the objects of an app', () => {
  let bed: AppBed;

  before(async () => {
    bed = await AppBed.create('refusing');
  });
  after(() => bed?.close());

  it('names who owns a field, and leaves it to him', async () => {
    const objects = [deployment('front', { replicas: 2 })];
    await bed.apply(objects);
    const scaled = deployment('front', { replicas: 5 });
    await bed.applyAs('night-shift', scaled);
    const { objects: diffs, problems } = await bed.check(objects);
    assert.deepEqual(codesOf(problems), ['error conflict']);
    assert.equal(
      problems[0].message,
      "Deployment 'refusing/front': 'night-shift' owns '.spec.replicas', and the source wants it otherwise. If an autoscaler or a person scales it, leave `replicas` out of the source; else take back the change that was made by hand.",
    );
    assert.ok(diffs[0].hunks[0].lines.includes('-  replicas: 5'));
    await assert.rejects(() => bed.apply(objects), {
      name: 'ConflictError',
      message: problems[0].message,
    });
    const live = await bed.kubectl(
      ...['get', 'deployment', 'front', '-o', 'jsonpath={.spec.replicas}'],
    );
    assert.equal(live, '5');
  });

  it('quotes a quota that one pod of a new workload would exceed', async () => {
    await bed.server.harness.applyText(
      'west',
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'small', namespace: bed.namespace },
        spec: { hard: { 'limits.cpu': '1', configmaps: '50' } },
      }),
    );
    const problem = await bed.untilRefused(
      [deployment('hungry', { cpu: '2' })],
      'quota',
    );
    assert.equal(problem.severity, 'error');
    assert.match(problem.message, /^A pod of Deployment 'refusing\/hungry': /);
    assert.match(problem.message, /exceeded quota: small/);
    // One pod of it would be let in, all of them would not.
    const many = await bed.check([
      deployment('many', { cpu: '500m', replicas: 3 }),
    ]);
    assert.deepEqual(
      codesOf(many.problems).filter(code => code.includes('quota')),
      ['error quota'],
    );
    assert.match(
      JSON.stringify(many.problems),
      /ResourceQuota 'small' leaves too little for all pods of Deployment 'refusing\/many': 'limits.cpu' has 0 of 1 in use/,
    );
    await bed.kubectl('delete', 'resourcequota', 'small');
  });

  it('quotes the policy that refuses an object', async () => {
    const policy = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'no-latest' },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: ['apps'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['deployments'],
            },
          ],
        },
        validations: [
          {
            expression:
              "object.spec.template.spec.containers.all(c, !c.image.endsWith(':latest'))",
            message: 'images are pinned here',
          },
        ],
      },
    };
    const binding = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'no-latest' },
      spec: {
        policyName: 'no-latest',
        validationActions: ['Deny'],
        matchResources: {
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': bed.namespace },
          },
        },
      },
    };
    for (const object of [policy, binding]) {
      await bed.server.harness.applyText('west', JSON.stringify(object));
    }
    const objects = [
      configMap('fine'),
      deployment('loose', { image: 'registry.example/shop:latest' }),
    ];
    const problem = await bed.untilRefused(objects, 'admission');
    assert.match(
      problem.message,
      /^Deployment 'refusing\/loose': refused by a/,
    );
    assert.match(problem.message, /images are pinned here/);
    await bed.kubectl(
      ...[
        'delete',
        'validatingadmissionpolicybinding,validatingadmissionpolicy',
      ],
      'no-latest',
    );
  });

  it('names a field that does not exist, and one with a wrong value', async () => {
    const { problems } = await bed.check([
      { ...configMap('misspelt'), dataa: { level: 'info' } },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'wrong' },
        spec: { ports: [{ port: 99_999 }] },
      },
    ]);
    assert.deepEqual(codesOf(problems), ['error dry-run', 'error dry-run']);
    assert.match(problems[0].message, /ConfigMap 'refusing\/misspelt'.*dataa/);
    assert.match(problems[1].message, /99999/);
  });

  it('never repeats a value of a Secret', async () => {
    const { problems } = await bed.check([
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'number' },
        stringData: { pin: 20_406_080 },
      },
    ]);
    assert.deepEqual(codesOf(problems), ['error dry-run']);
    assert.doesNotMatch(JSON.stringify(problems), /20406080/);
  });

  it('says which right is missing', async () => {
    const { problems } = await bed.check([
      {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'first' },
        value: 5,
      },
    ]);
    assert.deepEqual(codesOf(problems), ['error forbidden']);
    assert.match(problems[0].message, /priorityclasses/);
  });

  it('leaves to Argo CD, Flux and Helm what is theirs', async () => {
    const owned = (name: string, metadata: object) =>
      bed.applyAs('test', {
        ...configMap(name, { level: 'debug' }),
        metadata: { name, ...metadata },
      });
    const { namespace } = bed;
    await owned('argo', {
      annotations: {
        'argocd.argoproj.io/tracking-id': `web:/ConfigMap:${namespace}/argo`,
      },
    });
    await owned('copied', {
      annotations: {
        'argocd.argoproj.io/tracking-id': `web:/ConfigMap:${namespace}/argo`,
      },
    });
    await owned('flux', {
      labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
    });
    await owned('helm', {
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        'meta.helm.sh/release-name': 'other',
        'meta.helm.sh/release-namespace': namespace,
      },
    });
    const objects = ['argo', 'flux', 'helm'].map(name => configMap(name));
    const { problems } = await bed.check([...objects]);
    assert.deepEqual(codesOf(problems), [
      'error gitops-owned',
      'error gitops-owned',
      'error helm-owned',
    ]);
    assert.match(problems[0].message, /Argo CD .*\(Application 'web'\)/);
    assert.match(problems[1].message, /Flux .*\(Kustomization 'apps'\)/);
    assert.match(problems[2].message, /Helm release 'refusing\/other'/);
    await assert.rejects(() => bed.apply(objects), { name: 'ConflictError' });
    const copied = await bed.check([configMap('copied', { level: 'debug' })]);
    assert.deepEqual(codesOf(copied.problems), ['warning adopted']);
  });

  it('wants the namespace to be there, unless it shall make it', async () => {
    const missing = { namespace: 'refusing-new' };
    const objects = [configMap('settings'), deployment('front')];
    const refused = await bed.check(objects, missing);
    assert.deepEqual(codesOf(refused.problems), ['error namespace']);
    await assert.rejects(() => bed.apply(objects, missing), {
      name: 'InputError',
      message: /^Namespace 'refusing-new' is not there/,
    });
    const made = { ...missing, createNamespace: true };
    const checked = await bed.check(
      [...objects, { ...configMap('bad'), dataa: {} }],
      made,
    );
    assert.deepEqual(codesOf(checked.problems), [
      'warning namespace',
      'error dry-run',
    ]);
    const { changes } = await bed.apply(objects, made);
    assert.deepEqual(changes, { created: 2, updated: 0, deleted: 0 });
    await bed.kubectl('delete', 'namespace', 'refusing-new', '--wait=false');
    await eventually(async () => {
      const { problems } = await bed.check(objects, missing);
      assert.match(JSON.stringify(problems), /is being deleted|is not there/);
    });
  });

  it('takes a definition and an object of its kind in one source', async () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'shelves.demo.test' },
      spec: {
        group: 'demo.test',
        names: { kind: 'Shelf', plural: 'shelves', singular: 'shelf' },
        scope: 'Namespaced',
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: {
                    type: 'object',
                    properties: { boards: { type: 'integer' } },
                  },
                },
              },
            },
          },
        ],
      },
    };
    const shelf = {
      apiVersion: 'demo.test/v1',
      kind: 'Shelf',
      metadata: { name: 'books' },
      spec: { boards: 5 },
    };
    await grant(bed, 'demo.test', 'shelves');
    const alone = await bed.check([shelf]);
    assert.deepEqual(codesOf(alone.problems), ['error missing-crd']);
    const objects = [shelf, definition];
    const { objects: diffs, problems } = await bed.check(objects);
    assert.deepEqual(changesOf(diffs).slice(0, 2), [
      'create CustomResourceDefinition shelves.demo.test',
      'create Shelf books',
    ]);
    assert.deepEqual(codesOf(problems), ['warning missing-crd']);
    const { changes } = await bed.apply(objects);
    assert.equal(changes.created, 2);
    const again = await bed.check(objects);
    assert.deepEqual(
      again.objects.map(({ change }) => change),
      ['none', 'none'],
    );
    await bed.kubectl('delete', 'crd', 'shelves.demo.test');
  });
});

/** The portal's account may write the kinds of rbac-deploy.yaml alone. */
async function grant(bed: AppBed, group: string, plural: string) {
  const name = `test-${plural}`;
  const type = { apiVersion: 'rbac.authorization.k8s.io/v1' };
  const role = {
    ...type,
    kind: 'ClusterRole',
    metadata: { name },
    rules: [{ apiGroups: [group], resources: [plural], verbs: ['*'] }],
  };
  const binding = {
    ...type,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name,
    },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: 'multicluster-portal',
        namespace: 'default',
      },
    ],
  };
  for (const object of [role, binding]) {
    await bed.server.harness.applyText('west', JSON.stringify(object));
  }
}
