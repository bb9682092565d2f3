import { ApprovalService } from './ApprovalService';
import { MemoryApprovalStore } from './MemoryApprovalStore';
import { ApprovalViewer } from './types';

const ann: ApprovalViewer = {
  ref: 'user:default/ann',
  isPerson: true,
  mayDecide: true,
};
const bob: ApprovalViewer = { ...ann, ref: 'user:default/bob' };
const eve: ApprovalViewer = {
  ...ann,
  ref: 'user:default/eve',
  mayDecide: false,
};
const plan = {
  subject: 'Create 1',
  details: '+ north',
  hash: 'a'.repeat(64),
  requestId: 'task-1',
};
const approve = { decision: 'approve', hash: plan.hash } as const;

function setup(allowOwn = false) {
  const clock = { now: 1_000_000 };
  const store = new MemoryApprovalStore();
  const service = new ApprovalService({
    store,
    allowOwn,
    now: () => clock.now,
  });
  return { service, clock };
}

describe('ApprovalService', () => {
  it('waits a day for somebody else, and says why not for oneself', async () => {
    const { service } = setup();
    const asked = await service.request(plan, ann);
    expect(asked).toMatchObject({
      state: 'waiting',
      requestedBy: ann.ref,
      expiresAt: 1_000_000 + 86_400_000,
      decidable: false,
      undecidableReason: expect.stringContaining('somebody else'),
    });
    await expect(service.get(asked.id, bob)).resolves.toMatchObject({
      decidable: true,
    });
  });

  it('is one approval, however often the same request is made', async () => {
    const { service } = setup();
    const first = await service.request(plan, ann);
    const again = await service.request(plan, ann);
    expect(again.id).toBe(first.id);
    await expect(
      service.request({ ...plan, hash: 'b'.repeat(64) }, ann),
    ).rejects.toThrow(/'hash' is another/);
  });

  it('is approved once, by name, with the comment', async () => {
    const { service } = setup();
    const { id } = await service.request(plan, ann);
    await expect(
      service.decide(id, { ...approve, comment: 'Go.' }, bob),
    ).resolves.toMatchObject({
      state: 'approved',
      decidedBy: bob.ref,
      comment: 'Go.',
      decidable: false,
    });
    await expect(
      service.decide(id, { ...approve, decision: 'decline' }, bob),
    ).rejects.toThrow('It was approved by user:default/bob already.');
  });

  it.each([
    ['who asked for it', ann, 'NotAllowedError', /yourself/],
    ['a machine', { ...bob, isPerson: false }, 'NotAllowedError', /person/],
    ['who may not see it', eve, 'NotFoundError', /no approval/],
  ])('is not approved by %s', async (_, viewer, name, message) => {
    const { service } = setup();
    const { id } = await service.request(plan, ann);
    const decided = service.decide(id, approve, viewer);
    await expect(decided).rejects.toMatchObject({ name });
    await expect(decided).rejects.toThrow(message);
    await expect(service.get(id, ann)).resolves.toMatchObject({
      state: 'waiting',
    });
  });

  it('is not decided by its requester without the permission', async () => {
    const { service } = setup(true);
    const { id } = await service.request(plan, eve);
    await expect(service.decide(id, approve, eve)).rejects.toThrow(
      /multicluster.approval.decide/,
    );
  });

  it('is approved by its requester where that is allowed', async () => {
    const { service } = setup(true);
    const { id } = await service.request(plan, ann);
    await expect(service.decide(id, approve, ann)).resolves.toMatchObject({
      state: 'approved',
    });
  });

  it('is bound to what was read', async () => {
    const { service } = setup();
    const { id } = await service.request(plan, ann);
    await expect(
      service.decide(id, { ...approve, hash: 'c'.repeat(64) }, bob),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('expires', async () => {
    const { service, clock } = setup();
    const { id } = await service.request(
      { ...plan, expiresInSeconds: 60 },
      ann,
    );
    clock.now += 60_000;
    await expect(service.get(id, bob)).resolves.toMatchObject({
      state: 'expired',
      decidable: false,
    });
    await expect(service.decide(id, approve, bob)).rejects.toThrow(/expired/);
  });

  it('lists what one asked for; everything for who may decide', async () => {
    const { service } = setup();
    await service.request(plan, ann);
    await service.request(plan, eve);
    const list = async (
      viewer: ApprovalViewer,
      state?: 'waiting' | 'approved',
    ) => (await service.list({ state }, viewer)).map(each => each.requestedBy);
    expect((await list(bob)).sort()).toEqual([ann.ref, eve.ref]);
    expect(await list(eve)).toEqual([eve.ref]);
    expect(await list(bob, 'approved')).toEqual([]);
  });
});
