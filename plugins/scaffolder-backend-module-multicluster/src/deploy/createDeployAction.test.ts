import { JsonObject } from '@backstage/types';
import {
  clusterNamed,
  deploymentWith,
  eventOf,
  FakeBackend,
  refusal,
} from '../__testUtils__/FakeBackend';
import { IMPATIENT, stepWith } from '../__testUtils__/step';
import { createDeployAction } from './createDeployAction';

const input: JsonObject = {
  app: 'shop',
  namespace: 'shop',
  entityRef: 'component:default/shop',
  source: { type: 'yaml' },
  targets: { names: ['east', 'west'] },
};
const files = { base: { 'shop.yaml': 'kind: ConfigMap' } } as never;

const bundles = { 'POST /bundles': [{ body: { bundle: 'abc' } }] };
const succeeded = [
  {
    body: {
      events: [
        eventOf(1, 'Rendered.'),
        eventOf(2, 'Applied.', { cluster: 'east' }),
      ],
      deployment: deploymentWith('deploying'),
    },
  },
  { body: { events: [], deployment: deploymentWith('succeeded') } },
];
const created = [{ status: 202, body: deploymentWith('queued') }];

function actionOn(backend: FakeBackend) {
  return createDeployAction({
    multicluster: backend.service,
    patience: IMPATIENT,
  });
}

