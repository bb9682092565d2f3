import { CustomErrorBase } from '@backstage/errors';
import { json, raw, RequestHandler, Router } from 'express';

/** Of a bundle, packed; as `openBundle` takes it. */
const MOST_BUNDLE_MIB = 16;

/** Of everything else: values of many clusters, and a plan to approve. */
const MOST_JSON_MIB = 2;

/** A name and a status of its own, so that it is not taken for a mistake in what was sent. */
class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  /** Read by Backstage's error middleware. */
  readonly statusCode = 413;
}

function limited(
  parse: RequestHandler,
  options: { what: string; mostMiB: number },
): RequestHandler {
  const { what, mostMiB } = options;
  return (request, response, next) =>
    parse(request, response, (error?: unknown) => {
      const tooLarge =
        error instanceof Error &&
        'type' in error &&
        error.type === 'entity.too.large';
      next(
        tooLarge
          ? new PayloadTooLargeError(
              `${what} may have ${mostMiB} MiB at most. Leave out what is not needed.`,
            )
          : error,
      );
    });
}

/**
 * What reads the bodies of all routes: JSON, and archives as bytes. It stands before the typed router, which would answer 400 to whatever
 * goes wrong in it.
 */
export function parseBodies(): RequestHandler {
  const router = Router();
  router.use(
    limited(json({ limit: MOST_JSON_MIB * 1024 ** 2 }), {
      what: 'A request',
      mostMiB: MOST_JSON_MIB,
    }),
    limited(
      raw({ type: 'application/gzip', limit: MOST_BUNDLE_MIB * 1024 ** 2 }),
      { what: 'A bundle', mostMiB: MOST_BUNDLE_MIB },
    ),
  );
  return router;
}
