import { numberLines } from './numberLines';

it('counts removed lines where they are, and all others where they will be', () => {
  const lines = numberLines({
    liveStart: 12,
    wantedStart: 14,
    lines: [
      ' spec:',
      '-  replicas: 2',
      '+  replicas: 4',
      '+  paused: true',
      ' end',
    ],
  });
  expect(lines).toEqual([
    { sign: ' ', line: 14, text: 'spec:' },
    { sign: '-', line: 13, text: '  replicas: 2' },
    { sign: '+', line: 15, text: '  replicas: 4' },
    { sign: '+', line: 16, text: '  paused: true' },
    { sign: ' ', line: 17, text: 'end' },
  ]);
});