describe('multicluster:deploy', () => {
  it('uploads, creates and follows, and puts out how it ended', async () => {
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments': created,
      'GET /deployments/d1/events': succeeded,
    });
    const step = stepWith({ input, files });
    await step.run(actionOn(backend));
    expect(backend.sent('POST /deployments')).toEqual([
      expect.objectContaining({
        app: 'shop',
        bundle: 'abc',
        targets: { names: ['east', 'west'] },
        requestId: expect.stringMatching(/^task-1\.deploy\.[0-9a-f]{12}$/),
      }),
    ]);
    expect(step.log).toEqual(['Rendered.', '[east] Applied.']);
    expect(step.outputs).toEqual({
      deploymentId: 'd1',
      state: 'succeeded',
      clusters: [
        { name: 'east', state: 'deployed' },
        { name: 'west', state: 'deployed' },
      ],
      url: '/catalog/default/component/shop/deployments',
      summary: "'shop' is deployed to east, west",
    });
  });

  it('asks for the events after the last one, and waits for them', async () => {
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments': created,
      'GET /deployments/d1/events': succeeded,
    });
    await stepWith({ input, files }).run(actionOn(backend));
    const asked = backend.calls
      .map(({ path }) => path)
      .filter(path => path.includes('/events'));
    expect(asked).toEqual([
      '/deployments/d1/events?after=0&waitSeconds=20',
      '/deployments/d1/events?after=2&waitSeconds=20',
    ]);
  });

  it('goes on while the backend restarts', async () => {
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments': created,
      'GET /deployments/d1/events': [
        refusal(503, 'ServiceUnavailableError', 'Starting'),
        refusal(502, 'Error', 'Bad gateway'),
        ...succeeded,
      ],
    });
    const step = stepWith({ input, files });
    await step.run(actionOn(backend));
    expect(step.outputs.state).toBe('succeeded');
    expect(backend.sent('POST /deployments')).toHaveLength(1);
  });

  it('finds what it began when its task is recovered, and does not begin again', async () => {
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments': created,
      'GET /deployments/d1': [{ body: deploymentWith('deploying') }],
      'GET /deployments/d1/events': [
        refusal(404, 'NotFoundError', 'No such deployment'),
        ...succeeded,
      ],
    });
    const step = stepWith({ input, files });
    await expect(step.run(actionOn(backend))).rejects.toThrow(
      'No such deployment',
    );
    await step.run(actionOn(backend));
    expect(backend.sent('POST /deployments')).toHaveLength(1);
    expect(backend.sent('POST /bundles')).toHaveLength(1);
    expect(step.outputs.state).toBe('succeeded');
  });

  it('retries where it failed when its task is run again', async () => {
    const held = deploymentWith('held', {
      clusters: [
        { ...deploymentWith('held').clusters[0], state: 'deployed' },
        {
          ...deploymentWith('held').clusters[1],
          state: 'failed',
          message: 'exceeded quota: pods',
        },
      ],
    });
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments': created,
      'GET /deployments/d1': [{ body: held }],
      'POST /deployments/d1/retry': [{ body: deploymentWith('deploying') }],
      'GET /deployments/d1/events': [
        { body: { events: [], deployment: held } },
        ...succeeded,
      ],
    });
    const step = stepWith({ input, files });
    await expect(step.run(actionOn(backend))).rejects.toThrow(
      "The deployment of 'shop' did not succeed: 'east' deployed; 'west' failed: exceeded quota: pods. Mend it and retry, or roll back, at /catalog/default/component/shop/deployments",
    );
    expect(step.outputs.clusters).toContainEqual({
      name: 'west',
      state: 'failed',
      message: 'exceeded quota: pods',
    });
    await step.run(actionOn(backend));
    expect(backend.sent('POST /deployments/d1/retry')).toEqual([{}]);
    expect(step.outputs.state).toBe('succeeded');
  });

  it('cancels the deployment with its task', async () => {
    const abort = new AbortController();
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments': created,
      'GET /deployments/d1/events': () => {
        abort.abort();
        return {
          body: { events: [], deployment: deploymentWith('deploying') },
        };
      },
      'POST /deployments/d1/cancel': [{ body: deploymentWith('cancelled') }],
    });
    const step = stepWith({ input, files });
    await expect(
      step.run(actionOn(backend), { signal: abort.signal }),
    ).rejects.toThrow("The deployment of 'shop' was cancelled");
    expect(backend.sent('POST /deployments/d1/cancel')).toHaveLength(1);
  });

  it('begins nothing when the task was cancelled before', async () => {
    const backend = new FakeBackend(bundles);
    await expect(
      stepWith({ input, files }).run(actionOn(backend), {
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow('aborted');
    expect(backend.calls).toEqual([]);
  });

  describe('with secrets', () => {
    const secret = 'correct horse battery staple';
    const step = () =>
      stepWith({
        input: { ...input, secretValues: { 'db.password': 'dbPassword' } },
        files,
        secrets: { dbPassword: secret },
      });

    it('sends them, and shows them nowhere', async () => {
      const backend = new FakeBackend({
        ...bundles,
        'POST /deployments': created,
        'GET /deployments/d1/events': succeeded,
      });
      const running = step();
      await running.run(actionOn(backend));
      expect(backend.sent('POST /deployments')).toEqual([
        expect.objectContaining({ secretValues: { db: { password: secret } } }),
      ]);
      const shown = JSON.stringify([
        running.log,
        running.outputs,
        [...running.checkpoints],
      ]);
      expect(shown).not.toContain(secret);
    });

    it('gives them again to a backend that has lost them', async () => {
      const lost = deploymentWith('held', { usesSecrets: true });
      const backend = new FakeBackend({
        ...bundles,
        'POST /deployments': created,
        'GET /deployments/d1/events': [
          { body: { events: [], deployment: lost } },
          ...succeeded,
        ],
        'POST /deployments/d1/retry': [{ body: deploymentWith('deploying') }],
      });
      const running = step();
      await running.run(actionOn(backend));
      expect(backend.sent('POST /deployments/d1/retry')).toEqual([
        { secretValues: { db: { password: secret } } },
      ]);
      expect(running.outputs.state).toBe('succeeded');
    });
  });

  describe('as a dry run', () => {
    const preview = {
      clusters: [
        {
          cluster: 'east',
          checkedAt: 0,
          values: [],
          problems: [],
          objects: [
            {
              ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
              ...{ namespace: 'shop', name: 'web', change: 'create' },
              ...{ added: 20, removed: 0, hunks: [] },
            },
          ],
        },
        {
          cluster: 'west',
          checkedAt: 0,
          values: [],
          objects: [],
          problems: [
            {
              severity: 'error',
              code: 'quota',
              message: 'exceeded quota: pods',
            },
          ],
        },
      ],
      selected: { chosen: [], leftOut: [], problems: [] },
    };
    const backendOf = () =>
      new FakeBackend({
        ...bundles,
        'POST /deployments/preview': [{ body: preview }],
      });

    it('logs what would change, and fails when it would be refused', async () => {
      const backend = backendOf();
      const step = stepWith({ input: { ...input, dryRun: true }, files });
      await expect(step.run(actionOn(backend))).rejects.toThrow(
        "It would be refused. 'west': exceeded quota: pods",
      );
      expect(step.log).toContain('[east] + Deployment shop/web (+20 −0)');
      expect(backend.sent('POST /deployments')).toEqual([]);
    });

    it('only logs it in the template editor, where secrets have no values', async () => {
      const backend = backendOf();
      const step = stepWith({
        input: { ...input, secretValues: { token: 'missing' } },
        files,
      });
      await step.run(actionOn(backend), { isDryRun: true });
      expect(backend.sent('POST /deployments/preview')).toEqual([
        expect.objectContaining({ secretValues: { token: '***' } }),
      ]);
      expect(step.outputs).toMatchObject({
        state: 'previewed',
        clusters: [
          { name: 'east', state: 'previewed' },
          { name: 'west', state: 'refused', message: 'exceeded quota: pods' },
        ],
      });
    });
  });

  it('refuses a target of another environment than the one that a policy allowed', async () => {
    const backend = new FakeBackend({
      'GET /clusters': [
        {
          body: {
            clusters: [
              clusterNamed('east', { environment: 'staging' }),
              clusterNamed('west', { environment: 'prod' }),
            ],
            hidden: 0,
          },
        },
      ],
    });
    await expect(
      stepWith({ input: { ...input, environment: 'staging' }, files }).run(
        actionOn(backend),
      ),
    ).rejects.toThrow(
      "'targets' has the cluster 'west' of the environment 'prod', but 'environment' is 'staging'",
    );
  });

  describe('without a source', () => {
    const { source: _, ...again } = input;
    const last = deploymentWith('succeeded', {
      request: {
        ...deploymentWith('succeeded').request,
        source: { type: 'helm', chart: 'chart' },
        bundle: 'kept',
        values: { common: { replicas: 2 } },
        createNamespace: true,
      },
    });
    const apps = [
      {
        app: 'shop',
        namespace: 'shop',
        clusters: [
          { cluster: 'east', deploymentId: 'd0', revision: 1 },
          { cluster: 'west', deploymentId: 'd2', revision: 2 },
        ],
      },
    ];

    it.each([
      ['as it is', {}, { common: { replicas: 2 } }],
      [
        'with other values',
        { values: { replicas: 3 } },
        { common: { replicas: 3 } },
      ],
    ])('deploys what is there, %s', async (_name, rest, values) => {
      const backend = new FakeBackend({
        'GET /apps/component/default/shop': [{ body: { apps } }],
        'GET /deployments/d2': [{ body: last }],
        'POST /deployments': created,
        'GET /deployments/d1/events': succeeded,
      });
      await stepWith({
        input: { ...again, targets: { names: ['edge'] }, ...rest },
      }).run(actionOn(backend));
      expect(backend.sent('POST /deployments')).toEqual([
        expect.objectContaining({
          source: { type: 'helm', chart: 'chart' },
          bundle: 'kept',
          targets: { names: ['edge'] },
          createNamespace: true,
          values,
        }),
      ]);
    });

    it('says when nothing is there', async () => {
      const backend = new FakeBackend({
        'GET /apps/component/default/shop': [{ body: { apps: [] } }],
      });
      await expect(
        stepWith({ input: again }).run(actionOn(backend)),
      ).rejects.toThrow("'source' is missing");
    });
  });

  it('deploys to the hub what the control plane there shall bring to its clusters', async () => {
    const backend = new FakeBackend({
      ...bundles,
      'POST /deployments/render': [
        {
          body: {
            clusters: ['east', 'west'].map(cluster => ({
              cluster,
              values: [],
              problems: [],
              files: [
                {
                  path: 'shop.yaml',
                  content: `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { where: ${cluster} }\n`,
                },
              ],
            })),
            selected: { chosen: [], leftOut: [], problems: [] },
          },
        },
      ],
      'POST /deployments': created,
      'GET /deployments/d1/events': succeeded,
    });
    await stepWith({
      input: { ...input, engine: 'karmada', hub: 'hub' },
      files,
    }).run(actionOn(backend));
    expect(backend.sent('POST /bundles')).toHaveLength(2);
    expect(backend.sent('POST /deployments')).toEqual([
      expect.objectContaining({
        source: { type: 'yaml', folders: ['base'] },
        targets: { names: ['hub'] },
      }),
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ['no name', { app: 'Shop; rm -rf' }, "'app' must have small letters"],
    [
      'a folder outside of the workspace',
      { sourcePath: '../other' },
      "'sourcePath' must be a folder of the workspace",
    ],
    [
      'a folder that is not there',
      { sourcePath: 'nowhere' },
      "'sourcePath' names the folder 'nowhere'",
    ],
    [
      'a selector that cannot be read',
      { targets: { selector: 'a ~ b' } },
      "'targets.selector' cannot be read at 'a ~ b'",
    ],
    ['a control plane nowhere', { engine: 'ocm' }, "'hub' is missing"],
    [
      'secrets for a control plane that would show them',
      { engine: 'ocm', hub: 'hub', secretValues: { a: 'known' } },
      "'secretValues' go with the engine 'direct' only",
    ],
    [
      'a secret that the task does not have',
      { secretValues: { a: 'unknown' } },
      "'secretValues' names the task secret 'unknown' for 'a'",
    ],
  ])('refuses %s before anything is sent', async (_, wrong, message) => {
    const backend = new FakeBackend({});
    await expect(
      stepWith({
        input: { ...input, ...wrong },
        files,
        secrets: { known: 'x' },
      }).run(actionOn(backend)),
    ).rejects.toThrow(message);
    expect(backend.calls).toEqual([]);
  });
});
