import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { MulticlusterClient } from '@multicluster/backstage-plugin-multicluster-common';
import { createClusterActions } from '.';

const patience = { firstDelayMs: 1, longestDelayMs: 1, giveUpAfterMs: 100 };
const workspace = createMockDirectory();

/** An answer as the backend gives it: refused by its own sentence. */
function refusal(name: string, message: string): Error {
  return Object.assign(new Error('Request failed'), {
    name: 'ResponseError',
    response: {},
    body: {},
    statusCode: 400,
    statusText: 'Bad Request',
    cause: Object.assign(new Error(message), { name }),
  });
}
const notThere = () => refusal('NotFoundError', "There is no cluster 'north'");

async function run(options: {
  action: 'register' | 'unregister' | 'drain';
  client: { [method in keyof MulticlusterClient]?: jest.Mock };
  input: object;
  context?: object;
}) {
  const actions = createClusterActions({
    multicluster: { client: () => options.client as any },
    patience,
  });
  const id = `multicluster:${options.action}-cluster`;
  const action = actions.find(each => each.id === id)!;
  const logger = mockServices.logger.mock();
  const outputs: Record<string, unknown> = {};
  const context = {
    ...createMockActionContext({
      input: options.input as any,
      workspacePath: workspace.path,
      logger,
      task: { id: 'task-1' },
    }),
    step: { id: 'step', name: 'Step' },
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
    ...options.context,
  };
  await (action.handler as (ctx: unknown) => Promise<void>)(context);
  const log = logger.info.mock.calls.map(([line]) => line).join('\n');
  return { outputs, log };
}

const live = { state: 'live', version: 'v1.36.3', objects: 12 };

describe('multicluster:register-cluster', () => {
  beforeEach(() =>
    workspace.setContent({ kubeconfig: 'token: very-secret', folder: {} }),
  );

  it('registers the file and tells how the cluster comes up', async () => {
    const registerCluster = jest.fn(async () => ({}));
    const getCluster = jest
      .fn()
      .mockRejectedValueOnce(notThere())
      .mockResolvedValueOnce({ state: 'unreachable', error: 'nobody listens' })
      .mockResolvedValue(live);
    const { outputs, log } = await run({
      action: 'register',
      client: { registerCluster, getCluster },
      input: { name: 'north', kubeconfigPath: 'kubeconfig', region: 'oslo' },
    });
    expect(registerCluster).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'north',
        kubeconfig: 'token: very-secret',
        region: 'oslo',
      }),
    );
    expect(log).toContain('not in the fleet yet');
    expect(log).toContain('unreachable: nobody listens');
    expect(log).toContain('live: Kubernetes v1.36.3, 12 objects');
    expect(JSON.stringify([outputs, log])).not.toContain('very-secret');
    expect(outputs).toEqual({
      cluster: 'north',
      version: 'v1.36.3',
      entityRef: 'resource:default/north',
    });
  });

  it('takes the kubeconfig from a task secret', async () => {
    const registerCluster = jest.fn(async () => ({}));
    await run({
      action: 'register',
      client: { registerCluster, getCluster: jest.fn(async () => live) },
      input: { name: 'north', kubeconfigSecret: 'file' },
      context: { secrets: { file: 'from the secret' } },
    });
    expect(registerCluster).toHaveBeenCalledWith(
      expect.objectContaining({ kubeconfig: 'from the secret' }),
    );
  });

  it('says what a cluster is that does not become live', async () => {
    await expect(
      run({
        action: 'register',
        client: {
          registerCluster: jest.fn(async () => ({})),
          getCluster: jest.fn(async () => ({
            state: 'unauthorized',
            error: 'the token is not known',
          })),
        },
        input: { name: 'north', kubeconfigPath: 'kubeconfig', waitSeconds: 0 },
      }),
    ).rejects.toThrow(
      "Cluster 'north' is registered, but after 0 s it is unauthorized: the token is not known",
    );
  });

  it('fails with the sentence of the backend', async () => {
    const registerCluster = jest
      .fn()
      .mockRejectedValue(refusal('InputError', "'exec' runs a program"));
    await expect(
      run({
        action: 'register',
        client: { registerCluster },
        input: { name: 'north', kubeconfigPath: 'kubeconfig' },
      }),
    ).rejects.toThrow("'exec' runs a program");
  });

  it('writes nothing in a dry run', async () => {
    const { outputs } = await run({
      action: 'register',
      client: {},
      input: { name: 'north', kubeconfigPath: 'not there' },
      context: { isDryRun: true },
    });
    expect(outputs.cluster).toBe('north');
  });

  it.each([
    ['none', {}, /either 'kubeconfigPath'/],
    [
      'two',
      { kubeconfigPath: 'kubeconfig', kubeconfigSecret: 'x' },
      /either 'kubeconfigPath'/,
    ],
    ['a file that is not there', { kubeconfigPath: 'nope' }, /no such file/],
    ['a folder', { kubeconfigPath: 'folder' }, /no such file/],
    [
      'a path out of the workspace',
      { kubeconfigPath: '../../etc/passwd' },
      /Relative path is not allowed/,
    ],
    ['an unknown secret', { kubeconfigSecret: 'nope' }, /task secret 'nope'/],
    [
      'a property of every object',
      { kubeconfigSecret: 'constructor' },
      /task secret 'constructor'/,
    ],
  ])('refuses %s', async (_, input, message) => {
    await expect(
      run({
        action: 'register',
        client: {},
        input: { name: 'north', ...input },
      }),
    ).rejects.toThrow(message);
  });

  it('does not follow a link out of the workspace', async () => {
    await mkdir(join(workspace.path, 'in'));
    await writeFile(join(workspace.path, '../outside'), 'x');
    await symlink(
      join(workspace.path, '../outside'),
      join(workspace.path, 'in', 'link'),
    );
    await expect(
      run({
        action: 'register',
        client: {},
        input: { name: 'north', kubeconfigPath: 'in/link' },
      }),
    ).rejects.toThrow(/Relative path is not allowed/);
  });
});

