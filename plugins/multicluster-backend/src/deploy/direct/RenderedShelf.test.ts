import { Target } from './openTarget';
import { RenderedShelf, ShelvedCheck } from './RenderedShelf';

const targetOf = (id: string, name: string) =>
  ({ deployment: { id }, target: { name } } as Target);
const found = (name: string): ShelvedCheck => ({
  rendered: {
    objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }],
    values: [],
  },
  checked: { objects: [], problems: [] },
});

describe('RenderedShelf', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('gives each cluster its own, once', () => {
    const shelf = new RenderedShelf();
    shelf.put(targetOf('1', 'east'), found('a'));
    shelf.put(targetOf('1', 'west'), found('b'));
    expect(shelf.take(targetOf('1', 'west'))).toEqual(found('b'));
    expect(shelf.take(targetOf('1', 'west'))).toBeUndefined();
    expect(shelf.take(targetOf('2', 'east'))).toBeUndefined();
    expect(shelf.take(targetOf('1', 'east'))).toEqual(found('a'));
  });

  it('keeps nothing for longer than it says, and the newest for as long', () => {
    const shelf = new RenderedShelf({ keepMs: 1_000 });
    const east = targetOf('1', 'east');
    shelf.put(east, found('old'));
    jest.advanceTimersByTime(600);
    shelf.put(east, found('new'));
    jest.advanceTimersByTime(600);
    expect(shelf.take(east)).toEqual(found('new'));
    shelf.put(east, found('late'));
    jest.advanceTimersByTime(1_001);
    expect(shelf.take(east)).toBeUndefined();
  });

  it('lets what it found on a cluster be looked at again after a while', () => {
    const shelf = new RenderedShelf();
    const east = targetOf('1', 'east');
    shelf.put(east, found('a'));
    jest.advanceTimersByTime(10_000);
    expect(shelf.take(east)).toEqual({ rendered: found('a').rendered });
  });
});
