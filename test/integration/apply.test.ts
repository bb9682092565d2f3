import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  observeObjects,
  observeRemoval,
  removeObjects,
} from '../../plugins/multicluster-backend/src/deploy/apply';
import { eventually } from '../support/eventually.ts';
import {
  AppBed,
  changesOf,
  codesOf,
  configMap,
  deployment,
} from './support/appBed.ts';

const KINDS = ['configmaps', 'services', 'deployments', 'serviceaccounts'];

describe('applying the objects of an app', () => {
  let bed: AppBed;
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop' },
    spec: { selector: { app: 'shop' }, ports: [{ port: 80 }] },
  };
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'login' },
    stringData: { password: 'open-sesame' },
  };
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'shop' },
  };
  const objects = [
    deployment('shop'),
    service,
    secret,
    configMap('settings'),
    configMap('legacy'),
    account,
  ];

  before(async () => {
    bed = await AppBed.create('applying');
  });
  after(() => bed?.close());

  it('shows first what would be made, and makes nothing', async () => {
    const { objects: diffs, problems } = await bed.check(objects);
    assert.deepEqual(changesOf(diffs), [
      'create ServiceAccount shop',
      'create Secret login',
      'create ConfigMap settings',
      'create ConfigMap legacy',
      'create Service shop',
      'create Deployment shop',
    ]);
    assert.deepEqual(problems, []);
    assert.doesNotMatch(JSON.stringify(diffs), /open-sesame|b3Blbi1zZXNhbWU/);
    assert.deepEqual(await bed.names('deployments,secrets'), []);
  });

  it('makes it, and waits until it runs', async () => {
    const { changes, inventory } = await bed.apply(objects);
    assert.deepEqual(changes, { created: 6, updated: 0, deleted: 0 });
    assert.equal(inventory.length, 6);
    const observe = () => observeObjects({ ...bed.access, inventory });
    const first = await observe();
    if (first.state === 'waiting') {
      assert.match(first.message ?? '', /^Deployment applying\/shop: /);
    }
    await eventually(async () =>
      assert.deepEqual(await observe(), { state: 'ready' }),
    );
  });

  it('changes nothing when it is done again', async () => {
    const version = await bed.versions(...KINDS, 'secrets');
    const { changes } = await bed.apply(objects);
    assert.deepEqual(changes, { created: 0, updated: 0, deleted: 0 });
    assert.deepEqual(await bed.versions(...KINDS, 'secrets'), version);
    const { objects: diffs, problems } = await bed.check(objects);
    assert.deepEqual(
      new Set(diffs.map(({ change }) => change)),
      new Set(['none']),
    );
    assert.deepEqual(problems, []);
  });

  it('leaves nothing for kubectl diff to find', async () => {
    const placed = objects.map(object => ({
      ...object,
      metadata: { ...object.metadata, namespace: bed.namespace },
    }));
    assert.equal(await bed.kubectlDiff(placed), '');
  });

  it('is an ApplySet that kubectl understands', async () => {
    const parent = JSON.parse(
      await bed.kubectl('get', 'configmap', 'multicluster-shop', '-o', 'json'),
    );
    const id = parent.metadata.labels['applyset.kubernetes.io/id'];
    assert.deepEqual(parent.metadata.annotations, {
      'applyset.kubernetes.io/tooling': 'multicluster/v1',
      'applyset.kubernetes.io/contains-group-kinds':
        'ConfigMap,Deployment.apps,Secret,Service,ServiceAccount',
      'applyset.kubernetes.io/additional-namespaces': '',
    });
    const members = await bed.kubectl(
      ...['get', [...KINDS, 'secrets'].join(','), '-o', 'name'],
      ...['-l', `applyset.kubernetes.io/part-of=${id}`],
    );
    assert.equal(members.trim().split('\n').length, 6);
  });

  it('shows a change line by line, but of a Secret only that there is one', async () => {
    const { objects: diffs } = await bed.check([
      deployment('shop', { image: 'registry.example/shop:2.0.0' }),
      service,
      { ...secret, stringData: { password: 'new-word' } },
      configMap('settings', { level: 'debug' }),
      configMap('legacy'),
      account,
    ]);
    const [, changedSecret, settings, , , workload] = diffs;
    assert.deepEqual(
      settings.hunks.flatMap(({ lines }) => lines.slice(0, 5)),
      [
        ' apiVersion: v1',
        ' data:',
        '-  level: info',
        '+  level: debug',
        ' kind: ConfigMap',
      ],
    );
    assert.equal(workload.change, 'update');
    assert.deepEqual([workload.added, workload.removed], [1, 1]);
    assert.equal(changedSecret.change, 'update');
    assert.deepEqual(changedSecret.hunks, []);
    assert.equal(changedSecret.summary, 'data differs');
  });

  it('deletes what left the source, and nothing of a stranger', async () => {
    const stranger = configMap('stranger');
    await bed.applyAs('somebody', stranger);
    const rest = objects.filter(({ metadata }) => metadata.name !== 'legacy');
    const { objects: diffs } = await bed.check(rest);
    assert.deepEqual(
      changesOf(diffs.filter(({ change }) => change !== 'none')),
      ['delete ConfigMap legacy'],
    );
    const { changes } = await bed.apply(rest, {
      // Somebody says that these were ours as well; the label of the app alone counts.
      pruneFrom: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          namespace: bed.namespace,
          name: 'stranger',
        },
      ],
    });
    assert.deepEqual(changes, { created: 0, updated: 0, deleted: 1 });
    const names = await bed.names('configmaps');
    assert.ok(!names.includes('configmap/legacy'));
    assert.ok(names.includes('configmap/stranger'));
    assert.ok(names.includes('configmap/settings'));
  });

  it('says when it takes over what was there', async () => {
    await bed.applyAs('multicluster-shop', configMap('found'));
    const more = [...objects, configMap('found')];
    const { problems } = await bed.check(more);
    assert.deepEqual(codesOf(problems), ['warning adopted']);
  });

  it('keeps claims and namespaces that left the source, and says so', async () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    };
    await bed.apply([...objects, claim]);
    const { changes, notes } = await bed.apply(objects);
    assert.equal(changes.deleted, 0);
    assert.equal(notes.length, 1);
    assert.match(notes[0], /PersistentVolumeClaim 'applying\/data' is kept/);
    const { problems } = await bed.check(objects);
    assert.deepEqual(codesOf(problems), ['warning kept']);
  });

  it('deletes all that is its own when it is undeployed', async () => {
    const { app, namespace, access } = bed;
    const options = { ...access, app, namespace, inventory: [] };
    const { changes, notes } = await removeObjects(options);
    assert.equal(changes.deleted, 6);
    assert.match(
      notes.join(),
      /PersistentVolumeClaim 'applying\/data' is kept/,
    );
    await eventually(async () =>
      assert.deepEqual(await observeRemoval(options), { state: 'ready' }),
    );
    assert.deepEqual(await bed.names('deployments,services,secrets'), []);
    const left = await bed.names('configmaps,persistentvolumeclaims');
    assert.deepEqual(
      left.filter(name => !name.includes('kube-root-ca')),
      ['configmap/found', 'configmap/stranger', 'persistentvolumeclaim/data'],
    );
    const again = await removeObjects(options);
    assert.equal(again.changes.deleted, 0);
  });
});
