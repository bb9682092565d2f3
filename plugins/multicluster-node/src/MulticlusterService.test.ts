import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  createBackendPlugin,
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  MulticlusterService,
  multiclusterServiceRef,
} from './MulticlusterService';

describe('multiclusterServiceRef', () => {
  const asked: { url?: string; authorization?: string }[] = [];
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url, headers } = request;
      asked.push({ url, authorization: headers.authorization });
      response.writeHead(404, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({
          error: { name: 'NotFoundError', message: 'There is no such thing.' },
          response: { statusCode: 404 },
        }),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}/api`;
  });

  afterAll(
    () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
      }),
  );

  it('asks the backend on behalf of who calls, and passes its refusal on', async () => {
    let service: MulticlusterService | undefined;
    const backend = await startTestBackend({
      features: [
        createServiceFactory({
          service: coreServices.discovery,
          deps: {},
          factory: () => ({
            getBaseUrl: async id => `${base}/${id}`,
            getExternalBaseUrl: async id => `${base}/${id}`,
          }),
        }),
        createBackendPlugin({
          pluginId: 'test',
          register: env =>
            env.registerInit({
              deps: { multicluster: multiclusterServiceRef },
              async init({ multicluster }) {
                service = multicluster;
              },
            }),
        }),
      ],
    });
    const credentials = mockCredentials.user('user:default/ann');
    const refused = service
      ?.client({ credentials })
      .getDeployment({ id: '../clusters' });
    await expect(refused).rejects.toMatchObject({ statusCode: 404 });
    expect(asked).toEqual([
      {
        url: '/api/multicluster/deployments/..%2Fclusters',
        authorization: mockCredentials.service.header({
          onBehalfOf: credentials,
          targetPluginId: 'multicluster',
        }),
      },
    ]);
    await backend.stop();
  });
});
