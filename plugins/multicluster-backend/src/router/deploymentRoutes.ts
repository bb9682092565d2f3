import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { untilGone } from './stream';
import { callerOf, RouterOptions } from './types';

/** What the auditor is told of a request: what, where and why, and never a value, which may be a secret. */
function told(request: {
  app: string;
  namespace: string;
  entityRef: string;
  targets?: { names?: string[] };
  clusters?: string[];
  reason?: string;
}) {
  const { app, namespace, entityRef, targets, clusters, reason } = request;
  const names = clusters ?? targets?.names;
  return {
    ...{ app, namespace, entityRef },
    ...(names && { clusters: names }),
    ...(reason !== undefined && { reason }),
  };
}

function addBundleRoute(router: MulticlusterRouter, options: RouterOptions) {
  router.post('/bundles', async (request, response) => {
    const bytes = request.body;
    const event = {
      eventId: 'bundle-upload',
      severityLevel: 'medium',
      request,
      meta: { bytes: bytes.length },
    } as const;
    const bundle = await audited(options.auditor, event, async () =>
      options.deploy.upload(await callerOf(options, request), bytes),
    );
    response.json({ bundle });
  });
}

function addDryRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, deploy } = options;
  router.post('/deployments/preview', async (request, response) => {
    const meta = told(request.body);
    const event = { eventId: 'deployment-preview', request, meta };
    const signal = untilGone(response, options.signal);
    const preview = await audited(auditor, event, async () =>
      deploy.preview(await callerOf(options, request), request.body, {
        signal,
      }),
    );
    response.set('Cache-Control', 'no-store').json(preview);
  });

  router.post('/deployments/render', async (request, response) => {
    const meta = told(request.body);
    const event = { eventId: 'deployment-render', request, meta };
    const signal = untilGone(response, options.signal);
    const files = await audited(auditor, event, async () =>
      deploy.render(await callerOf(options, request), request.body, {
        signal,
      }),
    );
    response.set('Cache-Control', 'no-store').json(files);
  });
}

function addAcceptingRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  const { auditor, deploy } = options;
  router.post('/deployments', async (request, response) => {
    const event = {
      eventId: 'deployment-create',
      severityLevel: 'high',
      request,
      meta: told(request.body),
    } as const;
    // Not with the client: once it is asked for it is accepted, whoever still listens.
    const { signal } = options;
    const deployment = await audited(auditor, event, async () =>
      deploy.create(await callerOf(options, request), request.body, {
        signal,
      }),
    );
    response.status(202).json(deployment);
  });

  router.post('/undeploy', async (request, response) => {
    const event = {
      eventId: 'deployment-undeploy',
      severityLevel: 'high',
      request,
      meta: told(request.body),
    } as const;
    const deployment = await audited(auditor, event, async () =>
      deploy.undeploy(await callerOf(options, request), request.body),
    );
    response.status(202).json(deployment);
  });
}

function addReadingRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, deploy } = options;
  router.get('/deployments', async (request, response) => {
    const meta = { ...request.query };
    const event = { eventId: 'deployment-fetch', request, meta };
    const deployments = await audited(auditor, event, async () =>
      deploy.list(await callerOf(options, request), request.query),
    );
    response.json({ deployments });
  });

  router.get('/deployments/:id', async (request, response) => {
    const { id } = request.params;
    const event = { eventId: 'deployment-fetch', request, meta: { id } };
    const deployment = await audited(auditor, event, async () =>
      deploy.get(await callerOf(options, request), id),
    );
    response.json(deployment);
  });

  router.get('/deployments/:id/events', async (request, response) => {
    const { id } = request.params;
    const { after, waitSeconds } = request.query;
    const event = { eventId: 'deployment-events', request, meta: { id } };
    const signal = untilGone(response, options.signal);
    const events = await audited(auditor, event, async () =>
      deploy.events(await callerOf(options, request), {
        ...{ id, after, waitMs: waitSeconds * 1000, signal },
      }),
    );
    response.set('Cache-Control', 'no-store').json(events);
  });
}

function addCommandRoutes(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, deploy } = options;
  router.post('/deployments/:id/retry', async (request, response) => {
    const { id } = request.params;
    const { clusters, secretValues } = request.body;
    const event = {
      eventId: 'deployment-retry',
      severityLevel: 'high',
      request,
      meta: { id, ...(clusters && { clusters }) },
    } as const;
    const command = { type: 'retry', clusters } as const;
    const deployment = await audited(auditor, event, async () =>
      deploy.command(await callerOf(options, request), id, command, {
        secretValues,
      }),
    );
    response.json(deployment);
  });

  router.post('/deployments/:id/rollback', async (request, response) => {
    const { id } = request.params;
    const { clusters, reason } = request.body;
    const event = {
      eventId: 'deployment-roll-back',
      severityLevel: 'high',
      request,
      meta: { id, ...request.body },
    } as const;
    const command = { type: 'rollBack', clusters, reason } as const;
    const deployment = await audited(auditor, event, async () =>
      deploy.command(await callerOf(options, request), id, command),
    );
    response.json(deployment);
  });

  router.post('/deployments/:id/cancel', async (request, response) => {
    const { id } = request.params;
    const event = {
      eventId: 'deployment-cancel',
      severityLevel: 'high',
      request,
      meta: { id },
    } as const;
    const deployment = await audited(auditor, event, async () =>
      deploy.command(await callerOf(options, request), id, { type: 'cancel' }),
    );
    response.json(deployment);
  });
}

export function addDeploymentRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  addBundleRoute(router, options);
  addDryRoutes(router, options);
  addAcceptingRoutes(router, options);
  addReadingRoutes(router, options);
  addCommandRoutes(router, options);
}
