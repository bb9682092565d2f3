import { KubernetesObject } from '../types';
import { json, ScriptedApi, status } from './__testUtils__/ScriptedApi';
import {
  MAPS,
  accessTo,
  configMap,
  shopOf,
  startWebApi,
} from './__testUtils__/webApi';
import { applyObjects, findLive, observeObjects, removeObjects } from './index';

const PARENT = `${MAPS}/multicluster-shop`;

let api: ScriptedApi;
beforeEach(async () => {
  api = await startWebApi();
});
afterEach(() => api.stop());

const access = () => accessTo(api);
const options = (...objects: KubernetesObject[]) => shopOf(api, ...objects);

const three = () => options(configMap('a'), configMap('b'), configMap('c'));

describe('applying', () => {
  it('writes the parent first, and is brought to its end by a second try', async () => {
    api.script = ({ method, path }) =>
      method === 'PATCH' && path.startsWith(`${MAPS}/c`)
        ? status(500, 'etcdserver: request timed out')
        : undefined;
    await expect(applyObjects(three())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('etcdserver'),
    });
    expect(api.writes[0]).toBe(`PATCH ${PARENT}`);
    expect(api.objects.has(`${MAPS}/c`)).toBe(false);
    api.script = () => undefined;
    const { changes } = await applyObjects(three());
    expect(changes).toEqual({ created: 1, updated: 0, deleted: 0 });
  });

  it('finds what it had applied before a crash, also of kinds that left the source since', async () => {
    api.script = ({ method, path }) =>
      method === 'PATCH' && path.includes('/deployments/')
        ? status(500, 'etcdserver: leader changed')
        : undefined;
    const workload = {
      ...configMap('old'),
      apiVersion: 'apps/v1',
      kind: 'Deployment',
    };
    await expect(
      applyObjects(options(configMap('a'), workload)),
    ).rejects.toThrow('leader changed');
    api.script = () => undefined;
    const { changes } = await applyObjects(options(workload));
    expect(changes).toEqual({ created: 1, updated: 0, deleted: 1 });
    expect(api.objects.has(`${MAPS}/a`)).toBe(false);
  });

  it('writes nothing at all when one object belongs to somebody else', async () => {
    api.put(`${MAPS}/b`, {
      ...configMap('b'),
      metadata: {
        name: 'b',
        namespace: 'web',
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
      },
    });
    await expect(applyObjects(three())).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("ConfigMap 'web/b': Flux syncs it"),
    });
    expect(api.writes).toEqual([]);
  });

  it('waits for what is being deleted, and makes it anew', async () => {
    const ending = {
      ...configMap('a'),
      metadata: { name: 'a', deletionTimestamp: '2026-01-01T00:00:00Z' },
    };
    let looks = 0;
    api.script = ({ method, path }) => {
      if (method !== 'GET' || path !== `${MAPS}/a` || looks >= 3) {
        return undefined;
      }
      looks += 1;
      return json(ending);
    };
    const { changes } = await applyObjects(options(configMap('a')));
    expect(looks).toBe(3);
    expect(changes).toEqual({ created: 1, updated: 0, deleted: 0 });
  });

  it('does not delete what took the place of its object in the meantime', async () => {
    await applyObjects(three());
    api.script = ({ method }) =>
      method === 'DELETE'
        ? status(409, 'the UID in the precondition does not match', 'Conflict')
        : undefined;
    const { changes } = await applyObjects(options(configMap('a')));
    expect(changes.deleted).toBe(0);
  });

  it('reads all pages of what belongs to the app', async () => {
    await applyObjects(three());
    api.script = ({ method, path }) => {
      const { searchParams } = new URL(path, 'https://east');
      if (method !== 'GET' || !searchParams.has('labelSelector')) {
        return undefined;
      }
      const names = searchParams.has('continue') ? ['b', 'c'] : ['a'];
      const items = names.map(name => api.objects.get(`${MAPS}/${name}`));
      const more = searchParams.has('continue') ? '' : 'next';
      return json({ metadata: { continue: more }, items });
    };
    const { changes } = await applyObjects(options(configMap('a')));
    expect(changes.deleted).toBe(2);
  });

  it('does not believe a parent that is not its own', async () => {
    api.put(PARENT, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'multicluster-shop',
        namespace: 'web',
        labels: { 'applyset.kubernetes.io/id': 'applyset-other-v1' },
        annotations: { 'applyset.kubernetes.io/contains-group-kinds': 'Pod' },
      },
    });
    await applyObjects(options(configMap('a')));
    expect(api.reads.some(path => path.includes('/pods'))).toBe(false);
  });

  it('says of a definition whose names are taken that it will never do', async () => {
    const definition: KubernetesObject = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'shelves.demo.test' },
      spec: { group: 'demo.test', names: { kind: 'Shelf' }, versions: [] },
    };
    api.script = ({ method, path }) =>
      method === 'GET' && path.endsWith('/shelves.demo.test')
        ? json({
            ...definition,
            status: {
              conditions: [
                { type: 'NamesAccepted', status: 'False', message: 'shelf' },
              ],
            },
          })
        : undefined;
    await expect(applyObjects(options(definition))).rejects.toMatchObject({
      name: 'InputError',
      message:
        "CustomResourceDefinition 'shelves.demo.test': its names are taken. shelf",
    });
  });
});

