import { mockServices } from '@backstage/backend-test-utils';
import {
  FailoverRun,
  PendingAction,
} from '@multicluster/backstage-plugin-multicluster-common';
import { giveInput } from '../service';
import { MemoryFailoverStore, MemoryRunLocks } from '../store';
import { START, testRun } from '../store/testRun';
import { AskableFleet } from './askCluster';
import { ReturnedClusters } from './ReturnedClusters';

type Found = 'applied' | 'already' | 'drifted';

class Bed {
  readonly store = new MemoryFailoverStore();
  readonly locks = new MemoryRunLocks();
  /** Of west. */
  state = 'unreachable';
  found: Found = 'applied';
  readonly written: string[] = [];

  async add(id: string, fields: Partial<FailoverRun>): Promise<void> {
    const run = testRun(id);
    const change = run.plan.steps.flatMap(({ traffic }) => traffic)[0];
    const waits: PendingAction = {
      ...{ cluster: 'west', sentence: 'Write it.', since: START },
      traffic: change,
    };
    const { run: kept } = await this.store.create({ run, events: [] });
    const next = { ...kept, pending: [waits], ...fields };
    const stored = (await this.store.get(id))!;
    const dueAt = undefined;
    await this.store.write({ stored, next, events: [], dueAt });
  }

  async look(): Promise<void> {
    const fleet: AskableFleet = {
      client: () => ({} as never),
      cluster: () => ({ state: this.state } as never),
    };
    const { store, locks } = this;
    const returned = new ReturnedClusters({
      ...{ store, fleet, logger: mockServices.logger.mock() },
      drivers: [
        {
          id: 'smi',
          apply: async ({ change }: { change: { hop: string } }) => {
            this.written.push(change.hop);
            return { result: this.found, resourceVersion: '2', found: {} };
          },
        } as never,
      ],
      give: (id, input) =>
        giveInput({ store, locks, id, input, now: () => START }),
    });
    await returned.look(new AbortController().signal);
  }

  async pending(id = 'r'): Promise<PendingAction> {
    return (await this.store.get(id))!.run.pending[0];
  }
}

describe('ReturnedClusters', () => {
  it('waits while the cluster is away, and tells it when it answers, once', async () => {
    const bed = new Bed();
    await bed.add('r', { state: 'committed' });
    await bed.look();
    expect(bed.written).toEqual([]);
    bed.state = 'live';
    await bed.look();
    await bed.look();
    expect(bed.written).toHaveLength(1);
    expect(await bed.pending()).toMatchObject({ outcome: 'done' });
    expect(await bed.store.list({ pending: true })).toEqual([]);
  });

  it('leaves to a person what somebody else has written', async () => {
    const bed = new Bed();
    await bed.add('r', { state: 'committed' });
    bed.state = 'live';
    bed.found = 'drifted';
    await bed.look();
    const { doneAt, message } = await bed.pending();
    expect(doneAt).toBeUndefined();
    expect(message).toContain('somebody else wrote it');
  });

  it('writes nothing of a run that was rolled back', async () => {
    const bed = new Bed();
    await bed.add('r', { state: 'rolledBack' });
    bed.state = 'live';
    await bed.look();
    expect(bed.written).toEqual([]);
    expect(await bed.pending()).toMatchObject({ outcome: 'void' });
  });

  it('waits while another run of the entity is under way', async () => {
    const bed = new Bed();
    await bed.add('r', { state: 'committed' });
    await bed.store.create({ run: testRun('later'), events: [] });
    bed.state = 'live';
    await bed.look();
    expect(bed.written).toEqual([]);
    expect((await bed.pending()).doneAt).toBeUndefined();
  });
});
