import { testDeployment } from '../store/testDeployment';
import { MemoryDeploymentStore } from '../store';
import { DeploymentNews, tellWrites } from './DeploymentNews';
import { followEvents } from './followEvents';

const LONG_MS = 60_000;
const forever = new AbortController().signal;

async function setup() {
  const news = new DeploymentNews();
  const memory = new MemoryDeploymentStore();
  const store = tellWrites(memory, news);
  await store.create(testDeployment('a', [['east']]));
  const [first] = await store.events({ id: 'a', after: 0 });
  const follow = (after: number, waitMs = LONG_MS, signal = forever) =>
    followEvents({ store, news, id: 'a', after, waitMs, signal });
  return { store, memory, follow, after: first.sequence };
}

describe('followEvents', () => {
  it('answers at once with what is there', async () => {
    const { follow } = await setup();
    const { events, deployment } = await follow(0);
    expect(events).toHaveLength(1);
    expect(deployment.id).toBe('a');
  });

  it('answers as soon as something happens', async () => {
    const { store, follow, after } = await setup();
    const answer = follow(after);
    await store.command({ id: 'a', command: { type: 'cancel' }, by: 'ann' });
    const { events } = await answer;
    expect(events[0].sequence).toBe(after + 1);
  });

  it('notices what another process has written', async () => {
    const { memory, follow, after } = await setup();
    const answer = follow(after);
    // Past the news: as a worker of another replica would.
    await memory.command({ id: 'a', command: { type: 'cancel' }, by: 'ann' });
    expect((await answer).events.length).toBeGreaterThan(0);
  });

  it('answers without events when the time is over', async () => {
    const { follow, after } = await setup();
    await expect(follow(after, 10)).resolves.toMatchObject({ events: [] });
  });

  it('answers at once when nothing can happen any more', async () => {
    const { store, follow } = await setup();
    await store.command({ id: 'a', command: { type: 'cancel' }, by: 'ann' });
    const claimed = await store.claim({
      ...{ owner: 'test', leaseMs: LONG_MS, secretsOf: [], orphanMs: 0 },
    });
    if (claimed) {
      const next = { ...claimed.deployment, state: 'cancelled' as const };
      const at = { at: 2, leaseMs: LONG_MS };
      await store.advance({ claimed, next, events: [], ...at });
    }
    const all = await store.events({ id: 'a', after: 0 });
    const answer = await follow(all.at(-1)!.sequence);
    expect(answer).toMatchObject({
      events: [],
      deployment: { state: 'cancelled' },
    });
  });

  it('ends with its reader', async () => {
    const { follow, after } = await setup();
    const gone = new AbortController();
    const answer = follow(after, LONG_MS, gone.signal);
    gone.abort();
    await expect(answer).resolves.toMatchObject({ events: [] });
  });

  it('says that there is no such deployment', async () => {
    const { store } = await setup();
    const news = new DeploymentNews();
    const asked = { id: 'b', after: 0, waitMs: LONG_MS, signal: forever };
    await expect(followEvents({ store, news, ...asked })).rejects.toThrow(
      "There is no deployment 'b'.",
    );
  });
});