describe('removing', () => {
  it('keeps the parent until the last member is gone', async () => {
    await applyObjects(three());
    const remove = () =>
      removeObjects({
        ...access(),
        ...{ app: 'shop', namespace: 'web', inventory: [] },
      });
    api.script = ({ method, path }) =>
      method === 'DELETE' && path.endsWith('/b')
        ? status(500, 'etcdserver: request timed out')
        : undefined;
    await expect(remove()).rejects.toThrow('etcdserver');
    expect(api.objects.has(PARENT)).toBe(true);
    api.script = () => undefined;
    await remove();
    expect(api.objects.has(PARENT)).toBe(false);
    expect(api.objects.has(`${MAPS}/b`)).toBe(false);
  });

  it('finds what it is told of when the parent is lost', async () => {
    const { inventory } = await applyObjects(three());
    api.objects.delete(PARENT);
    api.put(`${MAPS}/c`, configMap('c'));
    const { changes } = await removeObjects({
      ...access(),
      ...{ app: 'shop', namespace: 'web', inventory },
    });
    expect(changes.deleted).toBe(2);
    // Without the label of the app it is somebody else's by now.
    expect(api.objects.has(`${MAPS}/c`)).toBe(true);
  });
});

describe('looking', () => {
  const ref = (name: string, apiVersion = 'v1', kind = 'ConfigMap') => ({
    ...{ apiVersion, kind, name },
    namespace: 'web',
  });

  it('gives what is there and what is not, in the order asked for', async () => {
    api.put(`${MAPS}/b`, configMap('b'));
    const refs = [ref('a'), ref('b'), ref('c', 'demo.test/v1', 'Shelf')];
    const found = await findLive({ ...access(), refs });
    expect(found.map(({ live }) => live?.metadata.name)).toEqual([
      undefined,
      'b',
      undefined,
    ]);
  });

  it('names what it waits for, and what it gives up on first', async () => {
    const deployments = '/apis/apps/v1/namespaces/web/deployments';
    const workload = (name: string, conditions: object[] = []) => ({
      ...configMap(name),
      ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
      spec: { replicas: 3 },
      status: { observedGeneration: 1, updatedReplicas: 1, conditions },
    });
    api.put(`${deployments}/one`, workload('one'));
    api.put(`${deployments}/two`, workload('two'));
    const inventory = ['one', 'two'].map(name =>
      ref(name, 'apps/v1', 'Deployment'),
    );
    const observe = () => observeObjects({ ...access(), inventory });
    expect(await observe()).toEqual({
      state: 'waiting',
      message: 'Deployment web/one: 1 of 3 replicas updated. And 1 more.',
    });
    api.put(
      `${deployments}/two`,
      workload('two', [
        { type: 'Progressing', reason: 'ProgressDeadlineExceeded' },
      ]),
    );
    expect(await observe()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Deployment web/two: '),
    });
    api.objects.clear();
    expect((await observe()).message).toBe(
      'Deployment web/one: it is gone, somebody has deleted it. And 1 more.',
    );
  });
});
