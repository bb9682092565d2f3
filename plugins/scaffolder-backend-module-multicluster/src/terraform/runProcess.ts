import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { FileHandle, open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as pause } from 'node:timers/promises';

const lookMs = 200;
const keptLines = 60;

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

/** Lines of a file that grows. */
class LineReader {
  readonly last: string[] = [];
  readonly #file: FileHandle;
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  readonly #buffer = Buffer.alloc(64 * 1024);
  #position = 0;
  #rest = '';

  constructor(file: FileHandle, onLine: (line: string) => void) {
    this.#file = file;
    this.#onLine = onLine;
  }

  /** Until `ended`, and then what is left. */
  async follow(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await pause(lookMs, undefined, { signal: ended }).catch(() => {});
      await this.#read();
    }
    await this.#read();
    this.#take(`${this.#decoder.end()}\n`);
  }

  async #read(): Promise<void> {
    for (;;) {
      const { bytesRead } = await this.#file.read(
        this.#buffer,
        0,
        this.#buffer.length,
        this.#position,
      );
      if (bytesRead === 0) {
        return;
      }
      this.#position += bytesRead;
      this.#take(this.#decoder.write(this.#buffer.subarray(0, bytesRead)));
    }
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop()!;
    for (const line of lines) {
      if (line.trim() !== '') {
        this.#onLine(line);
        this.last.push(line);
        this.last.splice(0, this.last.length - keptLines);
      }
    }
  }
}