function fleetWithApps() {
  const on = (...names: string[]) => names.map(cluster => ({ cluster }));
  return {
    listDeployments: jest.fn(async () => ({
      deployments: [
        { entityRef: 'component:default/shop', clusters: on('north', 'east') },
        { entityRef: 'component:default/shop', clusters: on('north') },
        { entityRef: 'component:default/web', clusters: on('east') },
        { entityRef: 'component:default/gone', clusters: on('north') },
      ],
    })),
    listApps: jest.fn(async ({ entityRef }) => ({
      apps: {
        'component:default/shop': [
          { app: 'shop', namespace: 'shop', clusters: on('east', 'north') },
          { app: 'cart', namespace: 'shop', clusters: on('east') },
        ],
        'component:default/gone': [
          { app: 'gone', namespace: 'x', clusters: [] },
        ],
      }[entityRef as string],
    })),
    undeploy: jest.fn(async () => ({ id: 'd1' })),
    getDeploymentEvents: jest.fn(async () => ({
      events: [],
      deployment: { state: 'succeeded', clusters: [], usesSecrets: false },
    })),
    getCluster: jest.fn(async () => ({
      state: 'live',
      workloadList: [{ namespace: 'kube-system', name: 'dns' }],
    })),
  };
}

describe('multicluster:drain-cluster', () => {
  it('undeploys what is there, on that cluster only, and says what stays', async () => {
    const client = fleetWithApps();
    const { outputs } = await run({
      action: 'drain',
      client: client as any,
      input: { name: 'north' },
    });
    expect(client.undeploy).toHaveBeenCalledTimes(1);
    expect(client.undeploy).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRef: 'component:default/shop',
        app: 'shop',
        clusters: ['north'],
        requestId: expect.stringMatching(/^task-1\.step\./),
      }),
    );
    expect(outputs).toEqual({
      undeployed: ['shop/shop'],
      stays: ['kube-system/dns'],
    });
  });

  it('undeploys nothing in a dry run', async () => {
    const client = fleetWithApps();
    const { outputs } = await run({
      action: 'drain',
      client: client as any,
      input: { name: 'north' },
      context: { isDryRun: true },
    });
    expect(outputs.undeployed).toEqual(['shop/shop']);
    expect(client.undeploy).not.toHaveBeenCalled();
  });

  it('fails when an app stays', async () => {
    const client = fleetWithApps();
    client.getDeploymentEvents.mockResolvedValue({
      events: [],
      deployment: {
        state: 'held',
        clusters: [{ state: 'failed' }],
        usesSecrets: false,
        summary: 'north does not answer',
      },
    } as any);
    await expect(
      run({ action: 'drain', client: client as any, input: { name: 'north' } }),
    ).rejects.toThrow(
      "'shop/shop' could not be undeployed from 'north': north does not answer",
    );
  });
});

describe('multicluster:unregister-cluster', () => {
  it('drains first when asked, and waits until the cluster has gone', async () => {
    const client = {
      ...fleetWithApps(),
      unregisterCluster: jest.fn(async () => {}),
    };
    client.getCluster
      .mockResolvedValueOnce({ state: 'live', workloadList: [] })
      .mockResolvedValueOnce({ state: 'live', workloadList: [] })
      .mockRejectedValue(notThere());
    const { outputs, log } = await run({
      action: 'unregister',
      client: client as any,
      input: { name: 'north', drain: true },
    });
    expect(client.undeploy.mock.invocationCallOrder[0]).toBeLessThan(
      client.unregisterCluster.mock.invocationCallOrder[0],
    );
    expect(outputs).toEqual({
      cluster: 'north',
      undeployed: ['shop/shop'],
      stays: [],
    });
    expect(log).toContain("Cluster 'north' has left the fleet");
  });

  it('goes on where it was cut off', async () => {
    const { log } = await run({
      action: 'unregister',
      client: {
        unregisterCluster: jest.fn().mockRejectedValue(notThere()),
        getCluster: jest.fn().mockRejectedValue(notThere()),
      },
      input: { name: 'north' },
    });
    expect(log).toContain("Cluster 'north' has left the fleet");
  });

  it('unregisters nothing in a dry run', async () => {
    const unregisterCluster = jest.fn();
    await run({
      action: 'unregister',
      client: { unregisterCluster },
      input: { name: 'north' },
      context: { isDryRun: true },
    });
    expect(unregisterCluster).not.toHaveBeenCalled();
  });
});
