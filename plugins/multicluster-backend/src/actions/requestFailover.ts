import { audited } from '../audit';
import { runFields, showRun } from './failoverFields';
import { ActionOptions, defined } from './types';

/** What it asks for waits for a person: whoever asks by an action never moves traffic alone. */
export function registerRequestFailover({
  actions,
  auditor,
  failover,
}: ActionOptions) {
  actions.register({
    name: 'request-failover',
    title: 'Ask for a failover',
    description:
      'Asks for a failover or a live drill of a catalog entity. Nothing is written before a person other than the one you act for has approved the plan in the portal. Emergencies are started by people alone.',
    attributes: { readOnly: false, idempotent: true, destructive: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('As component:default/podinfo'),
          from: z.array(z.string()).min(1).describe('Clusters that are left'),
          to: z
            .array(z.string())
            .optional()
            .describe(
              'Clusters that take over; all that are ready when absent',
            ),
          mode: z.enum(['planned', 'drill-live']),
          reason: z.string().min(1).describe('For the record'),
          requestId: z
            .string()
            .optional()
            .describe('The same id again is the same run'),
        }),
      output: z => z.object({ run: z.object(runFields(z)) }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, from, to = [], ...rest } = input;
      const intent = { entityRef, from, to };
      const event = {
        eventId: 'failover-start',
        severityLevel: 'high',
        meta: defined({ intent, ...rest }),
      } as const;
      const run = await audited(auditor, event, () =>
        failover.request(credentials, entityRef, { intent, ...rest }),
      );
      return { output: defined({ run: showRun(run) }) };
    },
  });
}
