import { spawn } from 'node:child_process';
import { InputError, ServiceUnavailableError } from '@backstage/errors';

/** How long a program that was asked to end may take to tidy up. */
const graceMs = 5_000;

export type ProgramRun = {
  /** Absolute path. */
  file: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  stdin?: string;
  deadlineMs: number;
  maxBytes: number;
  signal: AbortSignal;
};

export type ProgramEnd = {
  /** Undefined when it was killed. */
  code: number | undefined;
  stdout: string;
  stderr: string;
};

/** Keeps the first bytes, and says when there are more. */
class Bounded {
  readonly #max: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(max: number) {
    this.#max = max;
  }

  add(chunk: Buffer): boolean {
    this.#size += chunk.length;
    if (this.#size > this.#max) {
      return false;
    }
    this.#chunks.push(chunk);
    return true;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/**
 * Runs a program to its end: no shell, its own process group, bounded output. When the signal aborts or the deadline passes the whole
 * group is asked to end (SIGTERM: Helm then marks its release as failed), and killed a few seconds later; only then this rejects, so
 * that nothing goes on behind the back of whoever called.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const { signal, deadlineMs, maxBytes } = run;
  signal.throwIfAborted();
  const child = spawn(run.file, run.args, {
    cwd: run.cwd,
    env: run.env,
    detached: true,
    shell: false,
    stdio: 'pipe',
  });
  const stop = stopper(child.pid);
  const output = { stdout: new Bounded(maxBytes), stderr: new Bounded(65_536) };
  let trouble: 'late' | 'aborted' | 'long' | undefined;
  const end = (why: typeof trouble) => {
    trouble ??= why;
    stop.begin();
  };
  const onAbort = () => end('aborted');
  signal.addEventListener('abort', onAbort);
  const timer = setTimeout(() => end('late'), deadlineMs);
  try {
    child.stdout.on('data', chunk => {
      if (!output.stdout.add(chunk)) end('long');
    });
    child.stderr.on('data', chunk => output.stderr.add(chunk));
    // A program that does not read to the end closes the pipe: its exit code tells more than the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(run.stdin ?? '');
    const code = await ended(child);
    signal.throwIfAborted();
    if (trouble === 'late') {
      throw new ServiceUnavailableError(
        `It did not end within ${Math.round(deadlineMs / 1000)} s`,
      );
    }
    if (trouble === 'long') {
      throw new InputError(
        `It prints more than ${Math.round(maxBytes / 2 ** 20)} MiB`,
      );
    }
    const { stdout, stderr } = output;
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    clearTimeout(timer);
    stop.end();
    signal.removeEventListener('abort', onAbort);
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? undefined));
  });
}

function stopper(pid: number | undefined) {
  let timer: NodeJS.Timeout | undefined;
  const kill = (how: NodeJS.Signals) => {
    try {
      if (pid !== undefined) process.kill(-pid, how);
    } catch {
      // It has ended by itself.
    }
  };
  return {
    begin() {
      if (!timer) {
        kill('SIGTERM');
        timer = setTimeout(() => kill('SIGKILL'), graceMs);
      }
    },
    end() {
      if (timer) {
        clearTimeout(timer);
        // Whatever it had started itself.
        kill('SIGKILL');
      }
    },
  };
}
