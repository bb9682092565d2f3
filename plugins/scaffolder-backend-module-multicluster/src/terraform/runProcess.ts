import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { LineReader } from './LineReader';

/** How a process ended, and the last lines that it wrote. */
export type EndedProcess = {
  /** `undefined` when a signal ended it. */
  code: number | undefined;
  lastLines: string[];
};

/**
 * Runs a program to its end, and calls `onLine` with what it writes.
 *
 * It writes into `logFile`, not into a pipe, and is no child of the terminal's group: when this process dies, it goes on and ends in
 * order, where a broken pipe would end it in the middle of a write. When `signal` aborts it is interrupted once, and waited for: it then
 * lets its lock go. Only after `graceMs` is it killed.
 */
export async function runProcess(options: {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  logFile: string;
  onLine: (line: string) => void;
  signal: AbortSignal | undefined;
  graceMs: number;
}): Promise<EndedProcess> {
  const { command, args, cwd, env, logFile, signal, graceMs } = options;
  signal?.throwIfAborted();
  const log = await open(logFile, 'a+', 0o600);
  try {
    const lines = new LineReader(log, options.onLine);
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = once(child, 'exit');
    const kill: { timer?: NodeJS.Timeout } = {};
    const interrupt = () => {
      child.kill('SIGINT');
      kill.timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      if (signal?.aborted) {
        interrupt();
      }
      const following = new AbortController();
      const [[code]] = await Promise.all([
        ended.finally(() => following.abort()),
        lines.follow(following.signal),
      ]);
      return { code: code ?? undefined, lastLines: lines.last };
    } finally {
      clearTimeout(kill.timer);
      signal?.removeEventListener('abort', interrupt);
    }
  } finally {
    await log.close();
  }
}
