import { createMockDirectory } from '@backstage/backend-test-utils';
import { runProcess } from './runProcess';

const folder = createMockDirectory();
beforeEach(() => folder.clear());

/** Runs a script of Node; what it prints comes line by line. */
function run(
  script: string,
  options: {
    signal?: AbortSignal;
    graceMs?: number;
    onLine?: (line: string) => void;
  } = {},
) {
  const lines: string[] = [];
  const ended = runProcess({
    command: process.execPath,
    args: ['-e', script],
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? '' },
    logFile: folder.resolve('log'),
    onLine: line => {
      lines.push(line);
      options.onLine?.(line);
    },
    signal: options.signal,
    graceMs: options.graceMs ?? 60_000,
  });
  return { ended, lines };
}

describe('runProcess', () => {
  it('gives each line, whole, of both streams', async () => {
    const { ended, lines } = run(`
      process.stdout.write('one\\r\\ntw');
      process.stdout.write('ö\\n\\n');
      process.stderr.write('three');
    `);
    await expect(ended).resolves.toEqual({
      code: 0,
      lastLines: ['one', 'twö', 'three'],
    });
    expect(lines).toEqual(['one', 'twö', 'three']);
  });

  it('keeps the last lines of many', async () => {
    const { ended, lines } = run(
      `for (let n = 0; n < 50000; n += 1) console.log('line ' + n); process.exitCode = 3;`,
    );
    const { code, lastLines } = await ended;
    expect(code).toBe(3);
    expect(lines).toHaveLength(50_000);
    expect(lastLines).toHaveLength(60);
    expect(lastLines[59]).toBe('line 49999');
  });

  it('interrupts, and waits for an end in order', async () => {
    const controller = new AbortController();
    const { ended, lines } = run(
      `process.on('SIGINT', () => setTimeout(() => { console.log('lock is free'); process.exit(1); }, 300));
       setInterval(() => {}, 1000); console.log('ready');`,
      {
        signal: controller.signal,
        onLine: line => line === 'ready' && controller.abort(),
      },
    );
    await expect(ended).resolves.toMatchObject({ code: 1 });
    expect(lines).toEqual(['ready', 'lock is free']);
  });

  it('kills what does not end within the grace', async () => {
    const controller = new AbortController();
    const { ended } = run(
      `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('ready');`,
      {
        signal: controller.signal,
        graceMs: 200,
        onLine: () => controller.abort(),
      },
    );
    await expect(ended).resolves.toMatchObject({ code: undefined });
  });

  it('starts nothing for a task that was cancelled before', async () => {
    await expect(
      run(`console.log('started')`, { signal: AbortSignal.abort() }).ended,
    ).rejects.toThrow(/abort/i);
  });

  it('says that there is no such program', async () => {
    await expect(
      runProcess({
        command: folder.resolve('nope'),
        args: [],
        cwd: folder.path,
        env: {},
        logFile: folder.resolve('log'),
        onLine: () => {},
        signal: undefined,
        graceMs: 0,
      }),
    ).rejects.toThrow(/ENOENT/);
  });
});
