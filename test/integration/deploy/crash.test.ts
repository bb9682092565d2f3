import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {
  ClusterRolloutState,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { run } from '../../fleet/processes.ts';
import { eventually } from '../../support/eventually.ts';
import { CLUSTERS, deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import {
  configMapYaml,
  deploymentYaml,
  podinfoChart,
  requestOf,
  uploadFiles,
} from './support/sources.ts';

/** Objects enough for a process to die between two of them. */
const SETTINGS = Array.from({ length: 12 }, (_, i) => `settings-${i}`);

/** Kills the backend when a deployment is that far on one cluster. */
const MOMENTS: ClusterRolloutState[] = ['checking', 'applying', 'waiting'];

describe('a backend that is killed in mid-deploy', () => {
  let bed: Bed;
  let portal: DeployPortal;

  before(async () => {
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-crash');
  });

  after(async () => {
    await portal?.stop();
  });

  async function manifests(app: string): Promise<DeployRequest> {
    const files = SETTINGS.map(name => [
      `base/${name}.yaml`,
      configMapYaml(name, { name, app }),
    ]);
    const bundle = await uploadFiles(portal, {
      ...Object.fromEntries(files),
      'base/deployment.yaml': deploymentYaml(app, { replicas: 3 }),
    });
    return requestOf({ app, bundle, source: { type: 'yaml' } });
  }

  async function assertWhole(cluster: string, app: string): Promise<void> {
    const out = await bed.harness.kubectl(
      cluster,
      ...['-n', app, 'get', 'configmaps', '-o', 'json'],
    );
    const { items } = JSON.parse(out) as {
      items: { metadata: { name: string }; data: object }[];
    };
    const found = items.filter(({ metadata }) =>
      SETTINGS.includes(metadata.name),
    );
    assert.deepEqual(
      found.map(({ metadata, data }) => [metadata.name, data]).sort(),
      SETTINGS.map(name => [name, { app, name }]).sort(),
    );
  }

  async function assertReleased(cluster: string, app: string): Promise<void> {
    const helm = bed.tools.path('helm');
    const kubeconfig = ['--kubeconfig', bed.harness.kubeconfig(cluster)];
    const list = ['list', '-n', app, '-o', 'json'];
    const releases = JSON.parse(await run(helm, [...kubeconfig, ...list]));
    assert.deepEqual(
      releases.map(({ name, status }: { name: string; status: string }) => [
        name,
        status,
      ]),
      [[app, 'deployed']],
      cluster,
    );
  }

  for (const moment of MOMENTS) {
    it(`while it is ${moment}: the next one finishes it, and no object is half-written`, async () => {
      const requests = [
        await manifests(`killed-${moment}`),
        await podinfoChart(portal, `killed-chart-${moment}`),
      ];
      const ids: string[] = [];
      for (const request of requests) {
        ids.push((await portal.client.createDeployment(request)).id);
      }
      await eventually(
        async () => {
          const { deployments } = await portal.client.listDeployments();
          const states = deployments
            .filter(({ id }) => ids.includes(id))
            .flatMap(({ clusters }) => clusters.map(({ state }) => state));
          // A moment may be over before anybody has looked.
          assert.ok(
            states.some(state => state === moment || state === 'deployed'),
          );
        },
        { everyMs: 10 },
      );
      await portal.crash();
      await portal.startAgain();
      for (const [index, id] of ids.entries()) {
        const { deployment, events } = await portal.follow(id);
        assert.equal(deployment.state, 'succeeded', JSON.stringify(events));
        for (const cluster of CLUSTERS) {
          const { app } = requests[index];
          await (index === 0
            ? assertWhole(cluster, app)
            : assertReleased(cluster, app));
        }
      }
    });
  }
});
