import { WatchTopologyOptions } from '../api/MulticlusterApi';
import { storyGraph } from './fixtures';
import { TopologyStore } from './TopologyStore';

function start(before?: ReturnType<TopologyStore['read']>) {
  const watches: WatchTopologyOptions[] = [];
  const store = new TopologyStore(
    { watchTopology: options => watches.push(options) },
    { entityRef: 'component:default/podinfo', budget: 300 },
    before,
  );
  return { store, watches };
}

const generation = (number: number) => ({ ...storyGraph, generation: number });

describe('TopologyStore', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('watches only while somebody listens', () => {
    const { store, watches } = start();
    expect(watches).toHaveLength(0);
    const stop = store.subscribe(() => {});
    const stopOther = store.subscribe(() => {});
    expect(watches).toHaveLength(1);
    stop();
    expect(watches[0].signal.aborted).toBe(false);
    stopOther();
    expect(watches[0].signal.aborted).toBe(true);
  });

  it('tells once per frame, and then the newest', () => {
    const { store, watches } = start();
    const listener = jest.fn();
    store.subscribe(listener);
    [1, 2, 3].forEach(number => watches[0].onGraph(generation(number)));
    watches[0].onConnection({ state: 'live' });
    expect(listener).not.toHaveBeenCalled();
    jest.advanceTimersByTime(250);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.read()).toMatchObject({
      graph: { generation: 3 },
      connection: { state: 'live' },
    });
  });

  it('keeps the graph when the stream is away or has ended', () => {
    const { store, watches } = start();
    store.subscribe(() => {});
    watches[0].onGraph(generation(1));
    watches[0].onError(new Error('gone'));
    jest.advanceTimersByTime(250);
    expect(store.read()).toMatchObject({
      graph: { generation: 1 },
      error: { message: 'gone' },
    });
  });

  it('asks anew on retry, and hears nothing more of the old stream', () => {
    const { store, watches } = start();
    store.subscribe(() => {});
    watches[0].onError(new Error('gone'));
    store.retry();
    expect(watches).toHaveLength(2);
    expect(watches[0].signal.aborted).toBe(true);
    watches[0].onGraph(generation(7));
    watches[1].onGraph(generation(1));
    jest.advanceTimersByTime(250);
    expect(store.read().error).toBeUndefined();
    expect(store.read().graph?.generation).toBe(1);
  });

  it('shows the graph of the store before it until its own arrives', () => {
    const first = start();
    first.store.subscribe(() => {});
    first.watches[0].onGraph(generation(4));
    jest.advanceTimersByTime(250);
    const { store } = start(first.store.read());
    expect(store.read()).toMatchObject({
      graph: { generation: 4 },
      connection: { state: 'connecting' },
    });
  });
});
