import { KubernetesObject } from '../types';
import { ScriptedApi, status } from './__testUtils__/ScriptedApi';
import {
  MAPS,
  accessTo,
  configMap,
  shopOf,
  startWebApi,
} from './__testUtils__/webApi';
import { checkObjects, discoverKinds } from './index';

let api: ScriptedApi;
beforeEach(async () => {
  api = await startWebApi();
});
afterEach(() => api.stop());

const access = () => accessTo(api);
const options = (...objects: KubernetesObject[]) => shopOf(api, ...objects);

const three = () => options(configMap('a'), configMap('b'), configMap('c'));

describe('the kinds of a cluster', () => {
  it('are asked for group by group where the API server is old', async () => {
    const kinds = await discoverKinds(access());
    expect(kinds.find('apps/v1', 'Deployment')).toMatchObject({
      plural: 'deployments',
      namespaced: true,
    });
    expect(kinds.find('v1', 'Namespace')?.namespaced).toBe(false);
    expect(kinds.find('apps/v2', 'Deployment')).toBeUndefined();
    const scaler = kinds.findAny('autoscaling', 'HorizontalPodAutoscaler');
    expect(scaler?.version).toBe('v2');
    expect(kinds.apiVersions()).toEqual(
      expect.arrayContaining(['apps/v1', 'apps/v1/Deployment', 'v1/Pod']),
    );
  });

  it('are all known but those of a group whose own server is down', async () => {
    api.script = ({ path }) =>
      path === '/apis/apps/v1' ? status(503, 'no endpoints') : undefined;
    const kinds = await discoverKinds(access());
    expect(kinds.find('apps/v1', 'Deployment')).toBeUndefined();
    expect(kinds.find('v1', 'Pod')).toBeDefined();
  });

  it('are remembered for a while, but not a failure', async () => {
    const one = access();
    api.script = () => status(503, 'starting');
    await expect(discoverKinds(one)).rejects.toThrow('starting');
    api.script = () => undefined;
    await discoverKinds(one);
    const before = api.reads.length;
    await discoverKinds(one);
    expect(api.reads).toHaveLength(before);
    await discoverKinds(one, { fresh: true });
    expect(api.reads.length).toBeGreaterThan(before);
  });
});

describe('a check', () => {
  it('says once that the cluster falls silent, however many objects there are', async () => {
    api.script = ({ path }) =>
      path.startsWith(`${MAPS}/b`) ? 'cut' : undefined;
    const { objects, problems } = await checkObjects(three());
    expect(objects).toEqual([]);
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'unreachable',
        message: expect.stringMatching(/^Cluster 'east': /),
      },
    ]);
  });

  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [503, 'unreachable'],
  ])('says of a %d to everything that it is %s', async (code, expected) => {
    api.script = () => status(code, 'no');
    const { problems } = await checkObjects(three());
    expect(problems.map(problem => problem.code)).toEqual([expected]);
  });

  it('goes on with the others when one object may not be read', async () => {
    api.script = ({ method, path }) =>
      method === 'GET' && path === `${MAPS}/b`
        ? status(403, 'User "portal" cannot get resource "configmaps"')
        : undefined;
    const { objects, problems } = await checkObjects(three());
    expect(objects.map(({ change }) => change)).toEqual([
      'create',
      'create',
      'create',
    ]);
    expect(problems).toMatchObject([
      { code: 'forbidden', object: { name: 'b' } },
    ]);
  });

  it('leaves namespaces alone that it may not ask for', async () => {
    api.script = ({ path }) =>
      path === '/api/v1/namespaces/web'
        ? status(403, 'User "portal" cannot get resource "namespaces"')
        : undefined;
    expect((await checkObjects(three())).problems).toEqual([]);
  });

  it('ends with its signal', async () => {
    api.script = ({ method }) => (method === 'PATCH' ? 'hang' : undefined);
    const controller = new AbortController();
    const checking = checkObjects({ ...three(), signal: controller.signal });
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 50);
    await expect(checking).rejects.toBe(reason);
  });

  it('writes nothing', async () => {
    await checkObjects(three());
    expect(api.writes).toEqual([]);
  });
});
