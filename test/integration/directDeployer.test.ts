import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import { podinfoDir } from '../fleet/modules.ts';
import { run } from '../fleet/processes.ts';
import { eventually } from '../support/eventually.ts';
import { changesOf, codesOf } from './support/appBed.ts';
import { DirectBed } from './support/directBed.ts';

describe('deploying from the portal to a cluster', () => {
  let bed: DirectBed;

  before(async () => {
    bed = await DirectBed.create();
  });
  after(() => bed?.close());

  const helm = (...args: string[]) =>
    run(bed.tools.path('helm'), [
      ...args,
      ...['--kubeconfig', bed.server.harness.kubeconfig('west')],
    ]);

  describe("podinfo's own chart", () => {
    const source = { type: 'helm' as const, chart: '.' };
    const namespace = 'direct-chart';
    let bundle: string;
    let first: Deployment;
    let second: Deployment;

    const request = (replicaCount: number) => ({
      ...{ app: 'podinfo', namespace, source, bundle },
      values: { common: { replicaCount } },
    });

    before(async () => {
      bundle = await bed.putFolder(
        path.join(await podinfoDir(), 'charts/podinfo'),
      );
      first = bed.deployment(request(2));
      second = bed.deployment(request(3));
    });
    after(() => bed.kubectl('delete', 'namespace', namespace, '--wait=false'));

    it('is checked before its namespace is there', async () => {
      const checked = await bed.deployer.check(bed.task(first));
      assert.deepEqual(changesOf(checked.objects), [
        'create Service podinfo',
        'create Deployment podinfo',
      ]);
      assert.deepEqual(codesOf(checked.problems), ['warning namespace']);
      assert.equal(checked.chart?.name, 'podinfo');
    });

    it('is a release that Helm knows', async () => {
      const { changes, inventory } = await bed.deploy(first);
      assert.deepEqual(changes, { created: 2, updated: 0, deleted: 0 });
      assert.deepEqual(
        inventory.map(ref => `${ref.kind} ${ref.namespace}/${ref.name}`).sort(),
        [`Deployment ${namespace}/podinfo`, `Service ${namespace}/podinfo`],
      );
      const list = JSON.parse(
        await helm('list', '--namespace', namespace, '-o', 'json'),
      );
      assert.equal(list.length, 1);
      assert.equal(list[0].revision, '1');
    });

    it('makes no new revision when nothing is to be changed', async () => {
      const again = bed.deployment(request(2));
      const checked = await bed.deployer.check(bed.task(again));
      assert.deepEqual(
        checked.objects.map(({ change, hunks }) => ({ change, hunks })),
        [
          { change: 'none', hunks: [] },
          { change: 'none', hunks: [] },
        ],
      );
      assert.deepEqual(checked.problems, []);
      const { changes } = await bed.deploy(again);
      assert.deepEqual(changes, { created: 0, updated: 0, deleted: 0 });
      assert.equal((await history()).length, 1);
    });

    it('shows a changed value, deploys it, and goes back to the one before', async () => {
      const { objects } = await bed.deployer.check(bed.task(second));
      const [, workload] = objects;
      assert.deepEqual([workload.added, workload.removed], [1, 1]);
      assert.ok(workload.hunks[0].lines.includes('+  replicas: 3'));
      await bed.deploy(second);
      assert.equal(await replicas(), '3');
      const back = await bed.deployer.revert({
        ...bed.task(second),
        previous: first,
      });
      assert.deepEqual(back.changes, { created: 0, updated: 1, deleted: 0 });
      assert.equal(await replicas(), '2');
      assert.match((await history()).at(-1).description, /^Rollback to 1/);
    });

    it('says what would go when the chart has less than before', async () => {
      const more = bed.deployment({
        ...request(2),
        values: {
          common: { replicaCount: 2, serviceAccount: { enabled: true } },
        },
      });
      await bed.deploy(more);
      const { objects } = await bed.deployer.check(bed.task(first));
      assert.deepEqual(
        changesOf(objects.filter(({ change }) => change === 'delete')),
        ['delete ServiceAccount podinfo'],
      );
    });

    it('is gone with all that is its own when it is undeployed', async () => {
      const undeploy = bed.deployment(request(2), { action: 'undeploy' });
      const { objects } = await bed.deployer.check(bed.task(undeploy));
      assert.deepEqual(
        new Set(objects.map(({ change }) => change)),
        new Set(['delete']),
      );
      assert.equal(objects.length, 3);
      const { changes } = await bed.deploy(undeploy);
      assert.equal(changes.deleted, 3);
      const left = await helm('list', '--namespace', namespace, '-q');
      assert.equal(left.trim(), '');
    });

    const history = async () =>
      JSON.parse(
        await helm('history', 'podinfo', '-n', namespace, '-o', 'json'),
      );
    const replicas = () =>
      bed.kubectl(
        ...['-n', namespace, 'get', 'deployment', 'podinfo'],
        ...['-o', 'jsonpath={.spec.replicas}'],
      );
  });

  describe("podinfo's own kustomization", () => {
    const namespace = 'direct-kustomize';
    after(() => bed.kubectl('delete', 'namespace', namespace, '--wait=false'));

    it('is deployed unchanged, and then nothing differs', async () => {
      const deployment = bed.deployment({
        ...{ app: 'podinfo', namespace },
        source: { type: 'kustomize', folders: ['overlays/{cluster}', '.'] },
        bundle: await bed.putFolder(path.join(await podinfoDir(), 'kustomize')),
      });
      const { changes } = await bed.deploy(deployment);
      assert.ok(changes.created >= 3);
      const checked = await bed.deployer.check(bed.task(deployment));
      assert.deepEqual(
        new Set(checked.objects.map(({ change }) => change)),
        new Set(['none']),
      );
    });
  });

  describe('a folder of plain YAML', () => {
    const namespace = 'direct-yaml';
    const source = { type: 'yaml' as const };
    const file = (level: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {level: ${level}}
`;
    let first: Deployment;
    let second: Deployment;

    before(async () => {
      const request = { app: 'plain', namespace, source };
      first = bed.deployment({
        ...request,
        bundle: await bed.putFiles({ 'base/settings.yaml': file('info') }),
      });
      second = bed.deployment({
        ...request,
        bundle: await bed.putFiles({
          'base/settings.yaml': file('info'),
          'base/more.yaml': file('more').replace('settings', 'more'),
          'west/settings.yaml': file('debug'),
        }),
      });
    });
    after(() => bed.kubectl('delete', 'namespace', namespace, '--wait=false'));

    it('goes back to the files of the deployment before', async () => {
      await bed.deploy(first);
      const { changes } = await bed.deploy(second);
      assert.deepEqual(changes, { created: 1, updated: 1, deleted: 0 });
      const back = await bed.deployer.revert({
        ...bed.task(second),
        previous: first,
      });
      assert.deepEqual(back.changes, { created: 0, updated: 1, deleted: 1 });
      assert.equal(await level(), 'info');
    });

    it('goes back to nothing when there was nothing before', async () => {
      const back = await bed.deployer.revert({
        ...bed.task(first),
        previous: undefined,
      });
      assert.equal(back.changes.deleted, 1);
      await eventually(async () => assert.equal(await level(), ''));
    });

    it('does not go back to one whose secret values are lost', async () => {
      await assert.rejects(
        () =>
          bed.deployer.revert({
            ...bed.task(second),
            previous: { ...first, usesSecrets: true },
          }),
        { name: 'InputError', message: /used secret values/ },
      );
    });

    const level = () =>
      bed.kubectl(
        ...['-n', namespace, 'get', 'configmap', 'settings'],
        ...['--ignore-not-found', '-o', 'jsonpath={.data.level}'],
      );
  });

  it('keeps secret values out of every line, wherever a chart puts them', async () => {
    const namespace = 'direct-secret';
    const deployment = bed.deployment(
      {
        ...{ app: 'secretive', namespace },
        source: { type: 'helm', chart: '.' },
        bundle: await bed.putFiles({
          'Chart.yaml': 'apiVersion: v2\nname: secretive\nversion: 1.0.0\n',
          'templates/map.yaml': `
apiVersion: v1
kind: ConfigMap
metadata: {name: leaky}
data: {url: "redis://:{{ .Values.password }}@cache"}
---
apiVersion: v1
kind: Secret
metadata: {name: proper}
stringData: {password: {{ .Values.password }}}
`,
        }),
      },
      { usesSecrets: true },
    );
    const check = async (password?: string) => {
      const secretValues = password ? { password } : undefined;
      const task = bed.task(deployment, { secretValues });
      return JSON.stringify(await bed.deployer.check(task));
    };
    const words = /first-word|second-word|Zmlyc3Qtd29yZA|c2Vjb25kLXdvcmQ/;
    assert.doesNotMatch(await check('first-word'), words);
    await bed.deploy(deployment, { secretValues: { password: 'first-word' } });
    const changed = await check('second-word');
    assert.match(changed, /secret values differ/);
    assert.match(changed, /data differs/);
    assert.doesNotMatch(changed, words);
    // As a check of drift does it.
    assert.doesNotMatch(await check(), words);
    await bed.kubectl('delete', 'namespace', namespace, '--wait=false');
  });

  it('says what is wrong with a cluster that it does not know, and files that are gone', async () => {
    const deployment = bed.deployment({
      app: 'lost',
      source: { type: 'yaml' },
      bundle: 'f'.repeat(64),
    });
    await assert.rejects(
      () => bed.deployer.check({ ...bed.task(deployment), cluster: 'north' }),
      { name: 'InputError', message: "There is no cluster 'north'." },
    );
    await assert.rejects(() => bed.deployer.check(bed.task(deployment)), {
      name: 'InputError',
      message: /not kept any longer/,
    });
  });
});
