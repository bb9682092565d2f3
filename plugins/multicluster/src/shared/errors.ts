import { ResponseError } from '@backstage/errors';

/** HTTP status behind an error, as far as there is one. */
export function statusOfError(error: Error): number | undefined {
  const { statusCode, name } = error as Partial<ResponseError> & Error;
  if (statusCode !== undefined) return statusCode;
  if (name === 'NotAllowedError') return 403;
  return name === 'NotFoundError' ? 404 : undefined;
}

/** What the backend said, in its own words; the bare message where it said nothing. */
export function sentenceOfError(error: Error): string {
  const { body } = error as Partial<ResponseError>;
  return body?.error?.message || error.message || 'Something went wrong.';
}

/** The id by which the backend's log knows the request. */
export function requestIdOfError(error: Error): string | undefined {
  const { response } = error as Partial<ResponseError>;
  return response?.headers?.get?.('x-request-id') ?? undefined;
}

/** Whether the backend said that the reader may not; trying again would not help. */
export function isForbidden(error: Error | undefined): boolean {
  return error !== undefined && statusOfError(error) === 403;
}
