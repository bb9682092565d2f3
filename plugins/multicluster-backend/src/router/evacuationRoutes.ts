import {
  EvacuationPlanRequest,
  StartEvacuationRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { callerOf, RouterOptions } from './types';

function told(
  request: EvacuationPlanRequest & Partial<StartEvacuationRequest>,
) {
  const { clusters, region, mode, waveSize, hash, reason } = request;
  return {
    mode,
    ...(clusters && { clusters }),
    ...(region !== undefined && { region }),
    ...(waveSize !== undefined && { waveSize }),
    ...(hash && { hash }),
    ...(reason !== undefined && { reason }),
  };
}

function addPlanningRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, evacuations } = options;
  router.post('/evacuations/plan', async (request, response) => {
    const { body } = request;
    const event = { eventId: 'evacuation-plan', request, meta: told(body) };
    const plan = await audited(auditor, event, async () =>
      evacuations.plan(await callerOf(options, request), body),
    );
    response.set('Cache-Control', 'no-store').json(plan);
  });

  router.post('/evacuations', async (request, response) => {
    const { body } = request;
    const event = {
      eventId: 'evacuation-start',
      severityLevel: 'high',
      request,
      meta: told(body),
    } as const;
    const evacuation = await audited(auditor, event, async () =>
      evacuations.start(await callerOf(options, request), body),
    );
    response.status(202).json(evacuation);
  });
}

function addReadingRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, evacuations } = options;
  router.get('/evacuations', async (request, response) => {
    const event = { eventId: 'evacuation-fetch', request };
    const all = await audited(auditor, event, async () =>
      evacuations.list(await callerOf(options, request)),
    );
    response.set('Cache-Control', 'no-store').json({ evacuations: all });
  });

  router.get('/evacuations/:id', async (request, response) => {
    const { id } = request.params;
    const event = { eventId: 'evacuation-fetch', request, meta: { id } };
    const evacuation = await audited(auditor, event, async () =>
      evacuations.get(await callerOf(options, request), id),
    );
    response.set('Cache-Control', 'no-store').json(evacuation);
  });
}

function addCommandRoute(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, evacuations } = options;
  router.post('/evacuations/:id/commands', async (request, response) => {
    const { id } = request.params;
    const { command } = request.body;
    const event = {
      eventId: 'evacuation-command',
      severityLevel: 'high',
      request,
      meta: { id, command: { ...command } },
    } as const;
    const evacuation = await audited(auditor, event, async () =>
      evacuations.command(await callerOf(options, request), id, command),
    );
    response.json(evacuation);
  });
}

export function addEvacuationRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  addPlanningRoutes(router, options);
  addReadingRoutes(router, options);
  addCommandRoute(router, options);
}
