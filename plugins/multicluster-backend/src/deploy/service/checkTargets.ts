import { JsonObject } from '@backstage/types';
import {
  DeployProblem,
  Deployment,
} from '@multicluster/backstage-plugin-multicluster-common';
import { inParallel } from '../apply/parallel';
import { CheckedTarget, TargetDeployer } from '../types';

/** Of one cluster, rendering included: one that hangs must not keep the others' answers back for longer, in milliseconds. */
const TARGET_DEADLINE_MS = 45_000;

/** Each renders with a process of its own. */
const TARGETS_AT_ONCE = 8;

export type TargetCheck = CheckedTarget & { cluster: string };

/** Looks at one cluster of a deployment; what goes wrong is a problem of that cluster. */
async function checkTarget(options: {
  deployer: Pick<TargetDeployer, 'check'>;
  deployment: Deployment;
  cluster: string;
  secretValues?: JsonObject;
  signal?: AbortSignal;
}): Promise<TargetCheck> {
  const { deployer, deployment, cluster, secretValues, signal } = options;
  const deadline = AbortSignal.timeout(TARGET_DEADLINE_MS);
  try {
    const checked = await beforeAbort(
      signal ? AbortSignal.any([signal, deadline]) : deadline,
      limited =>
        deployer.check({ deployment, cluster, secretValues, signal: limited }),
    );
    return { cluster, ...checked };
  } catch (error) {
    const problem = deadline.aborted
      ? tooSlow(cluster)
      : describeFailure(error as Error);
    return { cluster, objects: [], values: [], problems: [problem] };
  }
}

/** Also ends when the work does not heed its signal. */
function beforeAbort<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work(signal)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

function tooSlow(cluster: string): DeployProblem {
  return {
    severity: 'error',
    code: 'unreachable',
    message: `Cluster '${cluster}' was not checked within ${
      TARGET_DEADLINE_MS / 1000
    } seconds.`,
  };
}

const CODES: { [name: string]: string } = {
  ServiceUnavailableError: 'unreachable',
  NotAllowedError: 'admission',
  ConflictError: 'conflict',
  InputError: 'render',
};

/** A failure of one cluster, as a problem of that cluster. */
export function describeFailure(error: Error): DeployProblem {
  return {
    severity: 'error',
    code: CODES[error.name] ?? 'failed',
    message: error.message,
  };
}

/** All clusters side by side, in the order given. Never rejects. */
export function checkTargets(options: {
  deployer: Pick<TargetDeployer, 'check'>;
  targets: { cluster: string; deployment: Deployment }[];
  secretValues?: JsonObject;
  signal?: AbortSignal;
}): Promise<TargetCheck[]> {
  const { targets, ...rest } = options;
  return inParallel(targets, TARGETS_AT_ONCE, target =>
    checkTarget({ ...rest, ...target }),
  );
}
