import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ResponseError } from '@backstage/errors';
import type { DeployRequest } from '@multicluster/backstage-plugin-multicluster-common';
import { CLUSTERS, deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { configMapYaml, requestOf, uploadFiles } from './support/sources.ts';

const CHART = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: picky\nversion: 1.0.0\n',
  'chart/values.yaml': '{}\n',
  'chart/templates/map.yaml': `
apiVersion: v1
kind: ConfigMap
metadata: {name: picky}
data:
  region: {{ if eq .Values.global.cluster "west" }}{{ fail "no region for west" }}{{ else }}{{ .Values.global.region }}{{ end }}
`,
};

const DEFINITION = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.test.example.com}
spec:
  group: test.example.com
  names: {kind: Widget, plural: widgets, singular: widget}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
`;

const WIDGET = `
apiVersion: test.example.com/v1
kind: Widget
metadata: {name: first}
spec: {size: 3}
`;

const WIDGET_ROLE = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: widgets}
rules:
  - apiGroups: [test.example.com]
    resources: [widgets]
    verbs: [get, list, watch, create, update, patch, delete]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: widgets}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: widgets}
subjects: [{kind: ServiceAccount, name: multicluster-portal, namespace: default}]
`;

/** What the backend said, not that it refused. */
function sentenceOf(error: unknown): string {
  return error instanceof ResponseError
    ? error.body.error.message
    : String(error);
}

describe('a deployment that cannot be right', () => {
  let bed: Bed;
  let portal: DeployPortal;

  before(async () => {
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-bad-input');
  });

  after(async () => {
    await portal?.stop();
  });

  /** Everything that the portal says of a request, whether it refuses it or tells of problems. */
  async function said(request: DeployRequest): Promise<string> {
    try {
      const preview = await portal.client.previewDeployment(request);
      return JSON.stringify(
        preview.clusters.map(({ cluster, problems }) => [cluster, problems]),
      );
    } catch (error) {
      return sentenceOf(error);
    }
  }

  async function assertNothingWritten(namespace: string): Promise<void> {
    for (const cluster of CLUSTERS) {
      const get = ['get', 'namespace', namespace, '--ignore-not-found'];
      assert.equal(await bed.harness.kubectl(cluster, ...get), '', cluster);
    }
  }

  /** It is told by a preview, and by the deployment itself, before any write. */
  async function assertRefused(
    request: DeployRequest,
    pattern: RegExp,
  ): Promise<void> {
    assert.match(await said(request), pattern);
    const outcome = await portal.deploy(request).then(
      ({ deployment }) => {
        assert.notEqual(deployment.state, 'succeeded');
        return JSON.stringify(deployment);
      },
      error => sentenceOf(error),
    );
    assert.match(outcome, pattern);
    await assertNothingWritten(request.namespace);
  }

  const yaml = async (app: string, files: Record<string, string>) =>
    requestOf({
      app,
      bundle: await uploadFiles(portal, files),
      source: { type: 'yaml' },
    });

  it('malformed YAML: the file is named', async () => {
    const request = await yaml('malformed', {
      'base/broken.yaml': 'kind: ConfigMap\n  metadata: [',
    });
    await assertRefused(request, /broken\.yaml/);
  });

  it('a chart that does not render on one cluster only: that cluster is named', async () => {
    const request = requestOf({
      app: 'picky',
      bundle: await uploadFiles(portal, CHART),
      source: { type: 'helm', chart: 'chart' },
    });
    const preview = await portal.client.previewDeployment(request);
    const failing = preview.clusters.filter(({ problems }) =>
      problems.some(({ severity }) => severity === 'error'),
    );
    assert.deepEqual(
      failing.map(({ cluster }) => cluster),
      ['west'],
    );
    await assertRefused(request, /no region for west/);
  });

  it('an unknown cluster: it is named', async () => {
    const request = await yaml('nowhere', {
      'base/map.yaml': configMapYaml('map', {}),
    });
    const targets = { names: ['east', 'atlantis'] };
    const { selected } = await portal.client
      .previewDeployment({ ...request, targets })
      .catch(error => ({ selected: { problems: [sentenceOf(error)] } }));
    assert.match(selected.problems.join(), /atlantis/);
    await assert.rejects(portal.deploy({ ...request, targets }), error =>
      /atlantis/.test(sentenceOf(error)),
    );
    await assertNothingWritten('nowhere');
  });

  for (const name of ['a; rm -rf x', '$(id)', '../up', 'Big', '-n', '']) {
    it(`the name ${JSON.stringify(name)}`, async () => {
      const request = await yaml('named', {
        'base/map.yaml': configMapYaml('map', {}),
      });
      await assert.rejects(portal.deploy({ ...request, app: name }));
      await assert.rejects(portal.deploy({ ...request, namespace: name }));
    });
  }

  for (const source of [
    { type: 'yaml', folders: ['../up'] },
    { type: 'yaml', folders: ['/etc'] },
    { type: 'helm', chart: '../../chart' },
    { type: 'kustomize', folders: ['base/../../x'] },
  ] as DeployRequest['source'][]) {
    it(`a path out of the source: ${JSON.stringify(source)}`, async () => {
      const request = await yaml('outside', {
        'base/map.yaml': configMapYaml('map', {}),
      });
      await assertRefused(
        { ...request, source },
        /\.\.|\/etc|relative|outside|folder|chart/,
      );
    });
  }

  it('a manifest of 50 MB: it is named, and nothing dies of it', async () => {
    const outcome = await yaml('huge', {
      'base/huge.yaml': configMapYaml('huge', { a: 'x'.repeat(50_000_000) }),
    })
      .then(request => portal.deploy(request))
      .then(({ deployment }) => JSON.stringify(deployment), sentenceOf);
    assert.match(outcome, /huge\.yaml/);
    await assertNothingWritten('huge');
    assert.equal((await portal.client.listClusters()).clusters.length, 3);
  });

  it('a kind and an object of it in one source: handled', async () => {
    for (const cluster of CLUSTERS) {
      // A cluster's admin says which kinds beside the usual ones the portal may write.
      await bed.harness.applyText(cluster, WIDGET_ROLE);
    }
    const request = await yaml('widgets', {
      'base/1-object.yaml': WIDGET,
      'base/2-kind.yaml': DEFINITION,
    });
    const { deployment, events } = await portal.deploy(request);
    assert.equal(deployment.state, 'succeeded', JSON.stringify(events));
    for (const cluster of CLUSTERS) {
      const size = ['-o', 'jsonpath={.spec.size}'];
      assert.equal(
        await bed.harness.kubectl(
          cluster,
          ...['-n', 'widgets', 'get', 'widgets', 'first', ...size],
        ),
        '3',
      );
    }
  });
});
