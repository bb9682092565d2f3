export { spec, type EndpointMap } from './openapi.generated';
