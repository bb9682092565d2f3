import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { multiclusterServiceRef } from '@multicluster/backstage-plugin-multicluster-node';
import catalogModuleMulticluster from '.';

describe('catalogModuleMulticluster', () => {
  it('adds a provider that asks with the credentials of the catalog', async () => {
    const asked: unknown[] = [];
    const multicluster = {
      client: ({ credentials }: { credentials: unknown }) => {
        asked.push(credentials);
        return {
          listClusters: async () => ({
            clusters: [{ name: 'east', title: 'east', labels: {} }],
            hidden: 0,
            problems: [],
          }),
        };
      },
    };
    const runs: (() => Promise<void>)[] = [];
    const addEntityProvider = jest.fn();
    await startTestBackend({
      extensionPoints: [
        [catalogProcessingExtensionPoint, { addEntityProvider } as any],
      ],
      features: [
        catalogModuleMulticluster,
        mockServices.rootConfig.factory({
          data: {
            multicluster: {
              catalog: {
                schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
              },
            },
          },
        }),
        createServiceFactory({
          service: multiclusterServiceRef,
          deps: {},
          factory: () => multicluster as any,
        }),
        mockServices.scheduler.mock({
          createScheduledTaskRunner: () => ({
            run: async task => {
              runs.push(() => task.fn(new AbortController().signal) as any);
            },
          }),
        }).factory,
      ],
    });
    const [[provider]] = addEntityProvider.mock.calls;
    const applyMutation = jest.fn();
    await provider.connect({ applyMutation, refresh: jest.fn() });
    await runs[0]();
    expect(asked[0]).toMatchObject({
      principal: { type: 'service', subject: 'plugin:catalog' },
    });
    expect(applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        expect.objectContaining({
          entity: expect.objectContaining({ kind: 'Resource' }),
        }),
      ],
    });
  });
});
