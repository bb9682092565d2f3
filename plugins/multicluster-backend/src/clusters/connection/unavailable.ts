import { ServiceUnavailableError } from '@backstage/errors';

/**
 * An error with a sentence for the page. The cause is kept for code that looks for its `code`, but out of the message, to which the
 * error's own constructor would append the cause's text, and out of what is serialised.
 */
export function unavailable(
  sentence: string,
  cause: unknown,
): ServiceUnavailableError {
  const error = new ServiceUnavailableError(sentence);
  Object.defineProperty(error, 'cause', { value: cause, enumerable: false });
  return error;
}
