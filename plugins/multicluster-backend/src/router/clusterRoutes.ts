import { audited } from './audited';
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
}
