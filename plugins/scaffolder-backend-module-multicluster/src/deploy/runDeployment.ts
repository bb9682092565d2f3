import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  Deployment,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Patience, persist, StepContext } from '../request';
import { describeFailure } from './describe';
import { followDeployment } from './followDeployment';

type Options = {
  ctx: StepContext;
  client: MulticlusterClient;
  requestId: string;
  secretValues?: JsonObject;
  patience: Patience;
  /** Asks the backend for the deployment. It may run twice, and then must ask for the same. */
  begin(): Promise<Deployment>;
};

const REFUSALS = ['ConflictError', 'InputError', 'NotAllowedError'];

/** What the backend refuses is told; it is no reason to hide how the deployment stands. */
function isRefusal(error: unknown): error is Error {
  return isError(error) && REFUSALS.includes(error.name);
}

/**
 * The step runs again: its task was cut off and recovered, or somebody restarted it. In both cases the deployment shall be finished, so
 * that one which waits for a retry gets it.
 */
async function resume(options: Options, id: string): Promise<void> {
  const { ctx, client, secretValues, patience } = options;
  const { logger, signal } = ctx;
  const ask = <T>(call: () => Promise<T>) =>
    persist({ call, logger, signal, patience });
  const { state } = await ask(() => client.getDeployment({ id, signal }));
  logger.info(`Going on with deployment ${id}, which is ${state}.`);
  if (state !== 'held' && state !== 'failed') {
    return;
  }
  try {
    await ask(() => client.retryDeployment({ id, secretValues, signal }));
    logger.info('It is tried again where it failed.');
  } catch (error) {
    if (!isRefusal(error)) throw error;
    logger.warn(`It cannot be retried: ${error.message}`);
  }
}

/** The task was cancelled, and so is what it began. */
async function cancel(options: Options, id: string): Promise<Deployment> {
  const { ctx, client, patience } = options;
  const { logger } = ctx;
  const ask = <T>(call: () => Promise<T>) =>
    persist({ call, logger, signal: undefined, patience });
  logger.warn(`The task was cancelled: cancelling deployment ${id}.`);
  try {
    return await ask(() => client.cancelDeployment({ id }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    logger.warn(`It could not be cancelled: ${error.message}`);
    return ask(() => client.getDeployment({ id }));
  }
}

/** Begins a deployment, once per step whatever happens to the task, and follows it to its end. */
export async function runDeployment(options: Options): Promise<Deployment> {
  const { ctx, client, requestId, secretValues, patience } = options;
  const { logger, signal } = ctx;
  let isNew = false;
  const id = await ctx.checkpoint({
    key: `deployment.${requestId}`,
    fn: async () => {
      isNew = true;
      return (await options.begin()).id;
    },
  });
  try {
    if (!isNew) await resume(options, id);
    return await followDeployment({
      ...{ client, id, logger, signal, patience, secretValues },
    });
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new Error(describeFailure(await cancel(options, id)));
  }
}
