import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { callerOf, RouterOptions } from './types';

export function addClusterRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  const { auditor, authorizedFleet } = options;

  router.get('/clusters', async (request, response) => {
    const event = { eventId: 'cluster-fetch', request, meta: { query: 'all' } };
    const list = await audited(auditor, event, async () =>
      authorizedFleet.list(await callerOf(options, request)),
    );
    response.json(list);
  });

  router.get('/clusters/:cluster', async (request, response) => {
    const { cluster } = request.params;
    const meta = { query: 'by-name', cluster };
    const event = { eventId: 'cluster-fetch', request, meta };
    const detail = await audited(auditor, event, async () =>
      authorizedFleet.get(await callerOf(options, request), cluster),
    );
    response.json(detail);
  });

  addRegistrationRoutes(router, options);
}

function addRegistrationRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  const { auditor, registration } = options;

  router.post('/clusters', async (request, response) => {
    // The kubeconfig is a credential: nothing but its cluster's name and place is told.
    const { kubeconfig, ...meta } = request.body;
    const event = {
      eventId: 'cluster-register',
      severityLevel: 'high',
      request,
      meta,
    } as const;
    const cluster = await audited(auditor, event, async () =>
      registration.register(await callerOf(options, request), request.body),
    );
    response.status(201).json(cluster);
  });

  router.delete('/clusters/:cluster', async (request, response) => {
    const { cluster } = request.params;
    const event = {
      eventId: 'cluster-unregister',
      severityLevel: 'high',
      request,
      meta: { cluster },
    } as const;
    await audited(auditor, event, async () =>
      registration.unregister(await callerOf(options, request), cluster),
    );
    response.status(204).end();
  });
}
