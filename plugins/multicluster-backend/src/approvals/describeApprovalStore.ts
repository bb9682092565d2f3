// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { ApprovalStore, StoredApproval } from './types';

/** One that waits. */
export function storedApproval(
  id: string,
  fields: Partial<StoredApproval> = {},
): StoredApproval {
  return {
    id,
    subject: 'Create 1, change 0, destroy 0: cluster north',
    details: '+ terraform_data.north',
    hash: 'a'.repeat(64),
    requestedBy: 'user:default/ann',
    requestedAt: 1_700_000_000_000,
    expiresAt: 1_700_000_100_000,
    state: 'waiting',
    ...fields,
  };
}

/** What every `ApprovalStore` must do. */
export function describeApprovalStore(
  name: string,
  create: () => Promise<ApprovalStore>,
) {
  describe(`${name} as an ApprovalStore`, () => {
    const approved = {
      state: 'approved' as const,
      decidedBy: 'user:default/bob',
      decidedAt: 1_700_000_050_000,
      comment: 'Go.',
    };

    it('keeps what was asked', async () => {
      const store = await create();
      const approval = storedApproval('a', {
        entityRef: 'resource:default/north',
        taskId: 't',
      });
      await expect(store.create({ approval })).resolves.toEqual({
        approval,
        created: true,
      });
      await expect(store.get({ id: 'a' })).resolves.toEqual(approval);
      await expect(store.get({ id: 'b' })).resolves.toBeUndefined();
    });

    it('gives back the first for the same request of the same requester', async () => {
      const store = await create();
      const first = storedApproval('a');
      await store.create({ approval: first, requestId: 'r' });
      await expect(
        store.create({ approval: storedApproval('b'), requestId: 'r' }),
      ).resolves.toEqual({ approval: first, created: false });
      await expect(store.get({ id: 'b' })).resolves.toBeUndefined();
      const ofAnother = storedApproval('c', {
        requestedBy: 'user:default/eve',
      });
      await expect(
        store.create({ approval: ofAnother, requestId: 'r' }),
      ).resolves.toMatchObject({ created: true });
    });

    it('keeps one of two that are asked at once', async () => {
      const store = await create();
      const both = await Promise.all(
        ['a', 'b'].map(id =>
          store.create({ approval: storedApproval(id), requestId: 'r' }),
        ),
      );
      expect(both.filter(({ created }) => created)).toHaveLength(1);
      expect(both[0].approval.id).toBe(both[1].approval.id);
    });

    it('takes requests without an id for different ones', async () => {
      const store = await create();
      await store.create({ approval: storedApproval('a') });
      await expect(
        store.create({ approval: storedApproval('b') }),
      ).resolves.toMatchObject({ created: true });
    });

    it('lists the newest first, of all or of one', async () => {
      const store = await create();
      for (const [id, requestedBy, requestedAt] of [
        ['a', 'user:default/ann', 1],
        ['b', 'user:default/bob', 3],
        ['c', 'user:default/ann', 2],
      ] as const) {
        const approval = storedApproval(id, { requestedBy, requestedAt });
        await store.create({ approval });
      }
      const ids = async (options: { requestedBy?: string; limit: number }) =>
        (await store.list(options)).map(each => each.id);
      expect(await ids({ limit: 9 })).toEqual(['b', 'c', 'a']);
      expect(await ids({ limit: 1 })).toEqual(['b']);
      expect(await ids({ requestedBy: 'user:default/ann', limit: 9 })).toEqual([
        'c',
        'a',
      ]);
    });

    it('is decided once', async () => {
      const store = await create();
      await store.create({ approval: storedApproval('a') });
      const outcomes = await Promise.all([
        store.decide({ id: 'a', decision: approved }),
        store.decide({
          id: 'a',
          decision: { ...approved, state: 'declined' },
        }),
      ]);
      expect(outcomes.sort()).toEqual(['decided', 'late']);
      await expect(store.get({ id: 'a' })).resolves.toMatchObject({
        decidedBy: 'user:default/bob',
        decidedAt: 1_700_000_050_000,
        comment: 'Go.',
      });
    });

    it('is not decided once it has expired', async () => {
      const store = await create();
      const approval = storedApproval('a', { expiresAt: approved.decidedAt });
      await store.create({ approval });
      await expect(store.decide({ id: 'a', decision: approved })).resolves.toBe(
        'late',
      );
      await expect(store.get({ id: 'a' })).resolves.toEqual(approval);
    });
  });
}
