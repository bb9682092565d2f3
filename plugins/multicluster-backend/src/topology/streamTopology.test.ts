import {
  applyPatch,
  TopologyGraph,
  TopologyPatch,
} from '@multicluster/backstage-plugin-multicluster-common';
import { streamTopology, ViewOptions } from '.';
import { appObjects, podObject } from './__testUtils__/objects';
import { SELECTOR, startService, TestFleet } from './__testUtils__/TestFleet';

const [, REPLICA_SET] = appObjects();

type Frame = { event?: string; id?: string; data?: any; comment?: string };

function parse(frame: string): Frame {
  expect(frame.endsWith('\n\n')).toBe(true);
  const fields: Frame = {};
  for (const line of frame.trimEnd().split('\n')) {
    const colon = line.indexOf(': ');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 2)];
    if (name === 'data') fields.data = JSON.parse(value);
    if (name === 'event') fields.event = value;
    if (name === 'id') fields.id = value;
    if (name === '') fields.comment = value;
  }
  return fields;
}

let stop = () => {};
afterEach(() => stop());

function start(fleet: TestFleet) {
  const { service, stop: end, rebuilds } = startService(fleet);
  const signal = new AbortController();
  stop = () => {
    signal.abort();
    end();
  };
  /** Reads without the opening frame. */
  async function open(
    options: {
      view?: ViewOptions;
      lastEventId?: string;
      heartbeatMs?: number;
    } = {},
  ) {
    const frames = streamTopology({
      service,
      selector: SELECTOR,
      signal: signal.signal,
      ...options,
    });
    expect((await frames.next()).value).toBe('retry: 2000\n\n');
    return async () => parse((await frames.next()).value as string);
  }
  return { service, signal, rebuilds, open };
}

const unready = (i: number, ready = false) =>
  podObject(`podinfo-6d9f-${i}`, { owner: REPLICA_SET, ready });

describe('streamTopology', () => {
  it('sends a snapshot, then a patch for each change', async () => {
    const fleet = TestFleet.withPodinfo();
    const { open, service } = start(fleet);
    const next = await open();
    const snapshot = await next();
    expect(snapshot.event).toBe('snapshot');
    expect(snapshot.id).toBe(`${snapshot.data.generation}-${service.epoch}`);
    let graph: TopologyGraph = snapshot.data;
    for (const i of [0, 1]) {
      fleet.apply('east', unready(i));
      const { event, data } = await next();
      expect(event).toBe('patch');
      const patch: TopologyPatch = data;
      expect(patch.from).toBe(graph.generation);
      graph = applyPatch(graph, patch);
    }
    expect(graph).toEqual(JSON.parse(service.view(SELECTOR).json));
    expect(graph.clusters[0].reason).toBe('podinfo: 2 Not ready');
  });

  it('goes on from a generation that is remembered, over several changes at once', async () => {
    const fleet = TestFleet.withPodinfo();
    const { open, service } = start(fleet);
    const next = await open();
    const first = await next();
    for (const i of [0, 1]) {
      fleet.apply('east', unready(i));
      await next();
    }
    const resumed = await (await open({ lastEventId: first.id }))();
    expect(resumed).toMatchObject({
      event: 'patch',
      data: { from: first.data.generation },
    });
    expect(applyPatch(first.data, resumed.data)).toEqual(
      JSON.parse(service.view(SELECTOR).json),
    );
  });

  it('sends nothing to who is up to date, until something changes', async () => {
    const fleet = TestFleet.withPodinfo();
    const { open } = start(fleet);
    const first = await (await open())();
    const next = await open({ lastEventId: first.id });
    const waiting = next();
    fleet.apply('west', unready(0));
    expect(await waiting).toMatchObject({
      event: 'patch',
      data: { from: first.data.generation },
    });
  });

  it.each([
    'of another process: 1-abcdef',
    '1-abcdef',
    '99999-EPOCH',
    'nonsense',
    '',
  ])('begins with a snapshot after an unknown id: %s', async id => {
    const { open, service } = start(TestFleet.withPodinfo());
    const lastEventId = id.replace('EPOCH', service.epoch);
    expect((await (await open({ lastEventId }))()).event).toBe('snapshot');
  });

  it('says that it is still there when nothing happens', async () => {
    const { open } = start(TestFleet.withPodinfo());
    const next = await open({ heartbeatMs: 10 });
    await next();
    expect(await next()).toEqual({ comment: 'still here' });
    expect(await next()).toEqual({ comment: 'still here' });
  });

  it('gives a slow reader one patch for many changes', async () => {
    const fleet = TestFleet.withPodinfo();
    const { open, service } = start(fleet);
    const next = await open();
    const { data } = await next();
    for (let i = 0; i < 5; i++) {
      fleet.apply('east', unready(0, i % 2 === 0), unready(1));
      await new Promise(resolve => setTimeout(resolve, 15));
    }
    const patch = await next();
    expect(applyPatch(data, patch.data)).toEqual(
      JSON.parse(service.view(SELECTOR).json),
    );
  });

  it('does not tell of changes in clusters that the reader may not see', async () => {
    const fleet = TestFleet.withPodinfo();
    const { open } = start(fleet);
    const view = { allowed: (cluster: string) => cluster !== 'west' };
    const next = await open({ view });
    const { data } = await next();
    expect(data.elsewhere.hidden).toBe(1);
    const waiting = next();
    fleet.apply('west', unready(0));
    await new Promise(resolve => setTimeout(resolve, 30));
    fleet.apply('east', unready(0));
    const patch = await waiting;
    // From what the reader has, over the generation that looked the same.
    expect(patch.data.from).toBe(data.generation);
    expect(JSON.stringify(patch)).not.toContain('west');
    const graph = applyPatch(data, patch.data);
    expect(graph.clusters.map(({ name }) => name)).toEqual(['east', 'edge']);
  });

  it('lets go of the graph when the reader goes', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service, signal, rebuilds } = start(fleet);
    const frames = streamTopology({
      service,
      selector: SELECTOR,
      signal: signal.signal,
    });
    await frames.next();
    await frames.next();
    const end = frames.next();
    signal.abort();
    expect(await end).toEqual({ done: true, value: undefined });
    fleet.apply('east', unready(0));
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(rebuilds()).toBe(1);
  });
});
