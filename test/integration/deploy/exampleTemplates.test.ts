import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import { CLUSTERS, deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { runTemplate } from './support/runTemplate.ts';

/** The example templates, filled in as their forms are. */
describe('the templates that make a service on many clusters', () => {
  let bed: Bed;
  let portal: DeployPortal;

  before(async () => {
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-templates');
  });

  after(async () => {
    await portal?.stop();
  });

  const form = (name: string, rest: object = {}) => ({
    ...{ name, namespace: name, description: 'Made by a test' },
    owner: 'group:default/team-web',
    gitServer: bed.forge.url,
    targets: { names: [...CLUSTERS] },
    canary: ['edge'],
    soakSeconds: 0,
    onFailure: 'keep',
    reason: 'A test',
    ...rest,
  });

  const read = async (cluster: string, namespace: string, jsonPath: string) =>
    bed.harness.kubectl(
      cluster,
      ...['-n', namespace, 'get', 'deployment', namespace, '-o'],
      `jsonpath={${jsonPath}}`,
    );
  const replicas = (namespace: string) =>
    Promise.all(
      CLUSTERS.map(cluster => read(cluster, namespace, '.spec.replicas')),
    );

  async function assertInCatalog(name: string): Promise<void> {
    const path = `/api/catalog/entities/by-name/component/default/${name}`;
    await eventually(async () => {
      const { status } = await portal.call(path);
      assert.equal(status, 200, `${name} is in the catalog`);
    });
  }

  it('by a chart: with values by rule and by cluster, and a repository of its own', async () => {
    const east = { key: 'provider', operator: 'In', values: ['aws'] };
    const task = await runTemplate(
      portal,
      'deploy-helm',
      form('cart', {
        values: {
          common: { replicas: 2 },
          rules: [
            { selector: { requirements: [east] }, values: { replicas: 4 } },
          ],
          clusters: { edge: { replicas: 1 } },
        },
      }),
    );
    assert.equal(task.state, 'completed', task.log);
    assert.deepEqual(await replicas('cart'), ['4', '2', '1']);
    assert.match(task.log, /\[edge\] /);
    await assertInCatalog('cart');
  });

  it('by a kustomization: with the overlay of each cluster', async () => {
    const values = form('search', { message: 'Found' });
    const task = await runTemplate(portal, 'deploy-kustomize', values);
    assert.equal(task.state, 'completed', task.log);
    assert.deepEqual(await replicas('search'), ['3', '2', '1']);
    assert.equal(
      await read(
        'west',
        'search',
        '.spec.template.spec.containers[0].env[0].value',
      ),
      'Found from west',
    );
    await assertInCatalog('search');
  });

  it('by plain YAML: with what only some clusters have', async () => {
    const task = await runTemplate(
      portal,
      'deploy-yaml',
      form('mail', { values: { common: { message: 'Hi', replicas: 2 } } }),
    );
    assert.equal(task.state, 'completed', task.log);
    const types = CLUSTERS.map(cluster =>
      bed.harness.kubectl(
        cluster,
        ...['-n', 'mail', 'get', 'service,poddisruptionbudget', '-o'],
        'jsonpath={range .items[*]}{.kind}{.spec.type} {end}',
      ),
    );
    assert.deepEqual(
      (await Promise.all(types)).map(text => text.trim()),
      [
        'ServiceClusterIP PodDisruptionBudget',
        'ServiceClusterIP',
        'ServiceNodePort',
      ],
    );
  });

  it('by a published chart, for a service that is there', async () => {
    const task = await runTemplate(portal, 'deploy-chart', {
      ...form('gateway', { values: { common: { replicaCount: 2 } } }),
      entityRef: 'component:default/web',
      app: 'gateway',
      repository: bed.forge.chartsUrl,
      chart: 'podinfo',
    });
    assert.equal(task.state, 'completed', task.log);
    const { apps } = await portal.client.listApps({
      entityRef: 'component:default/web',
    });
    assert.deepEqual(
      apps.map(({ app, clusters }) => [app, clusters.length]),
      [['gateway', 3]],
    );
  });

  it('adds and removes clusters of what is deployed', async () => {
    const change = (names: string[]) =>
      runTemplate(portal, 'change-clusters', {
        entityRef: 'component:default/cart',
        app: 'cart',
        namespace: 'cart',
        targets: { names },
        reason: 'A test',
      });
    const fewer = await change(['east', 'west']);
    assert.equal(fewer.state, 'completed', fewer.log);
    const left = await bed.harness.kubectl(
      'edge',
      ...['-n', 'cart', 'get', 'deployments,services', '-o', 'name'],
    );
    assert.equal(left, '');
    assert.equal(await read('east', 'cart', '.spec.replicas'), '4');

    const more = await change([...CLUSTERS]);
    assert.equal(more.state, 'completed', more.log);
    assert.deepEqual(await replicas('cart'), ['4', '2', '1']);
  });
});
