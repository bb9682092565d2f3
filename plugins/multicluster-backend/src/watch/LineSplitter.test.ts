import { LineSplitter } from './LineSplitter';

function split(chunks: Buffer[]): { lines: string[]; pending: number } {
  const splitter = new LineSplitter();
  const lines = chunks.flatMap(chunk => [...splitter.push(chunk)]);
  return { lines, pending: splitter.pendingBytes };
}

describe('LineSplitter', () => {
  it.each([
    ['one line in one chunk', ['a\n'], ['a'], 0],
    ['several lines in one chunk', ['a\nb\nc\n'], ['a', 'b', 'c'], 0],
    ['a line across two chunks', ['ab', 'cd\n'], ['abcd'], 0],
    ['a line across many chunks', ['a', 'b', 'c', '\n'], ['abc'], 0],
    ['a newline alone at the beginning', ['a', '\nb\n'], ['a', 'b'], 0],
    ['empty lines, which mean nothing', ['\n\na\n\n'], ['a'], 0],
    ['an empty chunk', ['a', '', '\n'], ['a'], 0],
    ['a line that has not ended', ['a\nbcd'], ['a'], 3],
    ['nothing', [], [], 0],
  ])('reads %s', (_, chunks, lines, pending) => {
    const bytes = chunks.map(chunk => Buffer.from(chunk));
    expect(split(bytes)).toEqual({ lines, pending });
  });

  it('reads the same wherever the chunks are cut, also within a character', () => {
    const lines = ['{"a":"ü€😀"}', '', 'ß', '😀😀'];
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) {
        const chunks = [
          bytes.subarray(0, first),
          bytes.subarray(first, second),
          bytes.subarray(second),
        ];
        expect(split(chunks).lines).toEqual(lines.filter(Boolean));
      }
    }
  });

  it('refuses a line that does not end', () => {
    const splitter = new LineSplitter(10);
    expect([...splitter.push(Buffer.from('123456789'))]).toEqual([]);
    expect(() => [...splitter.push(Buffer.from('01234'))]).toThrow(
      'longer than 10 bytes',
    );
  });
});
