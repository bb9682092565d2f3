import type {
  FailoverIntent,
  FailoverRun,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import type {
  FailoverService,
  FailoverSubject,
} from '../../plugins/multicluster-backend/src/failover';

/** Plans and starts, as a person does who sets aside all that can be set aside. Resolves with the time of the click, in epoch milliseconds. */
export async function startAnyway(options: {
  failovers: FailoverService;
  subject: FailoverSubject;
  intent: FailoverIntent;
  mode: StartRunRequest['mode'];
  by: string;
  reason: string;
  requestId?: string;
}): Promise<{ run: FailoverRun; clicked: number }> {
  const { failovers, subject, intent, mode, by, reason, requestId } = options;
  const plan = await failovers.plan(subject, { intent, mode });
  const against = plan.problems.filter(one => one.severity === 'error');
  const rules = [...new Set(against.map(({ rule }) => rule))];
  const why = against.map(({ message }) => message).join(' ');
  const clicked = Date.now();
  const run = await failovers.start(
    subject,
    {
      ...{ intent, mode, hash: plan.hash, reason, requestId },
      confirm: subject.name,
      ...(rules.length > 0 && { overrides: [{ rules, reason: why }] }),
    },
    { createdBy: by },
  );
  return { run, clicked };
}
