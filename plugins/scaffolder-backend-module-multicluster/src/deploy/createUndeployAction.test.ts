import {
  deploymentWith,
  eventOf,
  FakeBackend,
} from '../__testUtils__/FakeBackend';
import { IMPATIENT, stepWith } from '../__testUtils__/step';
import { createUndeployAction } from './createUndeployAction';

const input = {
  app: 'shop',
  namespace: 'shop',
  entityRef: 'Component:shop',
  clusters: ['edge'],
};

describe('multicluster:undeploy', () => {
  it('takes it away, and follows', async () => {
    const deployment = deploymentWith('succeeded', { action: 'undeploy' });
    const backend = new FakeBackend({
      'POST /undeploy': [{ status: 202, body: deploymentWith('queued') }],
      'GET /deployments/d1/events': [
        { body: { events: [eventOf(1, 'Gone.')], deployment } },
        { body: { events: [], deployment } },
      ],
    });
    const step = stepWith({ input });
    await step.run(
      createUndeployAction({
        multicluster: backend.service,
        patience: IMPATIENT,
      }),
    );
    expect(backend.sent('POST /undeploy')).toEqual([
      {
        ...input,
        entityRef: 'component:default/shop',
        requestId: expect.stringMatching(/^task-1\.deploy\./),
      },
    ]);
    expect(step.log).toEqual(['Gone.']);
    expect(step.outputs.summary).toBe("'shop' is removed from east, west");
  });

  it('only says what would be deleted in a dry run', async () => {
    const inventory = [
      { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
    ];
    const backend = new FakeBackend({
      'GET /apps/component/default/shop': [
        {
          body: {
            apps: [
              {
                app: 'shop',
                namespace: 'shop',
                clusters: ['edge', 'east'].map(cluster => ({
                  cluster,
                  inventory,
                })),
              },
            ],
          },
        },
      ],
    });
    const step = stepWith({ input });
    await step.run(
      createUndeployAction({
        multicluster: backend.service,
        patience: IMPATIENT,
      }),
      { isDryRun: true },
    );
    expect(step.log).toEqual([
      '[edge] 1 to delete',
      '[edge] - Service shop/web',
    ]);
    expect(step.outputs.state).toBe('previewed');
  });

  describe('from all clusters but some', () => {
    const apps = [
      {
        app: 'shop',
        namespace: 'shop',
        clusters: ['edge', 'east'].map(cluster => ({ cluster, inventory: [] })),
      },
    ];
    const backend = () => {
      const deployment = deploymentWith('succeeded', { action: 'undeploy' });
      return new FakeBackend({
        'GET /apps/component/default/shop': [{ body: { apps } }],
        'POST /undeploy': [{ status: 202, body: deploymentWith('queued') }],
        'GET /deployments/d1/events': [{ body: { events: [], deployment } }],
      });
    };
    const run = async (exceptClusters: string[]) => {
      const fake = backend();
      const { clusters: _, ...rest } = input;
      const step = stepWith({ input: { ...rest, exceptClusters } });
      await step.run(
        createUndeployAction({
          multicluster: fake.service,
          patience: IMPATIENT,
        }),
      );
      return { fake, step };
    };

    it('names those that it leaves', async () => {
      const { fake } = await run(['east', 'west']);
      expect(fake.sent('POST /undeploy')).toEqual([
        expect.objectContaining({ clusters: ['edge'] }),
      ]);
    });

    it('does nothing when it is nowhere else', async () => {
      const { fake, step } = await run(['east', 'edge']);
      expect(fake.sent('POST /undeploy')).toEqual([]);
      expect(step.outputs.summary).toBe(
        "'shop' is on no other cluster: nothing to remove",
      );
    });
  });
});
