import { runFields, showRun } from './failoverFields';
import { ActionOptions, defined, READ_ONLY } from './types';

export function registerExplainFailover({
  actions,
  failover,
  signal,
}: ActionOptions) {
  actions.register({
    name: 'explain-failover',
    title: 'Explain who serves a service',
    description:
      'Says which cluster gets which share of the traffic of a catalog entity, by each kind of evidence, and whether each cluster could take over, with the reasons. A share that is missing is not known, and not zero.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('As component:default/podinfo'),
        }),
      output: z => {
        const shares = z.record(z.number()).optional();
        return z.object({
          shares: z
            .object({ written: shares, programmed: shares, observed: shares })
            .describe('Percent by cluster'),
          readiness: z.array(
            z.object({
              cluster: z.string(),
              verdict: z.string(),
              sentence: z.string(),
              score: z.number().optional().describe('0 to 100'),
              reasons: z.array(
                z.object({ verdict: z.string(), text: z.string() }),
              ),
            }),
          ),
          traps: z.array(z.object({ message: z.string(), fix: z.string() })),
          pending: z.array(z.string()).describe('What waits for a cluster'),
          current: z.object(runFields(z)).optional(),
        });
      },
    },
    action: async ({ input, credentials }) => {
      const { entityRef } = input;
      const view = await failover.view(credentials, entityRef, { signal });
      return {
        output: defined({
          shares: view.shares,
          readiness: view.readiness.map(
            ({ cluster, verdict, sentence, score, reasons }) => ({
              ...{ cluster, verdict, sentence, score },
              reasons: reasons.map(one => ({
                verdict: one.verdict,
                text: one.text,
              })),
            }),
          ),
          traps: view.lints.map(({ message, fix }) => ({ message, fix })),
          pending: view.pending.map(
            ({ cluster, sentence }) => `${cluster}: ${sentence}`,
          ),
          current: view.current && showRun(view.current),
        }),
      };
    },
  });
}
