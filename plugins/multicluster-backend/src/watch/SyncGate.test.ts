import { ClusterTurn } from './ClusterTurn';
import { createSyncGate, SyncGate } from './SyncGate';

const forever = new AbortController().signal;

/** Whether somebody would have to wait. */
async function isFull(gate: SyncGate): Promise<boolean> {
  const patience = new AbortController();
  const entering = gate.enter(patience.signal).then(
    leave => {
      leave();
      return false;
    },
    () => true,
  );
  await new Promise(resolve => setImmediate(resolve));
  patience.abort();
  return entering;
}

describe('createSyncGate', () => {
  it('lets as many in as it may, and the next when one leaves', async () => {
    const gate = createSyncGate(2);
    const leaveFirst = await gate.enter(forever);
    expect(await isFull(gate)).toBe(false);
    await gate.enter(forever);
    expect(await isFull(gate)).toBe(true);
    leaveFirst();
    expect(await isFull(gate)).toBe(false);
  });

  it('keeps the order of those who wait', async () => {
    const gate = createSyncGate(1);
    const order: number[] = [];
    const leave = await gate.enter(forever);
    const waiting = [1, 2, 3].map(async number => {
      const leaveAgain = await gate.enter(forever);
      order.push(number);
      leaveAgain();
    });
    leave();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it('counts a place once that is given back twice', async () => {
    const gate = createSyncGate(1);
    const leave = await gate.enter(forever);
    leave();
    leave();
    await gate.enter(forever);
    expect(await isFull(gate)).toBe(true);
  });
});

describe('ClusterTurn', () => {
  const open = (gate: SyncGate, turnMs = 60_000) => {
    const lifetime = new AbortController();
    const turn = new ClusterTurn({ gate, lifetime: lifetime.signal, turnMs });
    return { turn, lifetime };
  };

  it('takes one place for all kinds of a cluster, until the last has left', async () => {
    const gate = createSyncGate(1);
    const { turn } = open(gate);
    const [leaveFirst, leaveSecond] = await Promise.all([
      turn.enter(forever),
      turn.enter(forever),
    ]);
    leaveFirst();
    leaveFirst();
    expect(await isFull(gate)).toBe(true);
    leaveSecond();
    expect(await isFull(gate)).toBe(false);
  });

  it('loses its place when it takes too long', async () => {
    const gate = createSyncGate(1);
    const { turn } = open(gate, 10);
    const leave = await turn.enter(forever);
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(await isFull(gate)).toBe(false);
    const leaveGate = await gate.enter(forever);
    leave();
    expect(await isFull(gate)).toBe(true);
    leaveGate();
  });

  it('leaves the queue with its cluster', async () => {
    const gate = createSyncGate(1);
    const leave = await gate.enter(forever);
    const { turn, lifetime } = open(gate);
    const entering = turn.enter(lifetime.signal);
    lifetime.abort(new Error('gone'));
    await expect(entering).rejects.toThrow('gone');
    leave();
    expect(await isFull(gate)).toBe(false);
  });

  it('gives back a place that comes when nobody wants it any more', async () => {
    const gate = createSyncGate(1);
    const leave = await gate.enter(forever);
    const { turn } = open(gate);
    const patience = new AbortController();
    const entering = turn.enter(patience.signal);
    leave();
    patience.abort(new Error('too late'));
    await entering.then(
      leaveTurn => leaveTurn(),
      () => {},
    );
    expect(await isFull(gate)).toBe(false);
  });
});
