import { stringifyEntityRef } from '@backstage/catalog-model';
import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { untilGone } from './stream';
import { callerOf, RouterOptions } from './types';

export function addAppRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  const { auditor, deploy, gitops } = options;

  router.get('/apps/:kind/:namespace/:name', async (request, response) => {
    const entityRef = stringifyEntityRef(request.params);
    const event = { eventId: 'app-fetch', request, meta: { entityRef } };
    const apps = await audited(auditor, event, async () =>
      deploy.apps(await callerOf(options, request), entityRef),
    );
    response.json({ apps });
  });

  router.post(
    '/apps/:kind/:namespace/:name/drift',
    async (request, response) => {
      const entityRef = stringifyEntityRef(request.params);
      const { app, namespace } = request.body;
      const meta = { entityRef, app, namespace };
      const event = { eventId: 'app-check-drift', request, meta };
      const checked = await audited(auditor, event, async () =>
        deploy.checkDrift(await callerOf(options, request), entityRef, {
          ...{ app, namespace },
        }),
      );
      response.json(checked);
    },
  );

  router.get('/gitops/:hub/:app', async (request, response) => {
    const { hub, app } = request.params;
    const event = { eventId: 'gitops-fetch', request, meta: { hub, app } };
    const signal = untilGone(response, options.signal);
    const applications = await audited(auditor, event, async () =>
      gitops.states(await callerOf(options, request), { hub, app, signal }),
    );
    response.json({ applications });
  });
}
