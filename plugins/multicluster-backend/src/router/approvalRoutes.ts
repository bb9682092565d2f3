import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { callerOf, RouterOptions } from './types';

function addReadingRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, approvals } = options;
  router.get('/approvals', async (request, response) => {
    const meta = { ...request.query };
    const event = { eventId: 'approval-fetch', request, meta };
    const list = await audited(auditor, event, async () =>
      approvals.list(await callerOf(options, request), request.query),
    );
    response.json({ approvals: list });
  });

  router.get('/approvals/:id', async (request, response) => {
    const { id } = request.params;
    const event = { eventId: 'approval-fetch', request, meta: { id } };
    const approval = await audited(auditor, event, async () =>
      approvals.get(await callerOf(options, request), id),
    );
    response.json(approval);
  });
}

export function addApprovalRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  const { auditor, approvals } = options;
  addReadingRoutes(router, options);

  router.post('/approvals', async (request, response) => {
    const { subject, hash } = request.body;
    const event = {
      eventId: 'approval-request',
      severityLevel: 'medium',
      request,
      meta: { subject, hash },
    } as const;
    const approval = await audited(auditor, event, async () =>
      approvals.request(await callerOf(options, request), request.body),
    );
    response.status(201).json(approval);
  });

  router.post('/approvals/:id/decision', async (request, response) => {
    const { id } = request.params;
    const { decision, hash } = request.body;
    const event = {
      eventId: 'approval-decide',
      severityLevel: 'high',
      request,
      meta: { id, decision, hash },
    } as const;
    const approval = await audited(auditor, event, async () =>
      approvals.decide(await callerOf(options, request), id, request.body),
    );
    response.json(approval);
  });
}
