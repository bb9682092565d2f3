import {
  FailoverRun,
  targetsOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Zod } from './deploymentFields';

/** How a run of a failover is shown to those who ask by an action. */
export function runFields(z: Zod) {
  return {
    id: z.string(),
    number: z.number().describe('Counts per entity'),
    entityRef: z.string(),
    kind: z.string().describe('failover, failback or drill'),
    mode: z.string(),
    state: z.string(),
    message: z.string().optional().describe('Why it holds, or how it ended'),
    from: z.array(z.string()),
    to: z.array(z.string()),
    createdAt: z.number().describe('Epoch milliseconds'),
    createdBy: z.string(),
    reason: z.string(),
  };
}

export function showRun(run: FailoverRun) {
  const { id, number, entityRef, kind, mode, state, message, plan } = run;
  const { createdAt, createdBy, reason } = run;
  return {
    ...{ id, number, entityRef, kind, mode, state, message },
    from: plan.intent.from,
    to: targetsOf(plan),
    ...{ createdAt, createdBy, reason },
  };
}
