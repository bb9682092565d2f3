import { Approval } from '@multicluster/backstage-plugin-multicluster-common';

const hour = 3_600_000;

/** A plan that waits. */
export function sketchApproval(
  now: number,
  part: Partial<Approval> = {},
): Approval {
  return {
    id: 'a-1',
    subject: 'Create 1, change 0, destroy 0: cluster north',
    details: [
      'OpenTofu will perform the following actions:',
      '',
      '  # terraform_data.cluster will be created',
      '  + resource "terraform_data" "cluster" {',
      '      + input = { name = "north", region = "eu-north-1" }',
      '    }',
      '',
      'Plan: 1 to add, 0 to change, 0 to destroy.',
    ].join('\n'),
    hash: 'f3b1',
    requestedBy: 'user:default/m.ito',
    requestedAt: now - hour / 4,
    expiresAt: now + 23 * hour,
    state: 'waiting',
    decidable: true,
    ...part,
  };
}

/** One to decide, one of one's own, and two that are over. */
export function sketchApprovals(now: number): Approval[] {
  return [
    sketchApproval(now),
    sketchApproval(now, {
      id: 'a-2',
      subject: 'Create 0, change 0, destroy 1: cluster stage',
      requestedBy: 'user:default/guest',
      expiresAt: now + hour,
      decidable: false,
      undecidableReason:
        'You asked for it yourself: somebody else must decide it.',
    }),
    sketchApproval(now, {
      id: 'a-3',
      subject: 'Create 2, change 1, destroy 0: cluster edge',
      state: 'approved',
      decidedBy: 'user:default/a.berg',
      decidedAt: now - 20 * hour,
      comment: 'Fine, as agreed on Monday.',
    }),
    sketchApproval(now, {
      id: 'a-4',
      subject: 'Create 1, change 0, destroy 3: cluster east',
      state: 'expired',
      expiresAt: now - 40 * hour,
    }),
  ];
}
