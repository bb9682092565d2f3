import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  HelmReleases,
  openBundle,
  packFolder,
  pullChart,
} from '../../plugins/multicluster-backend/src/deploy/sources';
import { Forge } from '../fleet/forge/index.ts';
import { podinfoDir } from '../fleet/modules.ts';
import { run } from '../fleet/processes.ts';
import { eventually } from '../support/eventually.ts';
import { testServer, type TestServer } from './support/fleet.ts';
import { SourceBed } from './support/sourceBed.ts';

const chartYaml = 'apiVersion: v2\nname: web\nversion: 1.2.3\n';
const map = `
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}}
data: {x: {{ .Values.x | default "1" | quote }}, p: {{ .Values.password | default "" | b64enc }}}
`;
/** Nothing ever runs it: there is no such node. */
const hook = `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations: {helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-delete-policy: before-hook-creation}
spec:
  template:
    spec:
      restartPolicy: Never
      nodeSelector: {nowhere: "true"}
      containers: [{name: a, image: a}]
`;

describe('a release of Helm', () => {
  let bed: SourceBed;
  let server: TestServer;
  let releases: HelmReleases;
  let namespaces = 0;

  before(async () => {
    bed = await SourceBed.create();
    server = await testServer('west');
    releases = new HelmReleases({ helm: bed.tools.helm, pollMs: 100 });
  });
  after(() => bed?.close());

  const source = { type: 'helm' as const, chart: 'web' };

  /** One app in a namespace of its own. */
  function appOf(files: { [file: string]: string }) {
    namespaces += 1;
    const namespace = `releases-${namespaces}`;
    const folder = bed.folder({ 'web/Chart.yaml': chartYaml, ...files });
    const { url, ca, token } = server.access;
    const lent = { url, ca, headers: { authorization: `Bearer ${token}` } };
    const { signal } = new AbortController();
    const own = { app: 'web', namespace, cluster: 'west', lent, signal };
    const target = { name: 'west', labels: {} };
    return {
      ...own,
      folder,
      upgrade: (
        deploymentId: string,
        more: Partial<Parameters<typeof releases.upgrade>[0]> & {
          x?: string;
          secretValues?: { password: string };
          signal?: AbortSignal;
        } = {},
      ) => {
        const { x, secretValues, signal: given, ...rest } = more;
        const values = { common: x === undefined ? {} : { x } };
        const request = bed.request(source, folder, {
          ...{ namespace, target, values, secretValues },
          signal: given ?? signal,
        });
        const createNamespace = true;
        return releases.upgrade({
          ...{ request, lent, deploymentId, createNamespace },
          ...rest,
        });
      },
      history: async () =>
        (await releases.history(own)).map(
          ({ revision, status }) => `${revision} ${status}`,
        ),
      data: async () =>
        JSON.parse(
          await server.kubectl([
            ...['-n', namespace, 'get', 'configmap', 'web', '-o', 'json'],
          ]),
        ).data,
      own,
    };
  }

  it('is made once by one deployment, and once more by another', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    const first = await app.upgrade('d1');
    assert.equal(first.revision, 1);
    assert.deepEqual(
      first.manifestObjects.map(({ kind, metadata }) => [kind, metadata.name]),
      [['ConfigMap', 'web']],
    );
    assert.deepEqual(await app.upgrade('d1'), first);
    assert.equal((await app.upgrade('d2')).revision, 2);
    assert.deepEqual(await app.history(), ['1 superseded', '2 deployed']);
    const list = await run(bed.paths.path('helm'), [
      ...['list', '-n', app.namespace, '-o', 'json'],
      ...['--kubeconfig', server.harness.kubeconfig('west')],
    ]);
    assert.match(
      list,
      /"name":"web".*"status":"deployed".*"chart":"web-1.2.3"/,
    );
  });

  it('stays as it is when nothing differs, and is made anew when something does', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await app.upgrade('d1');
    assert.equal((await app.upgrade('d2', { liveMatches: true })).revision, 1);
    await server.kubectl(['-n', app.namespace, 'delete', 'configmap', 'web']);
    assert.equal((await app.upgrade('d3', { liveMatches: false })).revision, 2);
    assert.equal((await app.data()).x, '1');
    const changed = { liveMatches: true, x: '2' };
    assert.equal((await app.upgrade('d4', changed)).revision, 3);
    assert.equal((await app.data()).x, '2');
  });

  it('takes secret values that nobody is told', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    const secretValues = { password: 'open-sesame' };
    const release = await app.upgrade('d1', { secretValues });
    assert.equal((await app.data()).p, btoa('open-sesame'));
    const [last] = await releases.history(app.own);
    assert.ok(!JSON.stringify([last, release.revision]).includes('sesame'));
    const again = { secretValues: { password: 'other' }, liveMatches: true };
    assert.equal((await app.upgrade('d1', again)).revision, 2);
  });

  it('goes back to what a deployment had made, once', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await app.upgrade('d1', { x: 'one' });
    await app.upgrade('d2', { x: 'two' });
    const back = { ...app.own, deploymentId: 'd1' };
    const { revision, manifestObjects } = await releases.rollback(back);
    assert.equal(revision, 3);
    assert.match(JSON.stringify(manifestObjects), /"x":"one"/);
    assert.equal((await app.data()).x, 'one');
    assert.equal((await releases.rollback(back)).revision, 3);
    await assert.rejects(
      releases.rollback({ ...app.own, deploymentId: 'd0' }),
      {
        name: 'NotFoundError',
        message:
          "Helm on cluster 'west' keeps no revision of 'web' from deployment 'd0'",
      },
    );
  });

  it('is gone when uninstalled, and may be so already', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await app.upgrade('d1');
    await releases.uninstall(app.own);
    assert.equal(await releases.status(app.own), undefined);
    await assert.rejects(app.data());
    await releases.uninstall(app.own);
  });

  it('that failed half-way is finished by the next try', async () => {
    const broken = `${map}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Values.x | quote }}}\n`;
    const app = appOf({ 'web/templates/a.yaml': broken });
    await assert.rejects(app.upgrade('d1', { x: 'No_Name' }), {
      name: 'InputError',
      message:
        /^Helm could not upgrade the release 'web' on cluster 'west': .*No_Name/,
    });
    assert.equal((await app.upgrade('d1', { x: 'name' })).revision, 2);
    assert.deepEqual(await app.history(), ['1 superseded', '2 deployed']);
  });

  it('that somebody else has a field of is refused, and names the owner', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await app.upgrade('d1');
    await server.kubectl([
      ...['-n', app.namespace, 'patch', 'configmap', 'web', '--type=merge'],
      ...['--field-manager=hand', '-p', '{"data":{"x":"mine"}}'],
    ]);
    await assert.rejects(app.upgrade('d2', { x: 'ours' }), {
      name: 'ConflictError',
      message:
        /conflict with "hand".*\.data\.x.*Its owner has to give the field up/,
    });
  });

  it('that would take over what is not its own is refused', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await server.kubectl(['create', 'namespace', app.namespace]);
    await server.kubectl(['-n', app.namespace, 'create', 'configmap', 'web']);
    await assert.rejects(app.upgrade('d1'), {
      name: 'ConflictError',
      message: /ConfigMap "web" .* exists .* It was made by somebody else/,
    });
  });

  it('is not made in a namespace that is not there', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await assert.rejects(app.upgrade('d1', { createNamespace: false }), {
      name: 'InputError',
      message: /namespaces "releases-\d+" not found/,
    });
  });

  it('says when the cluster does not answer', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    const lent = { ...app.lent, url: 'https://127.0.0.1:1' };
    await assert.rejects(app.upgrade('d1', { lent }), {
      name: 'ServiceUnavailableError',
    });
  });

  it('is marked as failed when the work on it is cancelled', async () => {
    const app = appOf({ 'web/templates/a.yaml': map + '---' + hook });
    const controller = new AbortController();
    const upgrading = app.upgrade('d1', { signal: controller.signal });
    upgrading.catch(() => {});
    await eventually(async () =>
      assert.deepEqual(await app.history(), ['1 pending-install']),
    );
    controller.abort(new Error('cancelled'));
    await assert.rejects(upgrading, { message: 'cancelled' });
    assert.deepEqual(await app.history(), ['1 failed']);
    await releases.uninstall(app.own);
  });

  it('that a process which died has left is taken over after its time', async () => {
    const app = appOf({ 'web/templates/a.yaml': map });
    await app.upgrade('d1', { x: 'one' });
    await leavePending(app.namespace);
    assert.deepEqual(await app.history(), ['1 deployed', '2 pending-upgrade']);
    const hasty = new HelmReleases({ helm: bed.tools.helm, slackMs: 0 });
    const history = await hasty.recoverPending({
      ...app.own,
      hookTimeoutMs: 1,
    });
    assert.deepEqual(
      history.map(({ status }) => status),
      ['superseded', 'pending-upgrade', 'deployed'],
    );
    assert.equal((await app.upgrade('d2', { x: 'two' })).revision, 4);
    assert.equal((await app.data()).x, 'two');
  });

  /** A revision that is never finished, as `kill -9` leaves it. */
  async function leavePending(namespace: string): Promise<void> {
    const chart = bed.folder({
      'Chart.yaml': chartYaml,
      'templates/a.yaml': hook,
    });
    const left = run(
      bed.paths.path('helm'),
      [
        ...['upgrade', 'web', chart, '-n', namespace, '--timeout', '60s'],
        ...['--kubeconfig', server.harness.kubeconfig('west')],
      ],
      { timeoutMs: 3_000 },
    );
    await assert.rejects(left);
  }

  it('may come from a repository, and is then like any other', async () => {
    const forge = await Forge.start({
      folder: `${server.harness.workdir}/releases-forge`,
    });
    try {
      await forge.publish({ helm: bed.paths.path('helm') });
      const repository = forge.chartsUrl;
      const pulled = { type: 'helm' as const, chart: 'podinfo', repository };
      const { signal } = new AbortController();
      const { tools } = bed;
      const bundle = await packFolder(
        bed.folder({ 'values/west.yaml': 'replicaCount: 3\n' }),
      );
      const bytes = await pullChart({ source: pulled, tools, signal, bundle });
      assert.deepEqual(
        await pullChart({ source: pulled, tools, signal, bundle: bytes }),
        bytes,
      );
      await forge.stop();
      const { folder, close } = await openBundle(bytes);
      const rendered = await bed.render(
        { ...pulled, valueFiles: ['values/{cluster}.yaml'] },
        folder,
        { target: { name: 'west', labels: {} } },
      );
      await close();
      assert.equal(rendered.chart?.name, 'podinfo');
      const deployment = rendered.objects.find(
        ({ kind }) => kind === 'Deployment',
      ) as unknown as { spec: { replicas: number } };
      assert.equal(deployment.spec.replicas, 3);
      await assert.rejects(pullChart({ source: pulled, tools, signal }), {
        name: 'ServiceUnavailableError',
        message: /^The chart 'podinfo' cannot be had from http:\/\/127/,
      });
    } finally {
      await forge.stop().catch(() => {});
    }
  });

  it('of a chart that the repository does not have is refused', async () => {
    const forge = await Forge.start({
      folder: `${server.harness.workdir}/releases-forge`,
    });
    try {
      const charts = [path.join(await podinfoDir(), 'charts/podinfo')];
      await forge.publish({ helm: bed.paths.path('helm'), charts });
      const { signal } = new AbortController();
      for (const more of [{ chart: 'podinf' }, { version: '99' }]) {
        const missing = {
          ...{ type: 'helm' as const, chart: 'podinfo' },
          ...{ repository: forge.chartsUrl, ...more },
        };
        await assert.rejects(
          pullChart({ source: missing, tools: bed.tools, signal }),
          { name: 'InputError', message: /^The chart 'podinfo?'/ },
        );
      }
    } finally {
      await forge.stop();
    }
  });
});
