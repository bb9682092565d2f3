import {
  createValidatedOpenApiRouterFromGeneratedEndpointMap,
  TypedRouter,
} from '@backstage/backend-openapi-utils';
import { EndpointMap, spec } from '../schema';

/** Routes typed by the document. Requests are checked against it first: what does not fit is answered with 400. */
export type MulticlusterRouter = TypedRouter<EndpointMap>;

export function createTypedRouter(): MulticlusterRouter {
  return createValidatedOpenApiRouterFromGeneratedEndpointMap<EndpointMap>(
    spec,
  );
}
