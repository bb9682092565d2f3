import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Folders } from '../__testUtils__/folders';
import { CommandLine, CommandOptions, lastWords } from './CommandLine';

jest.setTimeout(20_000);

const folders = new Folders();
afterEach(() => folders.close());

const node = new CommandLine({
  name: 'Node',
  locate: async () => ({ file: process.execPath }),
});

/** Runs a script with the given arguments. */
function run(script: string, more: Partial<CommandOptions> = {}) {
  return node.run({
    deadlineMs: 10_000,
    signal: new AbortController().signal,
    ...more,
    args: ['-e', script, '--', ...(more.args ?? [])],
  });
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) {
      throw new Error('Never so');
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A script that starts another process, writes both ids to a file, and waits for ever. */
const family = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
  require('node:fs').writeFileSync(process.argv[1], process.pid + ' ' + child.pid);
  setInterval(() => {}, 1e6);
`;

describe('a command line', () => {
  it('gives code and both outputs, and what it was told', async () => {
    const script = `
      process.stdin.on('data', data => process.stdout.write(process.argv[1] + data));
      process.stderr.write('oh');
      process.stdin.on('end', () => process.exit(3));
    `;
    expect(await run(script, { args: ['a'], stdin: 'b' })).toEqual({
      code: 3,
      stdout: 'ab',
      stderr: 'oh',
    });
  });

  it.each(['$(id)', '`id`', '; id', "' x", '"', '*', 'a\nb', '../..'])(
    'gives the argument %j as it is',
    async argument => {
      const { stdout } = await run('process.stdout.write(process.argv[1])', {
        args: [argument],
      });
      expect(stdout).toBe(argument);
    },
  );

  it('hides the environment of the server, and its home', async () => {
    process.env.SECRET_OF_THE_SERVER = 'hidden';
    const { stdout } = await run(
      'process.stdout.write(JSON.stringify(process.env))',
      { env: { MORE: '1' } },
    );
    delete process.env.SECRET_OF_THE_SERVER;
    const env = JSON.parse(stdout);
    expect(env).toMatchObject({ PATH: process.env.PATH, MORE: '1' });
    expect(env).not.toHaveProperty('SECRET_OF_THE_SERVER');
    expect(env.HOME).not.toBe(process.env.HOME);
    expect(existsSync(env.HOME)).toBe(false);
  });

  it('ends it, and whatever it has started, when the signal aborts', async () => {
    const file = path.join(await folders.create(), 'pids');
    const controller = new AbortController();
    const running = run(family, { args: [file], signal: controller.signal });
    running.catch(() => {});
    await until(() => existsSync(file));
    const pids = (await readFile(file, 'utf8')).split(' ').map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    controller.abort(new Error('no longer wanted'));
    await expect(running).rejects.toThrow('no longer wanted');
    await until(() => !pids.some(isAlive));
  });

  it('runs nothing when the signal has aborted already', async () => {
    const file = path.join(await folders.create(), 'written');
    const script = `require('node:fs').writeFileSync(process.argv[1], '')`;
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(run(script, { args: [file], signal })).rejects.toThrow(
      'too late',
    );
    expect(existsSync(file)).toBe(false);
  });

  it('ends what takes too long', async () => {
    await expect(
      run('setInterval(() => {}, 1e6)', { deadlineMs: 1_000 }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Node: It did not end within 1 s',
    });
  });

  it('ends what prints too much', async () => {
    await expect(
      run(`setInterval(() => process.stdout.write('x'.repeat(100_000)), 1)`, {
        maxBytes: 2 ** 20,
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: 'Node: It prints more than 1 MiB',
    });
  });

  it('says when the program is not there, without its path', async () => {
    const gone = new CommandLine({
      name: 'Helm',
      locate: async () => ({ file: '/no/such/program' }),
    });
    await expect(
      gone.run({
        args: [],
        deadlineMs: 1_000,
        signal: new AbortController().signal,
      }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Helm cannot be run (ENOENT)',
    });
  });

  it('keeps its own folders out of the last words', () => {
    const stderr = 'open /tmp/multicluster-home-12-aB3dEf/cache/x.yaml: no';
    expect(lastWords(stderr)).toBe('open cache/x.yaml: no');
  });

  it('keeps the last words, without warnings', () => {
    const stderr = `level=WARN msg="x"\nWARNING: y\n\na\nb  \nc\n`;
    expect(lastWords(stderr, 2)).toBe('b\nc');
  });
});
