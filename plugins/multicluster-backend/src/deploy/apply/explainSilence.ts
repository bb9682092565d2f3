import {
  AuthenticationError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { DeployProblem } from '@multicluster/backstage-plugin-multicluster-common';

/** Why a cluster gives no answer to the whole of a question. What is no such thing is a bug, and thrown again. */
export function explainSilence(error: unknown): DeployProblem {
  if (error instanceof ServiceUnavailableError) {
    return { severity: 'error', code: 'unreachable', message: error.message };
  }
  if (
    error instanceof NotAllowedError ||
    error instanceof AuthenticationError
  ) {
    return { severity: 'error', code: 'forbidden', message: error.message };
  }
  throw error;
}
