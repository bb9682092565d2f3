import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { MulticlusterClient } from '@multicluster/backstage-plugin-multicluster-common';
import { ActionOptions, PATIENCE, Patience, persist } from '../request';
import { assessSync, ClusterSync } from './assessSync';
import { waitForSyncExamples } from './createWaitForSyncAction.examples';

const DEFAULT_TIMEOUT_SECONDS = 600;
const DEFAULT_EVERY_MS = 3_000;

type WaitOptions = {
  client: MulticlusterClient;
  logger: LoggerService;
  signal: AbortSignal | undefined;
  patience: Patience;
  hub: string;
  app: string;
  clusters?: string[];
  revision?: string;
  timeoutMs: number;
  everyMs: number;
};

function describeUndone(
  { hub, app, timeoutMs }: WaitOptions,
  states: ClusterSync[],
): string {
  const waited = `after ${Math.round(timeoutMs / 1000)} s`;
  if (states.length === 0) {
    return `'${hub}' still has no Application or Kustomization of '${app}' ${waited}: is it reading the repository?`;
  }
  const undone = states
    .filter(({ done }) => !done)
    .map(({ cluster, message }) => `'${cluster}' is ${message}`);
  return `'${app}' is not synced everywhere ${waited}: ${undone.join('; ')}`;
}

async function waitUntilSynced(options: WaitOptions): Promise<ClusterSync[]> {
  const { client, logger, signal, patience, hub, app } = options;
  const deadline = Date.now() + options.timeoutMs;
  const told = new Map<string, string>();
  for (;;) {
    const { applications } = await persist({
      call: () => client.getSyncStates({ hub, app, signal }),
      ...{ logger, signal, patience },
    });
    const states = assessSync({ ...options, applications });
    for (const { cluster, message } of states) {
      if (told.get(cluster) !== message) {
        logger.info(`[${cluster}] ${message}`);
        told.set(cluster, message);
      }
    }
    if (states.length > 0 && states.every(({ done }) => done)) {
      return states;
    }
    if (Date.now() >= deadline) {
      throw new Error(describeUndone(options, states));
    }
    await sleep(options.everyMs, undefined, { signal });
  }
}

/** `multicluster:wait-for-sync`: waits until Argo CD or Flux has brought an app to its clusters. */
export function createWaitForSyncAction(
  options: ActionOptions & { everyMs?: number },
) {
  const {
    multicluster,
    patience = PATIENCE,
    everyMs = DEFAULT_EVERY_MS,
  } = options;
  return createTemplateAction({
    id: 'multicluster:wait-for-sync',
    description:
      'Waits until Argo CD or Flux on a hub has synced an app on every cluster, and it is healthy there.',
    supportsDryRun: true,
    examples: waitForSyncExamples,
    schema: {
      input: {
        hub: z => z.string().describe('Cluster with Argo CD or Flux'),
        app: z => z.string(),
        clusters: z =>
          z
            .array(z.string())
            .optional()
            .describe('Default: all that the hub has an object for'),
        revision: z =>
          z
            .string()
            .optional()
            .describe(
              'Commit that must be there, as multicluster:push gives it',
            ),
        timeoutSeconds: z =>
          z
            .number()
            .min(1)
            .optional()
            .describe(`Default ${DEFAULT_TIMEOUT_SECONDS}`),
      },
      output: {
        clusters: z =>
          z.array(
            z.object({
              name: z.string(),
              state: z.string(),
              message: z.string().optional(),
            }),
          ),
        summary: z => z.string(),
      },
    },
    async handler(ctx) {
      const { logger, signal } = ctx;
      const { hub, app, clusters, revision, timeoutSeconds } = ctx.input;
      if (ctx.isDryRun) {
        logger.info(`Would wait for '${app}' on the hub '${hub}'.`);
        ctx.output('clusters', []);
        ctx.output('summary', 'Nothing was waited for: this is a dry run');
        return;
      }
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const timeoutMs = (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
      const states = await waitUntilSynced({
        ...{ client, logger, signal, patience, hub, app, clusters, revision },
        ...{ timeoutMs, everyMs },
      });
      ctx.output(
        'clusters',
        states.map(({ cluster, message }) => ({
          name: cluster,
          state: 'synced',
          message,
        })),
      );
      const names = states.map(({ cluster }) => cluster).join(', ');
      ctx.output('summary', `'${app}' is synced and healthy on ${names}`);
    },
  });
}
