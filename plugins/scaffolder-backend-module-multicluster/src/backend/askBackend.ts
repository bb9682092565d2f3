import { ResponseError } from '@backstage/errors';
import { Patience, persist, StepContext } from '../request';

/**
 * Calls until the backend answers, and rejects with what it says, not only with its status. The call must be one that can be made twice.
 */
export async function askBackend<T>(options: {
  ctx: Pick<StepContext, 'logger' | 'signal'>;
  patience: Patience;
  call(): Promise<T>;
}): Promise<T> {
  const { ctx, patience, call } = options;
  const { logger, signal } = ctx;
  try {
    return await persist({ call, logger, signal, patience });
  } catch (error) {
    throw ResponseError.is(error) ? error.cause : error;
  }
}

/** Whether an error of `askBackend` says that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  return (error as { name?: string }).name === 'NotFoundError';
}
