import { Rendered } from '../types';
import { Target } from './openTarget';
import { RenderedShelf } from './RenderedShelf';

const targetOf = (id: string, name: string) =>
  ({ deployment: { id }, target: { name } } as Target);
const rendered = (name: string): Rendered => ({
  objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }],
  values: [],
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
    shelf.put(targetOf('1', 'east'), rendered('a'));
    shelf.put(targetOf('1', 'west'), rendered('b'));
    expect(shelf.take(targetOf('1', 'west'))).toEqual(rendered('b'));
    expect(shelf.take(targetOf('1', 'west'))).toBeUndefined();
    expect(shelf.take(targetOf('2', 'east'))).toBeUndefined();
    expect(shelf.take(targetOf('1', 'east'))).toEqual(rendered('a'));
  });

  it('keeps nothing for longer than it says, and the newest for as long', () => {
    const shelf = new RenderedShelf({ keepMs: 1_000 });
    const east = targetOf('1', 'east');
    shelf.put(east, rendered('old'));
    jest.advanceTimersByTime(600);
    shelf.put(east, rendered('new'));
    jest.advanceTimersByTime(600);
    expect(shelf.take(east)).toEqual(rendered('new'));
    shelf.put(east, rendered('late'));
    jest.advanceTimersByTime(1_001);
    expect(shelf.take(east)).toBeUndefined();
  });
});
