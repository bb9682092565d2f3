import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LocalClusters } from '../../fleet/LocalClusters.ts';
import { eventually } from '../../support/eventually.ts';
import { deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { endOf, startTemplate, type Task } from './support/runTemplate.ts';
import { podinfoChart } from './support/sources.ts';

const NAME = 'north';
const APP = 'podinfo-fourth';

describe('a fourth cluster, made from the portal', () => {
  let bed: Bed;
  let portal: DeployPortal;
  let local: LocalClusters;

  before(async () => {
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-fourth');
    const { tools } = bed;
    local = new LocalClusters({ workdir: portal.localClusters, tools });
  });

  after(async () => {
    await portal?.stop();
    // Nothing is there any more when all has gone well.
    await local?.remove(NAME);
  });

  /** Runs a template, and approves what it waits for, as a person does who has read it. */
  async function runApproved(name: string, values: object): Promise<Task> {
    const id = await startTemplate(portal, name, values);
    const approval = await eventually(async () => {
      const { approvals } = await portal.client.listApprovals({
        state: 'waiting',
      });
      const [found] = approvals.filter(({ taskId }) => taskId === id);
      assert.ok(found, 'something waits for an approval');
      return found;
    });
    assert.match(approval.subject, new RegExp(NAME));
    const { hash } = approval;
    await portal.client.decideApproval({
      ...{ id: approval.id, hash },
      decision: 'approve',
    });
    return endOf(portal, id);
  }

  const inCatalog = async () => {
    const path = `/api/catalog/entities/by-name/resource/default/${NAME}`;
    const answer = await portal.call(path);
    return answer.status === 200
      ? ((await answer.json()) as { spec: { type: string } }).spec.type
      : undefined;
  };

  it('is planned, approved, made, and is in the fleet and in the catalog without a restart', async () => {
    const task = await runApproved('create-cluster', {
      ...{ name: NAME, cloud: 'azure', region: 'northeurope' },
      ...{ environment: 'staging', nodes: 2 },
    });
    assert.equal(task.state, 'completed', task.log);
    const { clusters } = await portal.client.listClusters();
    const found = clusters.find(({ name }) => name === NAME);
    assert.deepEqual(
      [found?.state, found?.provider, found?.region, found?.environment],
      ['live', 'azure', 'northeurope', 'staging'],
    );
    await eventually(
      async () => assert.equal(await inCatalog(), 'kubernetes-cluster'),
      { deadlineMs: 90_000 },
    );
  });

  it('takes an app', async () => {
    const request = await podinfoChart(portal, APP);
    const { deployment, events } = await portal.deploy({
      ...request,
      targets: { names: ['east', NAME] },
    });
    assert.equal(deployment.state, 'succeeded', JSON.stringify(events));
    const cluster = await local.start(NAME);
    const ready = ['-o', 'jsonpath={.status.readyReplicas}'];
    const get = ['-n', APP, 'get', 'deployment', APP, ...ready];
    assert.equal(await cluster.kubectl(...get), '1');
  });

  it('is still there after a restart of the portal', async () => {
    await portal.stop();
    await portal.startAgain();
    await portal.untilLive([NAME]);
  });

  it('is destroyed, and is neither in the fleet nor in the catalog any more', async () => {
    const task = await runApproved('remove-cluster', {
      cluster: `resource:default/${NAME}`,
    });
    assert.equal(task.state, 'completed', task.log);
    const { clusters } = await portal.client.listClusters();
    assert.ok(!clusters.some(({ name }) => name === NAME));
    assert.deepEqual(local.names(), []);
    await eventually(async () => assert.equal(await inCatalog(), undefined), {
      deadlineMs: 90_000,
    });
  });
});
