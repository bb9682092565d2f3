import { pipeline } from 'node:stream/promises';
import { readPerUserTopology } from '../perUser';
import { streamTopology } from '../topology';
import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { beginStream, untilGone } from './stream';
import { AnyRequest, callerOf, RouterOptions } from './types';

/**
 * A stream is closed after this time, in milliseconds, and the reader connects again where it was: rights are looked at again, with
 * a token that is still good.
 */
const STREAM_LIFETIME_MS = 15 * 60_000;

/** What the caller may see of the entity that the path names. */
async function readerOf(options: RouterOptions, request: AnyRequest) {
  const { kind, namespace, name } = request.params;
  return options.authorizedTopology.reader(await callerOf(options, request), {
    kind,
    namespace,
    name,
  });
}

function addSnapshotRoute(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, topology } = options;
  router.get('/topology/:kind/:namespace/:name', async (request, response) => {
    const meta = { ...request.params };
    const event = { eventId: 'topology-fetch', request, meta };
    const { json, etag } = await audited(auditor, event, async () => {
      const { selector, allowed } = await readerOf(options, request);
      const { budget, open } = request.query;
      return topology.view(selector, { budget, open, allowed });
    });
    // Kept by the browser, and asked about each time; by no one in between, since others may see less.
    response.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    response.type('application/json').end(json);
  });
}

function addComparisonRoute(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  const { auditor, topology } = options;
  router.get(
    '/topology/:kind/:namespace/:name/comparison',
    async (request, response) => {
      const { row } = request.query;
      const meta = { ...request.params, row };
      const event = { eventId: 'topology-compare', request, meta };
      const comparison = await audited(auditor, event, async () => {
        const { selector, allowed } = await readerOf(options, request);
        return topology.compare(selector, row, { allowed });
      });
      response.json(comparison);
    },
  );
}

function addStreamRoute(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, topology, metrics } = options;
  router.get(
    '/topology/:kind/:namespace/:name/stream',
    async (request, response) => {
      const meta = { ...request.params };
      const event = { eventId: 'topology-stream', request, meta };
      // One event for the whole stream, when it is let in: what follows is what that person was allowed to see.
      const { selector, allowed } = await audited(auditor, event, () =>
        readerOf(options, request),
      );
      const { budget, open } = request.query;
      const frames = streamTopology({
        service: topology,
        selector,
        view: { budget, open, allowed },
        lastEventId: request.header('Last-Event-ID'),
        signal: AbortSignal.any([
          untilGone(response, options.signal),
          AbortSignal.timeout(STREAM_LIFETIME_MS),
        ]),
      });
      beginStream(response, 'text/event-stream; charset=utf-8');
      metrics.streams(1);
      // A reader who went away in the middle is the usual end.
      await pipeline(frames, response).catch(() => {});
      metrics.streams(-1);
    },
  );
}

function addPerUserRoute(router: MulticlusterRouter, options: RouterOptions) {
  const { auditor, fleet, authorizedFleet } = options;
  router.post(
    '/topology/:kind/:namespace/:name/per-user',
    async (request, response) => {
      const { auth, clusters: names } = request.body;
      const meta = { ...request.params, clusters: names };
      const event = {
        eventId: 'topology-fetch-per-user',
        severityLevel: 'medium',
        request,
        meta,
      } as const;
      const signal = untilGone(response, options.signal);
      const graph = await audited(auditor, event, async () => {
        const { selector } = await readerOf(options, request);
        const credentials = await callerOf(options, request);
        const { clusters } = await authorizedFleet.list(credentials);
        const now = Date.now();
        const given = { fleet, clusters, names, selector, auth, now, signal };
        return readPerUserTopology(given);
      });
      response.set('Cache-Control', 'no-store').json(graph);
    },
  );
}

export function addTopologyRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  addSnapshotRoute(router, options);
  addComparisonRoute(router, options);
  addStreamRoute(router, options);
  addPerUserRoute(router, options);
}
