import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import { FakeCluster, FakeDeployer } from '../__testUtils__/FakeDeployer';
import { MortalProcess } from '../__testUtils__/MortalProcess';
import { statesOf, Stores, WorkerBed } from '../__testUtils__/WorkerBed';
import { DatabaseDeploymentStore, MemoryDeploymentStore } from '../store';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

type Story = {
  name: string;
  clusters?: () => { [cluster: string]: FakeCluster };
  onFailure?: 'rollBack';
  /** Once it has succeeded. */
  isRolledBack?: boolean;
  ends: Deployment['state'];
  live: string[];
};

const stories: Story[] = [
  {
    name: 'that goes well',
    ends: 'succeeded',
    live: ['east: d1', 'north: d1', 'west: d1'],
  },
  {
    name: 'whose check fails',
    clusters: () => ({ west: { checks: [['No quota.']] } }),
    ends: 'failed',
    live: [],
  },
  {
    name: 'that fails in its second wave',
    clusters: () => ({ north: { applies: ['It is refused.'] } }),
    ends: 'held',
    live: ['east: d1', 'west: d1'],
  },
  {
    name: 'that brings back what fails',
    clusters: () => ({
      east: { observations: [{ state: 'failed', message: 'No image.' }] },
    }),
    onFailure: 'rollBack',
    ends: 'failed',
    live: [],
  },
  {
    name: 'that is rolled back',
    isRolledBack: true,
    ends: 'rolledBack',
    live: [],
  },
];

/** Gives the command of the story, and waits for its end. */
async function finish(story: Story, bed: WorkerBed): Promise<Deployment> {
  if (story.isRolledBack) {
    await bed.reach('d1', 'succeeded');
    await bed.command('d1', { type: 'rollBack' });
  }
  return bed.reach('d1', story.ends);
}

type Outcome = { done: Deployment; deployer: FakeDeployer; points: string[] };

/** Plays the story with a worker that dies at that point, and with another that comes after it. */
async function play(
  story: Story,
  options: {
    dieAt: number;
    createStore: (now: () => number) => Promise<Stores>;
  },
): Promise<Outcome> {
  const clock = { ahead: 0 };
  const store = await options.createStore(WorkerBed.now(clock));
  const deployer = new FakeDeployer(story.clusters?.());
  const bed = new WorkerBed({ store, deployer, clock });
  let died: () => void = () => {};
  const death = new Promise<void>(resolve => {
    died = resolve;
  });
  const mortal = new MortalProcess({
    dieAt: options.dieAt,
    onDeath: () => died(),
  });
  try {
    await bed.accept('d1', [['east'], ['north', 'west']], {
      request: { onFailure: story.onFailure },
    });
    bed.startWorker({
      store: mortal.store(store),
      deployer: mortal.deployer(deployer),
      // What it has called never answers: its deadlines must not outlive the test.
      timing: { checkMs: 500, applyMs: 500, observeMs: 500 },
      isMortal: true,
    });
    const ended = finish(story, bed);
    await Promise.race([death, ended.catch(() => undefined)]);
    if (mortal.isDead) {
      bed.pass(60_000);
      bed.startWorker();
    }
    return { done: await ended, deployer, points: mortal.points };
  } finally {
    await bed.close();
  }
}

const inMemory = async (now: () => number) =>
  new MemoryDeploymentStore({ now });

async function inDatabase(id: TestDatabaseId, now: () => number) {
  const knex = await databases.init(id);
  const database = mockServices.database({
    knex,
    migrations: { skip: false },
  });
  return DatabaseDeploymentStore.create({ database, now });
}

describe.each([
  ['MemoryDeploymentStore', inMemory],
  [
    'DatabaseDeploymentStore',
    (now: () => number) => inDatabase('SQLITE_3', now),
  ],
] as const)('on %s, a deployment', (_, createStore) => {
  it.each(stories)(
    '$name ends the same wherever its worker dies',
    async story => {
      const calm = await play(story, { dieAt: Infinity, createStore });
      const points = calm.points.length;
      expect(points).toBeGreaterThanOrEqual(10);
      for (let dieAt = 1; dieAt <= points; dieAt++) {
        const { done, deployer } = await play(story, { dieAt, createStore });
        const told = [dieAt, statesOf(done)];
        expect(told).toEqual([dieAt, statesOf(calm.done)]);
        const live = [...deployer.live].map(
          ([cluster, id]) => `${cluster}: ${id}`,
        );
        expect([dieAt, live.sort()]).toEqual([dieAt, story.live]);
        // What was there already was found, and not written again.
        expect(new Set(deployer.writes).size).toBe(deployer.writes.length);
        expect(deployer.mostAtOnce).toBeLessThanOrEqual(1);
      }
    },
  );
});
