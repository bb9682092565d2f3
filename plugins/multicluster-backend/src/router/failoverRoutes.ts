import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  FailoverPlanRequest,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { untilGone } from './stream';
import { callerOf, RouterOptions } from './types';

function told(
  entityRef: string,
  request: FailoverPlanRequest & Partial<StartRunRequest>,
) {
  const { intent, mode, hash, reason, overrides } = request;
  const { from, to, share } = intent;
  return {
    ...{ entityRef, mode, from, to },
    ...(share !== undefined && { share }),
    ...(hash && { hash }),
    ...(reason !== undefined && { reason }),
    ...(overrides && { rules: overrides.flatMap(({ rules }) => rules) }),
  };
}

function addEntityRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, failover } = options;
  router.get('/failover/:kind/:namespace/:name', async (request, response) => {
    const entityRef = stringifyEntityRef(request.params);
    const event = { eventId: 'failover-fetch', request, meta: { entityRef } };
    const signal = untilGone(response, options.signal);
    const view = await audited(auditor, event, async () =>
      failover.view(await callerOf(options, request), entityRef, { signal }),
    );
    response.set('Cache-Control', 'no-store').json(view);
  });

  router.post(
    '/failover/:kind/:namespace/:name/plan',
    async (request, response) => {
      const entityRef = stringifyEntityRef(request.params);
      const meta = told(entityRef, request.body);
      const event = { eventId: 'failover-plan', request, meta };
      const plan = await audited(auditor, event, async () =>
        failover.plan(
          await callerOf(options, request),
          entityRef,
          request.body,
        ),
      );
      response.set('Cache-Control', 'no-store').json(plan);
    },
  );
}

function addRunbookRoute(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, failover } = options;
  router.post(
    '/failover/:kind/:namespace/:name/runbook',
    async (request, response) => {
      const entityRef = stringifyEntityRef(request.params);
      const meta = told(entityRef, request.body);
      const event = { eventId: 'failover-plan', request, meta };
      const text = await audited(auditor, event, async () =>
        failover.runbook(
          await callerOf(options, request),
          entityRef,
          request.body,
        ),
      );
      response.type('text/markdown').send(text);
    },
  );
}

function addStartRoute(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, failover } = options;
  router.post(
    '/failover/:kind/:namespace/:name/runs',
    async (request, response) => {
      const entityRef = stringifyEntityRef(request.params);
      const event = {
        eventId: 'failover-start',
        severityLevel: 'high',
        request,
        meta: told(entityRef, request.body),
      } as const;
      const run = await audited(auditor, event, async () =>
        failover.start(
          await callerOf(options, request),
          entityRef,
          request.body,
        ),
      );
      response.status(202).json(run);
    },
  );
}

function addReadingRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, failover } = options;
  router.get('/runs', async (request, response) => {
    const meta = { ...request.query };
    const event = { eventId: 'failover-fetch', request, meta };
    const runs = await audited(auditor, event, async () =>
      failover.list(await callerOf(options, request), request.query),
    );
    response.json({ runs });
  });

  router.get('/drills', async (request, response) => {
    const event = { eventId: 'failover-fetch', request };
    const drills = await audited(auditor, event, async () =>
      failover.drills(await callerOf(options, request)),
    );
    response.set('Cache-Control', 'no-store').json({ drills });
  });

  router.get('/clusters/:cluster/pending', async (request, response) => {
    const { cluster } = request.params;
    const event = { eventId: 'failover-fetch', request, meta: { cluster } };
    const pending = await audited(auditor, event, async () =>
      failover.pending(await callerOf(options, request), cluster),
    );
    response.set('Cache-Control', 'no-store').json(pending);
  });

  router.get('/runs/:id', async (request, response) => {
    const { id } = request.params;
    const event = { eventId: 'failover-fetch', request, meta: { id } };
    const run = await audited(auditor, event, async () =>
      failover.get(await callerOf(options, request), id),
    );
    response.json(run);
  });

  router.get('/runs/:id/events', async (request, response) => {
    const { id } = request.params;
    const { after, waitSeconds } = request.query;
    const event = { eventId: 'failover-events', request, meta: { id } };
    const signal = untilGone(response, options.signal);
    const events = await audited(auditor, event, async () =>
      failover.events(await callerOf(options, request), {
        ...{ id, after, waitMs: waitSeconds * 1000, signal },
      }),
    );
    response.set('Cache-Control', 'no-store').json(events);
  });

  router.get('/runs/:id/report', async (request, response) => {
    const { id } = request.params;
    const event = { eventId: 'failover-report', request, meta: { id } };
    await audited(auditor, event, async () => {
      const caller = await callerOf(options, request);
      if (request.query.format === 'markdown') {
        const text = await failover.reportText(caller, id);
        response.type('text/markdown').send(text);
      } else {
        response.json(await failover.report(caller, id));
      }
    });
  });
}

function addCommandRoute(router: MulticlusterRouter, options: RouterOptions) {
  router.post('/runs/:id/commands', async (request, response) => {
    const { id } = request.params;
    const { command } = request.body;
    const event = {
      eventId: 'failover-command',
      severityLevel: 'high',
      request,
      meta: { id, command: { ...command } },
    } as const;
    const run = await audited(options.auditor, event, async () =>
      options.failover.command(await callerOf(options, request), id, command),
    );
    response.json(run);
  });
}

export function addFailoverRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  addEntityRoutes(router, options);
  addRunbookRoute(router, options);
  addStartRoute(router, options);
  addReadingRoutes(router, options);
  addCommandRoute(router, options);
}
