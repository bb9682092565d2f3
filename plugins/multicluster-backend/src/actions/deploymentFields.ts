import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import type { z as zod } from 'zod/v3';

/** As the registry gives it to each schema function. */
export type Zod = typeof zod;

export const describeExecute =
  'Really do it. Without it nothing is written, and the answer says what would be done.';

/** How a deployment is shown to those who ask by an action: short, as an agent reads it. */
export function deploymentFields(z: Zod) {
  return {
    id: z.string(),
    revision: z.number(),
    app: z.string(),
    namespace: z.string(),
    action: z.string(),
    state: z.string(),
    createdAt: z.number().describe('Epoch milliseconds'),
    createdBy: z.string(),
    summary: z.string().optional(),
    clusters: z.array(
      z.object({
        cluster: z.string(),
        wave: z.number(),
        state: z.string(),
        message: z.string().optional(),
      }),
    ),
  };
}

export function showDeployment(deployment: Deployment) {
  const { id, revision, app, namespace, action, state } = deployment;
  const { createdAt, createdBy, summary, clusters } = deployment;
  return {
    ...{ id, revision, app, namespace, action, state },
    ...{ createdAt, createdBy, summary },
    clusters: clusters.map(({ cluster, wave, state: at, message }) => ({
      ...{ cluster, wave, state: at, message },
    })),
  };
}
