import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command line of a process; undefined when there is none of that number. */
export function commandOf(pid: number): string | undefined {
  try {
    return (
      fs
        .readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        .replaceAll('\0', ' ')
        .trim() || undefined
    );
  } catch {
    if (process.platform === 'linux') {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return stdout?.trim() || undefined;
}

/**
 * Whether nothing of a process is left, its sockets included. The command line goes away before those do, and so does the first of several
 * threads. One that only waits for somebody to ask for its status is as good as gone.
 */
function isGone(pid: number): boolean {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ended = /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
    return ended && fs.readdirSync(`/proc/${pid}/task`).length <= 1;
  } catch {
    return process.platform === 'linux' || commandOf(pid) === undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function untilGone(pid: number, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!isGone(pid) && Date.now() < deadline) {
    await sleep(30);
  }
}

/**
 * A process that is remembered in a file, so that the next start recognises what a crashed one left behind. A number alone would not do:
 * after a reboot it may belong to somebody else, hence the words that the command line must contain.
 */
export class RememberedProcess {
  readonly pidFile: string;
  readonly marker: string;

  constructor(options: { pidFile: string; marker: string }) {
    this.pidFile = options.pidFile;
    this.marker = options.marker;
  }

  /** Undefined when it does not run, whatever the file says. */
  pid(): number | undefined {
    let pid: number;
    try {
      pid = Number(fs.readFileSync(this.pidFile, 'utf8'));
    } catch {
      return undefined;
    }
    return pid > 0 && commandOf(pid)?.includes(this.marker) ? pid : undefined;
  }

  remember(pid: number): void {
    fs.mkdirSync(path.dirname(this.pidFile), { recursive: true });
    fs.writeFileSync(this.pidFile, String(pid));
  }

  forget(): void {
    fs.rmSync(this.pidFile, { force: true });
  }

  /** Signals the process, or its whole group, and kills what is left after the grace. */
  async stop(options: { graceMs: number; group?: boolean }): Promise<void> {
    const pid = this.pid();
    if (pid !== undefined) {
      const target = options.group ? -pid : pid;
      if (options.graceMs > 0) {
        signal(target, 'SIGTERM');
        await untilGone(pid, options.graceMs);
      }
      signal(target, 'SIGKILL');
      await untilGone(pid, 5000);
    }
    this.forget();
  }
}

export type RunOptions = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  input?: string;
  timeoutMs?: number;
};

const active = new Set<ChildProcess>();

/** Ends the commands that `run` still waits for: nothing may start servers behind the back of whoever stops them. */
export function endActive(): void {
  for (const child of active) {
    child.kill('SIGKILL');
  }
}

/** Standard output; rejects with the end of standard error. */
export async function run(
  command: string,
  args: string[],
  options: RunOptions = {},
): Promise<string> {
  const child = spawn(command, args, {
    env: options.env ?? process.env,
    cwd: options.cwd,
    stdio: 'pipe',
  });
  active.add(child);
  const timeout = setTimeout(
    () => child.kill('SIGKILL'),
    options.timeoutMs ?? 120_000,
  );
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', chunk => out.push(chunk));
  child.stderr.on('data', chunk => err.push(chunk));
  // A command that ends before it has read everything is judged by its status.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(timeout);
    active.delete(child);
  });
  if (code !== 0) {
    const said = Buffer.concat(err).toString().trim().slice(-2000);
    const words = args
      .filter(arg => !arg.startsWith('-') && !path.isAbsolute(arg))
      .slice(0, 3);
    const how = code === null ? 'did not end in time' : `ended with ${code}`;
    throw new Error(
      `${path.basename(command)} ${words.join(' ')} ${how}: ${said}`,
    );
  }
  return Buffer.concat(out).toString();
}

/** Polls until `check` gives something; a check that throws has not got it yet. */
export async function waitFor<T>(
  what: string,
  check: () => Promise<T | undefined | false>,
  options: { timeoutMs: number; intervalMs?: number; signal?: AbortSignal },
): Promise<T> {
  const deadline = Date.now() + options.timeoutMs;
  let last: unknown;
  while (Date.now() < deadline) {
    options.signal?.throwIfAborted();
    try {
      const found = await check();
      if (found) {
        return found;
      }
    } catch (error) {
      last = error;
    }
    await sleep(options.intervalMs ?? 200);
  }
  const reason = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(
    `Waited ${options.timeoutMs / 1000} s in vain for ${what}${reason}`,
  );
}
