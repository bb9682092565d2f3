import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type {
  ClusterRollout,
  Deployment,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { eventually } from '../../support/eventually.ts';
import { CLUSTERS, deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import {
  configMapYaml,
  deploymentYaml,
  requestOf,
  uploadFiles,
} from './support/sources.ts';

/** Refuses Deployments in namespaces with this label. */
const POLICY = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: no-deployments}
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules:
      - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}
  validations:
    - {expression: 'false', message: 'deployments are frozen here'}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: no-deployments}
spec:
  policyName: no-deployments
  validationActions: [Deny]
  matchResources: {namespaceSelector: {matchLabels: {frozen: 'yes'}}}
`;

describe('a deployment on three clusters, one of which does not take it', () => {
  let bed: Bed;
  let portal: DeployPortal;
  const undo: (() => Promise<unknown>)[] = [];

  before(async () => {
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-failures');
  });

  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
    await portal.untilLive(CLUSTERS);
  });

  after(async () => {
    await portal?.stop();
  });

  const get = (cluster: string, namespace: string, ...args: string[]) =>
    bed.harness.kubectl(
      cluster,
      ...['-n', namespace, 'get', ...args, '--ignore-not-found'],
    );

  async function request(
    app: string,
    more: Partial<DeployRequest> = {},
  ): Promise<DeployRequest> {
    const bundle = await uploadFiles(portal, {
      'base/deployment.yaml': deploymentYaml(app),
      'base/settings.yaml': configMapYaml(app, { level: 'info' }),
    });
    return requestOf({ app, bundle, source: { type: 'yaml' }, ...more });
  }

  const on = (deployment: Deployment, cluster: string): ClusterRollout => {
    const found = deployment.clusters.find(each => each.cluster === cluster);
    assert.ok(found, `${cluster} is part of it`);
    return found;
  };

  async function assertReady(cluster: string, app: string): Promise<void> {
    const path = '-o=jsonpath={.status.readyReplicas}';
    assert.equal(await get(cluster, app, 'deployment', app, path), '1');
  }

  async function namespaceOn(
    cluster: string,
    name: string,
    labels: Record<string, string> = {},
  ): Promise<void> {
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    };
    await bed.harness.applyText(cluster, JSON.stringify(namespace));
  }

  it('refused by admission: nothing is written anywhere, and the refusal is quoted', async () => {
    const app = 'refused';
    await bed.harness.applyText('west', POLICY);
    undo.push(() =>
      bed.harness.kubectl(
        'west',
        ...[
          'delete',
          'validatingadmissionpolicy,validatingadmissionpolicybinding',
        ],
        'no-deployments',
      ),
    );
    await namespaceOn('west', app, { frozen: 'yes' });
    const wanted = await request(app);
    // An API server needs a moment to know of a policy.
    const preview = await eventually(async () => {
      const found = await portal.client.previewDeployment(wanted);
      const west = found.clusters.find(({ cluster }) => cluster === 'west');
      assert.match(
        JSON.stringify(west?.problems),
        /deployments are frozen here/,
      );
      return found;
    });
    for (const { cluster, problems } of preview.clusters) {
      const errors = problems.filter(({ severity }) => severity === 'error');
      assert.equal(errors.length > 0, cluster === 'west', cluster);
    }
    const { deployment } = await portal.deploy(wanted);
    assert.ok(['failed', 'held'].includes(deployment.state), deployment.state);
    assert.match(on(deployment, 'west').message ?? '', /frozen here/);
    for (const cluster of CLUSTERS) {
      assert.equal(await get(cluster, app, 'deployment', app), '', cluster);
      assert.equal(await get(cluster, app, 'configmap', app), '', cluster);
    }
  });

  it('out of quota: the others are right, the report says so, and a retry finishes', async () => {
    const app = 'quota';
    await namespaceOn('edge', app);
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'none', namespace: app },
      spec: { hard: { pods: '0' } },
    };
    await bed.harness.applyText('edge', JSON.stringify(quota));
    const wanted = await request(app, {
      strategy: { type: 'allAtOnce', gate: { timeoutSeconds: 20 } },
    });
    const { deployment, events } = await portal.deploy(wanted);
    if (deployment.clusters.some(({ attempts }) => attempts > 0)) {
      // The quota showed only when pods were to be made.
      await assertReady('east', app);
      await assertReady('west', app);
    }
    assert.equal(
      on(deployment, 'edge').state,
      'failed',
      JSON.stringify(events),
    );
    assert.match(on(deployment, 'edge').message ?? '', /quota/);
    await bed.harness.kubectl('edge', '-n', app, 'delete', 'quota', 'none');
    await portal.client.retryDeployment({ id: deployment.id });
    const again = await portal.follow(deployment.id);
    assert.equal(
      again.deployment.state,
      'succeeded',
      JSON.stringify(again.events),
    );
    for (const cluster of CLUSTERS) await assertReady(cluster, app);
  });

  it('down from the start: it is told before anything is written, and a retry finishes', async () => {
    const app = 'down';
    await bed.harness.stop('edge');
    undo.push(() => bed.harness.start('edge'));
    const wanted = await request(app);
    const { deployment } = await portal.deploy(wanted);
    assert.ok(['failed', 'held'].includes(deployment.state), deployment.state);
    assert.match(
      `${on(deployment, 'edge').message} ${deployment.summary}`,
      /edge|reach|answer|refused/i,
    );
    assert.equal(await get('east', app, 'deployment', app), '');
    await bed.harness.start('edge');
    await portal.untilLive(CLUSTERS);
    await portal.client.retryDeployment({ id: deployment.id });
    const again = await portal.follow(deployment.id);
    assert.equal(
      again.deployment.state,
      'succeeded',
      JSON.stringify(again.events),
    );
    for (const cluster of CLUSTERS) await assertReady(cluster, app);
  });

  it('dying in mid-rollout: what came before stays right, later waves wait, and a retry finishes', async () => {
    const app = 'dying';
    const nodes = async (verb: string) => {
      const names = await bed.harness.kubectl(
        'west',
        'get',
        'nodes',
        '-o',
        'name',
      );
      await bed.harness.kubectl('west', verb, ...names.trim().split('\n'));
    };
    await nodes('cordon');
    undo.push(() => nodes('uncordon'));
    const wanted = await request(app, {
      strategy: {
        type: 'waves',
        waves: [{ clusters: ['east'] }, { clusters: ['west'] }],
        gate: { timeoutSeconds: 30 },
      },
    });
    const { id } = await portal.client.createDeployment(wanted);
    await eventually(
      async () => {
        const now = await portal.client.getDeployment({ id });
        assert.equal(on(now, 'west').state, 'waiting');
      },
      { deadlineMs: 60_000 },
    );
    await bed.harness.stop('west');
    undo.push(() => bed.harness.start('west'));
    const { deployment, events } = await portal.follow(id);
    assert.equal(deployment.state, 'held', JSON.stringify(events));
    assert.equal(on(deployment, 'east').state, 'deployed');
    assert.equal(on(deployment, 'west').state, 'failed');
    await assertReady('east', app);
    assert.equal(await get('edge', app, 'deployment', app), '');
    assert.ok(
      events.some(
        ({ cluster, level }) => cluster === 'west' && level === 'error',
      ),
    );

    await bed.harness.start('west');
    await nodes('uncordon');
    await portal.untilLive(CLUSTERS);
    await portal.client.retryDeployment({ id });
    const again = await portal.follow(id);
    assert.equal(
      again.deployment.state,
      'succeeded',
      JSON.stringify(again.events),
    );
    for (const cluster of CLUSTERS) await assertReady(cluster, app);
  });

  it('prunes what left the source, and nothing that is somebody else’s', async () => {
    const app = 'pruned';
    const first = await uploadFiles(portal, {
      'base/kept.yaml': configMapYaml('kept', { a: '1' }),
      'base/leaves.yaml': configMapYaml('leaves', { a: '1' }),
    });
    const source = { type: 'yaml' as const };
    await portal.deploy(requestOf({ app, bundle: first, source }));
    await bed.harness.kubectl(
      'east',
      '-n',
      app,
      'create',
      'configmap',
      'foreign',
    );
    const second = await uploadFiles(portal, {
      'base/kept.yaml': configMapYaml('kept', { a: '2' }),
    });
    const { deployment } = await portal.deploy(
      requestOf({ app, bundle: second, source }),
    );
    assert.equal(deployment.state, 'succeeded', deployment.summary);
    assert.deepEqual(
      deployment.clusters.map(({ changes }) => changes),
      CLUSTERS.map(() => ({ created: 0, updated: 1, deleted: 1 })),
    );
    const maps = await get('east', app, 'configmaps', '-o', 'name');
    assert.deepEqual(
      maps
        .split('\n')
        .filter(name =>
          ['foreign', 'kept', 'leaves'].includes(name.replace(/^.*\//, '')),
        ),
      ['configmap/foreign', 'configmap/kept'],
    );
  });
});
