import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { DeployRequest } from '@multicluster/backstage-plugin-multicluster-common';
import { run } from '../../fleet/processes.ts';
import { eventually } from '../../support/eventually.ts';
import {
  CLUSTERS,
  deployBed,
  type Bed,
  type ClusterName,
} from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { podinfoChart, podinfoKustomization } from './support/sources.ts';

type Release = {
  name: string;
  revision: string;
  status: string;
  chart: string;
};

describe('what the podinfo project publishes, on three clusters', () => {
  let bed: Bed;
  let portal: DeployPortal;

  before(async () => {
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-podinfo');
  });

  after(async () => {
    await portal?.stop();
  });

  const helm = (cluster: ClusterName, ...args: string[]) =>
    run(bed.tools.path('helm'), [
      ...['--kubeconfig', bed.harness.kubeconfig(cluster)],
      ...args,
    ]);

  const releases = async (cluster: ClusterName, namespace: string) =>
    JSON.parse(
      await helm(cluster, 'list', '-n', namespace, '-o', 'json'),
    ) as Release[];

  const versions = (cluster: ClusterName, namespace: string) =>
    bed.harness.kubectl(
      cluster,
      ...['-n', namespace, 'get', 'deployments,services,hpa', '-o'],
      'jsonpath={range .items[*]}{.metadata.uid} {.metadata.generation} {.spec.template.spec.containers[0].image}{"\\n"}{end}',
    );

  /** What `kubectl diff` says of what the portal renders; empty when the cluster has it all. */
  async function differences(
    cluster: ClusterName,
    request: DeployRequest,
  ): Promise<string> {
    const rendered = await portal.client.renderDeployment(request);
    const folder = await mkdtemp(join(tmpdir(), 'rendered-'));
    try {
      const files =
        rendered.clusters.find(each => each.cluster === cluster)?.files ?? [];
      assert.ok(files.length > 0, 'something is rendered');
      for (const [index, { content }] of files.entries()) {
        await writeFile(join(folder, `${index}.yaml`), content);
      }
      return await bed.harness.kubectl(
        cluster,
        ...['-n', request.namespace, 'diff', '-f', folder],
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  async function assertEverywhere(
    check: (cluster: ClusterName) => Promise<void>,
  ): Promise<void> {
    await Promise.all(CLUSTERS.map(check));
  }

  describe('the chart', () => {
    const APP = 'podinfo-chart';
    let request: DeployRequest;
    let firstId: string;

    before(async () => {
      request = await podinfoChart(portal, APP);
    });

    it('is previewed first, with nothing written', async () => {
      const preview = await portal.client.previewDeployment(request);
      assert.equal(preview.chart?.name, 'podinfo');
      assert.deepEqual(
        preview.clusters.map(({ cluster, problems, objects }) => ({
          cluster,
          errors: problems.filter(({ severity }) => severity === 'error'),
          changes: [...new Set(objects.map(({ change }) => change))],
        })),
        CLUSTERS.map(cluster => ({ cluster, errors: [], changes: ['create'] })),
      );
      await assertEverywhere(async cluster => {
        const found = ['get', 'namespace', APP, '--ignore-not-found'];
        assert.equal(await bed.harness.kubectl(cluster, ...found), '');
      });
    });

    it('is deployed, is seen by helm list, and kubectl diff finds nothing', async () => {
      const { deployment, events } = await portal.deploy(request);
      firstId = deployment.id;
      assert.equal(deployment.state, 'succeeded', JSON.stringify(events));
      await assertEverywhere(async cluster => {
        const [release, ...others] = await releases(cluster, APP);
        assert.deepEqual(others, []);
        assert.equal(release.name, APP);
        assert.equal(release.status, 'deployed');
        assert.match(release.chart, /^podinfo-/);
        assert.equal(await differences(cluster, request), '');
        const ready = await bed.harness.kubectl(
          cluster,
          ...['-n', APP, 'get', 'deployment', APP],
          ...['-o', 'jsonpath={.status.readyReplicas}'],
        );
        assert.equal(ready, '1', `ready pods on ${cluster}`);
      });
    });

    it('changes nothing when it is deployed again', async () => {
      const before_ = await Promise.all(
        CLUSTERS.map(cluster => versions(cluster, APP)),
      );
      const { deployment } = await portal.deploy(request);
      assert.equal(deployment.state, 'succeeded');
      assert.deepEqual(
        deployment.clusters.map(({ changes }) => changes),
        CLUSTERS.map(() => ({ created: 0, updated: 0, deleted: 0 })),
      );
      assert.deepEqual(
        await Promise.all(CLUSTERS.map(cluster => versions(cluster, APP))),
        before_,
      );
    });

    it('has other values on one cluster, and goes back', async () => {
      const { deployment } = await portal.deploy({
        ...request,
        values: {
          common: { replicaCount: 2 },
          clusters: { edge: { replicaCount: 3 } },
        },
      });
      assert.equal(deployment.state, 'succeeded', deployment.summary);
      const replicas = (cluster: ClusterName) =>
        bed.harness.kubectl(
          cluster,
          ...['-n', APP, 'get', 'deployment', APP],
          ...['-o', 'jsonpath={.spec.replicas}'],
        );
      const everywhere = () => Promise.all(CLUSTERS.map(replicas));
      assert.deepEqual(await everywhere(), ['2', '2', '3']);
      await portal.client.rollBackDeployment({ id: deployment.id });
      const back = await portal.follow(deployment.id);
      assert.equal(
        back.deployment.state,
        'rolledBack',
        back.deployment.summary,
      );
      assert.deepEqual(await everywhere(), ['1', '1', '1']);
    });

    it('is taken away, and nothing of it is left', async () => {
      assert.ok(firstId);
      const { id } = await portal.client.undeploy({
        entityRef: request.entityRef,
        app: APP,
        namespace: APP,
      });
      const { deployment } = await portal.follow(id);
      assert.equal(deployment.state, 'succeeded', deployment.summary);
      await assertEverywhere(async cluster => {
        assert.deepEqual(await releases(cluster, APP), []);
        await eventually(async () =>
          assert.equal(await versions(cluster, APP), ''),
        );
      });
    });
  });

  describe('the kustomization', () => {
    const APP = 'podinfo-kustomize';
    let request: DeployRequest;

    before(async () => {
      request = await podinfoKustomization(portal, APP);
    });

    it('is deployed, and kubectl diff finds nothing', async () => {
      const { deployment, events } = await portal.deploy(request);
      assert.equal(deployment.state, 'succeeded', JSON.stringify(events));
      await assertEverywhere(async cluster => {
        assert.equal(await differences(cluster, request), '');
      });
    });

    it('changes nothing when it is deployed again', async () => {
      const before_ = await Promise.all(
        CLUSTERS.map(cluster => versions(cluster, APP)),
      );
      const { deployment } = await portal.deploy(request);
      assert.equal(deployment.state, 'succeeded');
      assert.deepEqual(
        await Promise.all(CLUSTERS.map(cluster => versions(cluster, APP))),
        before_,
      );
    });

    it('is found to have drifted when somebody changes it by hand', async () => {
      await bed.harness.kubectl(
        'west',
        ...['-n', APP, 'set', 'image', 'deployment/podinfo'],
        'podinfod=registry.example/other:1',
      );
      const drift = await portal.client.checkDrift({
        entityRef: request.entityRef,
        app: APP,
        namespace: APP,
      });
      const changed = drift.clusters.map(({ cluster, drift: found }) => [
        cluster,
        found?.objects
          .filter(({ change }) => change !== 'none')
          .map(({ kind }) => kind),
      ]);
      assert.deepEqual(Object.fromEntries(changed), {
        east: [],
        west: ['Deployment'],
        edge: [],
      });
    });

    it('is taken away, and nothing of it is left', async () => {
      const { id } = await portal.client.undeploy({
        entityRef: request.entityRef,
        app: APP,
        namespace: APP,
      });
      const { deployment } = await portal.follow(id);
      assert.equal(deployment.state, 'succeeded', deployment.summary);
      await assertEverywhere(async cluster => {
        await eventually(async () =>
          assert.equal(await versions(cluster, APP), ''),
        );
      });
    });
  });
});
