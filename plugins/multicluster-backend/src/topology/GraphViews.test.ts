import { appObjects } from './__testUtils__/objects';
import { SELECTOR, startService, TestFleet } from './__testUtils__/TestFleet';

let stop = () => {};
afterEach(() => stop());

function start() {
  const started = startService(TestFleet.withPodinfo());
  stop = started.stop;
  return started.service;
}

describe('the views of a graph', () => {
  it('are one for all that see the same, JSON included', () => {
    const service = start();
    const whole = service.view(SELECTOR);
    const everything = { allowed: () => true };
    expect(service.view(SELECTOR, { budget: 300 })).toBe(whole);
    expect(service.view(SELECTOR, everything)).toBe(whole);
    expect(service.view(SELECTOR, { open: ['x'] })).toBe(whole);
    const small = service.view(SELECTOR, { budget: 3, open: ['b', 'a'] });
    expect(service.view(SELECTOR, { budget: 3, open: ['a', 'b'] })).toBe(small);
  });

  it('have a tag each, which changes with the graph', () => {
    const fleet = TestFleet.withPodinfo();
    const started = startService(fleet, { gatherMs: 0 });
    stop = started.stop;
    const { service } = started;
    const noWest = { allowed: (cluster: string) => cluster !== 'west' };
    const noEdge = { allowed: (cluster: string) => cluster !== 'edge' };
    const tags = () =>
      [{}, { budget: 3 }, noWest, noEdge].map(
        options => service.view(SELECTOR, options).etag,
      );
    const before = tags();
    expect(tags()).toEqual(before);
    fleet.apply('west', ...appObjects({ replicas: 3 }));
    expect(new Set([...before, ...tags()]).size).toBe(8);
  });

  it('are rolled up after what the reader may not see was cut out', () => {
    const service = start();
    const { graph } = service.view(SELECTOR, {
      budget: 10,
      allowed: cluster => cluster === 'east',
    });
    expect(graph.rolledUp).toBeUndefined();
    expect(graph.clusters.map(({ name }) => name)).toEqual(['east']);
    const rolled = service.view(SELECTOR, { budget: 3 }).graph;
    expect(rolled.rolledUp).toMatchObject({ total: 9 });
  });
});
