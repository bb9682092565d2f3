import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ConfigReader } from '@backstage/config';
import {
  createClusterDirectory,
  createFleet,
  createKubernetesAccessSlot,
  type DirectoryClusterProvider,
  type FleetService,
} from '../../../plugins/multicluster-backend/src/clusters';
import { MemoryResourceStore } from '../../../plugins/multicluster-backend/src/store';
import { examplesRoot, fleetRoot } from '../../fleet/paths.ts';
import { eventually } from '../../support/eventually.ts';
import { RecordingLogger } from '../../support/RecordingLogger.ts';
import { TerraformBed } from './TerraformBed.ts';

const moduleFolder = path.join(
  examplesRoot,
  'templates/create-cluster/terraform',
);
const name = 'made-by-test';
const placement = {
  cloud: 'azure',
  region: 'northeurope',
  environment: 'staging',
};

/** A fleet of nothing but what is registered. */
function startDirectoryFleet(folder: string): {
  fleet: FleetService;
  directory: DirectoryClusterProvider;
} {
  const config = new ConfigReader({
    multicluster: { clusterDirectory: folder },
  });
  const directory = createClusterDirectory({
    config,
    isTaken: cluster => fleet.cluster(cluster) !== undefined,
  })!;
  const fleet = createFleet({
    config,
    directory,
    logger: new RecordingLogger(),
    store: new MemoryResourceStore(),
    kubernetesAccess: createKubernetesAccessSlot(),
    credentials: async () => ({
      $$type: '@backstage/BackstageCredentials',
      principal: {},
    }),
  });
  fleet.start();
  return { fleet, directory };
}

describe('a cluster made from the example template', () => {
  let bed: TerraformBed;
  let fleet: FleetService;
  let directory: DirectoryClusterProvider;
  let env: Record<string, string>;

  before(async () => {
    bed = await TerraformBed.create(moduleFolder);
    ({ fleet, directory } = startDirectoryFleet(
      path.join(bed.folder, 'clusters'),
    ));
    env = {
      TF_VAR_local_cluster_script: path.join(fleetRoot, 'localCluster.ts'),
      TF_VAR_local_clusters: path.join(bed.folder, 'local'),
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${
        process.env.PATH
      }`,
    };
  });
  after(async () => {
    await fleet.stop();
    bed.remove();
  });

  it('is planned, applied, registered, live; then destroyed and gone', async () => {
    const plan = (more: object) =>
      bed.step(
        { command: 'plan', variables: { name, ...placement }, ...more },
        { env },
      );
    const planned = await plan({});
    assert.equal(planned.outputs.summary, 'Create 1, change 0, destroy 0');
    const applied = await bed.step(
      { command: 'apply', planHash: planned.outputs.planHash },
      { env },
    );
    const { kubeconfig } = applied.outputs.sensitiveOutputs as {
      kubeconfig: string;
    };
    await directory.register({
      name,
      kubeconfig: fs.readFileSync(
        path.join(bed.workspacePath, kubeconfig),
        'utf8',
      ),
      provider: placement.cloud,
      region: placement.region,
      environment: placement.environment,
    });
    // A cluster is live once it answers; how many nodes it has is known when they have been read.
    await eventually(() => {
      const { state, provider, region, nodes } = fleet.cluster(name) ?? {};
      assert.deepEqual(
        { state, provider, region, nodes },
        {
          ...{ state: 'live', provider: 'azure', region: 'northeurope' },
          nodes: { ready: 2, total: 2 },
        },
      );
    });
    assert.equal((await plan({})).outputs.hasChanges, false);

    const toDestroy = await plan({ destroy: true, variables: { name } });
    assert.equal(toDestroy.outputs.summary, 'Create 0, change 0, destroy 1');
    await bed.step(
      { command: 'destroy', planHash: toDestroy.outputs.planHash },
      { env },
    );
    const left = fs
      .readdirSync(env.TF_VAR_local_clusters, { recursive: true })
      .filter(file => String(file).includes(name));
    assert.deepEqual(left, []);
    await directory.unregister(name);
    await eventually(() => assert.equal(fleet.cluster(name), undefined), {
      deadlineMs: 5_000,
    });
    assert.equal(fleet.cache.size(name), 0);
  });
});
