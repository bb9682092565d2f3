import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  DeployProblem,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { explainRefusal } from './explainRefusal';

/** Owned by somebody else: mending the source alone does not help. */
const CONFLICTS = new Set(['conflict', 'gitops-owned', 'helm-owned']);

/** Throws when one of the problems is an error; the message has all of them. */
export function refuse(problems: DeployProblem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) {
    return;
  }
  const message = errors.map(problem => problem.message).join(' ');
  if (errors.every(({ code }) => CONFLICTS.has(code))) {
    throw new ConflictError(message);
  }
  throw errors.every(({ code }) => code === 'forbidden')
    ? new NotAllowedError(message)
    : new InputError(message);
}

/** Of a check before a write: what is somebody else's. Everything else the write itself will say. */
export function refuseOwned(problems: DeployProblem[]): void {
  refuse(problems.filter(({ code }) => CONFLICTS.has(code)));
}

/** Does it, and says of a refusal which object it is about; other errors are left as they are. */
export async function orRefuse<T>(
  work: () => Promise<T>,
  about: { object: KubernetesObject; ref: ObjectRef; secrets?: string[] },
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = explainRefusal(error, about);
    if (problem) {
      refuse([problem]);
    }
    throw error;
  }
}
