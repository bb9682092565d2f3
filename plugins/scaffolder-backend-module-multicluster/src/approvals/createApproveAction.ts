import { setTimeout as pause } from 'node:timers/promises';
import { InputError, NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Approval,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { askBackend } from '../backend';
import { Patience, PATIENCE, requestIdOf, StepContext } from '../request';
import { ApprovalActionOptions } from './createApprovalActions';
import { approveExamples } from './examples';

/** `multicluster:approve`: nothing goes on before somebody has read it and said yes. */
export function createApproveAction(options: ApprovalActionOptions) {
  const { multicluster, auth, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:approve',
    description:
      'Waits until a person approves what is described, as a plan of Terraform. The approval is bound to the hash: what was not read is not approved.',
    supportsDryRun: true,
    examples: approveExamples,
    schema: {
      input: {
        subject: z => z.string().min(1).describe('One line'),
        details: z =>
          z
            .string()
            .describe('What the approver reads; it must hold no secrets'),
        hash: z =>
          z
            .string()
            .describe(
              'sha256 of what is approved, as the `planHash` of a plan',
            ),
        entityRef: z =>
          z.string().optional().describe('Whom it concerns, for links'),
        expiresInSeconds: z =>
          z
            .number()
            .int()
            .min(60)
            .max(7 * 24 * 3600)
            .optional()
            .describe('Default 24 hours, at most 7 days'),
      },
      output: {
        approvalId: z => z.string(),
        hash: z => z.string().describe('Of what was approved'),
        approvedBy: z =>
          z.string().describe('Entity reference of the approver'),
      },
    },
    async handler(ctx) {
      const { hash } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would wait for an approval of: ${ctx.input.subject}`);
        return;
      }
      if (!/^[0-9a-f]{64}$/.test(hash)) {
        throw new InputError(
          "'hash' must be a sha256 in hexadecimal, as the output 'planHash' of a plan",
        );
      }
      const requester = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const asked = await askBackend({
        ctx,
        patience,
        call: () =>
          requester.requestApproval({
            ...ctx.input,
            taskId: ctx.task.id,
            requestId: requestIdOf(ctx, hash),
            signal: ctx.signal,
          }),
      });
      ctx.logger.info(
        `Waiting for an approval: /multicluster/approvals/${asked.id}`,
      );
      // With the portal's own credentials: the requester's token ends long before a day has passed.
      const decided = await awaitDecision({
        ctx,
        patience,
        id: asked.id,
        intervalMs: options.intervalMs ?? 2_000,
        client: multicluster.client({
          credentials: await auth.getOwnServiceCredentials(),
        }),
      });
      ctx.output('approvalId', decided.id);
      ctx.output('hash', readApproved(decided, hash));
      ctx.output('approvedBy', decided.decidedBy ?? 'unknown');
      ctx.logger.info(describeDecision(decided));
    },
  });
}

async function awaitDecision(options: {
  ctx: Pick<StepContext, 'logger' | 'signal'>;
  client: MulticlusterClient;
  patience: Patience;
  id: string;
  intervalMs: number;
}): Promise<Approval> {
  const { ctx, client, patience, id, intervalMs } = options;
  for (;;) {
    const approval = await askBackend({
      ctx,
      patience,
      call: () => client.getApproval({ id, signal: ctx.signal }),
    });
    if (approval.state !== 'waiting') {
      return approval;
    }
    await pause(intervalMs, undefined, { signal: ctx.signal });
  }
}

function readApproved(approval: Approval, hash: string): string {
  if (approval.state !== 'approved') {
    throw new NotAllowedError(describeDecision(approval));
  }
  if (approval.hash !== hash) {
    throw new NotAllowedError(
      `What was approved has the hash '${approval.hash}', and this step asks for '${hash}'`,
    );
  }
  return approval.hash;
}

function describeDecision(approval: Approval): string {
  const { state, decidedBy = 'unknown', comment, subject } = approval;
  if (state === 'expired') {
    return `Nobody has decided in time: ${subject}`;
  }
  const said = comment ? `: ${comment}` : '';
  return `${
    state === 'approved' ? 'Approved' : 'Declined'
  } by ${decidedBy}${said}`;
}
