import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ArgoCd } from '../../fleet/argocd/index.ts';
import { run } from '../../fleet/processes.ts';
import { eventually } from '../../support/eventually.ts';
import { CLUSTERS, deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { runTemplate } from './support/runTemplate.ts';
import { configMapYaml, requestOf, uploadFiles } from './support/sources.ts';

const APP = 'greeter';
const HUB = 'east';

describe('deploying by Git, with Argo CD', () => {
  let bed: Bed;
  let portal: DeployPortal;
  let argoCd: ArgoCd;
  let repoUrl: string;

  before(async () => {
    bed = await deployBed();
    const { harness, tools, forge } = bed;
    const clusters = CLUSTERS.map(name => harness.cluster(name));
    argoCd = await ArgoCd.start({
      folder: `${harness.workdir}/argocd`,
      hub: harness.cluster(HUB),
      members: clusters,
      tools,
    });
    repoUrl = await forge.createRepository('deployments');
    await argoCd.follow(repoUrl);
    portal = await DeployPortal.start(bed, 'deploy-gitops');
  });

  after(async () => {
    await portal?.stop();
    await argoCd?.stop();
  });

  const message = (cluster: string) =>
    bed.harness.kubectl(
      cluster,
      ...['-n', APP, 'get', 'configmap', 'message'],
      ...['-o', 'jsonpath={.data.cluster} says {.data.message}'],
    );

  const values = (text: string) => ({
    ...{ app: APP, message: text, hub: HUB, repoUrl },
    targets: { names: [...CLUSTERS] },
  });

  it('renders, pushes, and is done when every cluster is synced', async () => {
    const task = await runTemplate(portal, 'test-gitops', values('hello'));
    assert.equal(task.state, 'completed', task.log);
    for (const cluster of CLUSTERS) {
      assert.equal(await message(cluster), `${cluster} says hello`);
    }
    const { applications } = await portal.client.getSyncStates({
      hub: HUB,
      app: APP,
    });
    assert.deepEqual(
      applications
        .map(({ cluster, engine, sync }) => [cluster, engine, sync])
        .sort(),
      CLUSTERS.map(cluster => [cluster, 'argocd', 'synced']).sort(),
    );
  });

  it('brings a change to every cluster, and changes nothing the second time', async () => {
    const changed = await runTemplate(portal, 'test-gitops', values('bye'));
    assert.equal(changed.state, 'completed', changed.log);
    for (const cluster of CLUSTERS) {
      assert.equal(await message(cluster), `${cluster} says bye`);
    }
    const again = await runTemplate(portal, 'test-gitops', values('bye'));
    assert.equal(again.state, 'completed', again.log);
    const log = ['--git-dir', bed.forge.repositoryFolder('deployments')];
    const commits = await run('git', [...log, 'rev-list', '--count', 'main']);
    assert.equal(commits.trim(), '2');
  });

  it('refuses to write what Argo CD would take back', async () => {
    const request = requestOf({
      app: APP,
      bundle: await uploadFiles(portal, {
        'base/message.yaml': configMapYaml('message', { message: 'mine' }),
      }),
      source: { type: 'yaml' },
    });
    const preview = await portal.client.previewDeployment(request);
    for (const { cluster, problems } of preview.clusters) {
      assert.ok(
        problems.some(
          ({ code, severity }) =>
            code === 'gitops-owned' && severity === 'error',
        ),
        `${cluster}: ${JSON.stringify(problems)}`,
      );
    }
    const { deployment } = await portal.deploy(request);
    assert.notEqual(deployment.state, 'succeeded');
    for (const cluster of CLUSTERS) {
      assert.equal(await message(cluster), `${cluster} says bye`);
    }
  });

  it('heals what somebody writes by hand', async () => {
    const patch = JSON.stringify({ data: { message: 'by hand' } });
    await bed.harness.kubectl(
      'west',
      ...['-n', APP, 'patch', 'configmap', 'message'],
      ...['--type=merge', '-p', patch],
    );
    await eventually(async () =>
      assert.equal(await message('west'), 'west says bye'),
    );
  });
});
