import { readLines, readServerSentEvents } from './readServerSentEvents';

const bytes = (text: string) => new TextEncoder().encode(text);

async function* inPieces(text: string, size: number) {
  const all = bytes(text);
  for (let at = 0; at < all.length; at += size) {
    yield all.subarray(at, at + size);
  }
}

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) {
    gathered.push(item);
  }
  return gathered;
}

describe('readServerSentEvents', () => {
  const stream =
    ': beat\n\nevent: snapshot\nid: 4\ndata: {"name":"Zürich 🚢"}\n\nevent: patch\r\nid: 5\r\ndata: one\r\ndata: two\r\n\r\n';

  it.each([1, 2, 3, 7, 1000])(
    'reads the same events from pieces of %i bytes, in the middle of lines and characters',
    async size => {
      await expect(
        gather(readServerSentEvents(inPieces(stream, size))),
      ).resolves.toEqual([
        { event: 'snapshot', id: '4', data: '{"name":"Zürich 🚢"}' },
        { event: 'patch', id: '5', data: 'one\ntwo' },
      ]);
    },
  );

  it.each([
    [
      'an event that the end cuts off is dropped',
      'data: whole\n\ndata: cut',
      ['whole'],
    ],
    [
      'a single space after the colon is not part of the value',
      'data:  x\n\n',
      [' x'],
    ],
    ['a name without a colon has an empty value', 'data\n\n', ['']],
    ['an event without data is no event', 'event: ping\n\ndata: x\n\n', ['x']],
    [
      'carriage returns alone end lines',
      'data: x\r\rdata: y\r\r\n',
      ['x', 'y'],
    ],
  ])('%s', async (_, text, expected) => {
    const events = await gather(readServerSentEvents(inPieces(text, 4)));
    expect(events.map(({ data }) => data)).toEqual(expected);
  });

  it('keeps the id for events that bring none', async () => {
    const events = await gather(
      readServerSentEvents(inPieces('id: 7\ndata: a\n\ndata: b\n\n', 5)),
    );
    expect(events.map(({ id }) => id)).toEqual(['7', '7']);
  });
});

describe('readLines', () => {
  it('gives the last line of a log that ends without a line break', async () => {
    await expect(
      gather(readLines(inPieces('one\r\ntwo\n\nthree', 3), { partial: true })),
    ).resolves.toEqual(['one', 'two', '', 'three']);
  });
});
