import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { Approval } from '@multicluster/backstage-plugin-multicluster-common';
import { createApproveAction } from './createApproveAction';

const hash = 'a'.repeat(64);
const input = { subject: 'Create 1: north', details: '+ cluster', hash };

function setup(...answers: (Partial<Approval> | Error)[]) {
  const requestApproval = jest.fn(async () => ({ id: 'a1' }));
  const getApproval = jest.fn(async () => {
    const answer = answers.length > 1 ? answers.shift()! : answers[0];
    if (answer instanceof Error) {
      throw answer;
    }
    return { id: 'a1', hash, subject: input.subject, ...answer };
  });
  const asked: unknown[] = [];
  const action = createApproveAction({
    multicluster: {
      client: ({ credentials }) => {
        asked.push(credentials.principal);
        return { requestApproval, getApproval } as any;
      },
    },
    auth: {
      getOwnServiceCredentials: async () =>
        mockCredentials.service('plugin:scaffolder'),
    },
    patience: { firstDelayMs: 1, longestDelayMs: 1, giveUpAfterMs: 50 },
    intervalMs: 1,
  });
  const logger = mockServices.logger.mock();
  const outputs: Record<string, unknown> = {};
  const run = (context: object = {}) =>
    action.handler({
      ...createMockActionContext({ input, logger, task: { id: 'task-1' } }),
      step: { id: 'approve', name: 'Approve' },
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
      ...context,
    } as any);
  return { run, outputs, logger, asked, requestApproval, getApproval };
}

describe('multicluster:approve', () => {
  it('waits until somebody approves, over an outage of the backend', async () => {
    const bed = setup(
      { state: 'waiting' },
      Object.assign(new Error('away'), { name: 'ServiceUnavailableError' }),
      { state: 'waiting' },
      { state: 'approved', decidedBy: 'user:default/anna', comment: 'fine' },
    );
    await bed.run();
    expect(bed.requestApproval).toHaveBeenCalledWith(
      expect.objectContaining({
        ...input,
        taskId: 'task-1',
        requestId: expect.stringMatching(/^task-1\.approve\./),
      }),
    );
    expect(bed.outputs).toEqual({
      approvalId: 'a1',
      hash,
      approvedBy: 'user:default/anna',
    });
    const lines = bed.logger.info.mock.calls.map(([line]) => line);
    expect(lines).toContain(
      'Waiting for an approval: /multicluster/approvals/a1',
    );
    expect(lines).toContain('Approved by user:default/anna: fine');
  });

  it('asks as the requester, and waits as the portal', async () => {
    const bed = setup({ state: 'approved' });
    await bed.run();
    expect(bed.asked).toEqual([
      expect.objectContaining({ type: 'user' }),
      { type: 'service', subject: 'plugin:scaffolder' },
    ]);
  });

  it.each<[string, Partial<Approval>, string]>([
    [
      'declined',
      { state: 'declined', decidedBy: 'user:default/bo', comment: 'too big' },
      'Declined by user:default/bo: too big',
    ],
    ['expired', { state: 'expired' }, 'Nobody has decided in time'],
    [
      'of another plan',
      { state: 'approved', hash: 'b'.repeat(64) },
      'What was approved has the hash',
    ],
  ])('fails when it is %s', async (_, answer, message) => {
    const bed = setup(answer);
    await expect(bed.run()).rejects.toThrow(message);
    expect(bed.outputs.hash).toBeUndefined();
  });

  it('ends with the task', async () => {
    const controller = new AbortController();
    const bed = setup({ state: 'waiting' });
    bed.getApproval.mockImplementation(async () => {
      controller.abort();
      return { id: 'a1', hash, subject: '', state: 'waiting' as const };
    });
    await expect(bed.run({ signal: controller.signal })).rejects.toThrow(
      /abort/i,
    );
  });

  it('refuses what is no hash', async () => {
    const bed = setup({ state: 'approved' });
    await expect(bed.run({ input: { ...input, hash: 'x' } })).rejects.toThrow(
      "'hash' must be a sha256",
    );
  });

  it('asks nobody in a dry run', async () => {
    const bed = setup({ state: 'approved' });
    await bed.run({ isDryRun: true });
    expect(bed.asked).toEqual([]);
  });
});
