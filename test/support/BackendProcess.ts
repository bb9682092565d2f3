import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(join(process.cwd(), 'package.json'));

/** How long a backend may take to its first ready answer; a loaded two-core machine needs a good part of it. */
const READY_DEADLINE_MS = 180_000;
const STOP_DEADLINE_MS = 15_000;

export type BackendOptions = {
  /** Names its folder under `.run`, where configuration and log are. */
  name: string;
  /** The TypeScript file that starts the backend, from the root of the repository. */
  entry: string;
  /** Of 127.0.0.1; must be what the configuration says. */
  port: number;
  /** Configuration files, from the root of the repository; later ones win. */
  configFiles?: string[];
  /** Wins over all files. */
  config: object;
  env?: NodeJS.ProcessEnv;
  /** From the root of the repository: file locations of the catalog are relative to it. */
  cwd?: string;
};

/** A Backstage backend in a process of its own, run from source. */
export class BackendProcess {
  readonly url: string;
  readonly logFile: string;
  #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, logFile: string) {
    this.#child = child;
    this.url = url;
    this.logFile = logFile;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Resolves when the backend says that it is ready; rejects with the name of its log when it ends before. */
  static async start(options: BackendOptions): Promise<BackendProcess> {
    const folder = join(process.cwd(), '.run', options.name);
    mkdirSync(folder, { recursive: true });
    const configFile = join(folder, 'app-config.json');
    await writeFile(configFile, JSON.stringify(options.config, null, 2), {
      mode: 0o600,
    });
    const logFile = join(folder, 'backend.log');
    const log = createWriteStream(logFile);
    const files = (options.configFiles ?? []).map(file =>
      resolve(process.cwd(), file),
    );
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        ...[
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        resolve(process.cwd(), options.entry),
        ...[...files, configFile].flatMap(file => ['--config', file]),
      ],
      {
        cwd: resolve(process.cwd(), options.cwd ?? '.'),
        env: { ...process.env, NODE_ENV: 'development', ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    const url = `http://127.0.0.1:${options.port}`;
    const backend = new BackendProcess(child, url, logFile);
    process.once('exit', backend.#kill);
    await backend.#ready();
    return backend;
  }

  /** As a service manager would: asks, waits, and then insists. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As a power cut would. */
  async crash(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    process.off('exit', this.#kill);
    if (this.#ended) return;
    // Not `exit`: the end of the log is still on its way then.
    const exit = once(this.#child, 'close');
    this.#child.kill(signal);
    const insist = setTimeout(this.#kill, STOP_DEADLINE_MS);
    await exit;
    clearTimeout(insist);
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #kill = () => {
    this.#child.kill('SIGKILL');
  };

  async #ready(): Promise<void> {
    const deadline = Date.now() + READY_DEADLINE_MS;
    while (Date.now() < deadline) {
      if (this.#ended) {
        throw new Error(`The backend ended at its start: ${this.logFile}`);
      }
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(200);
    }
    await this.crash();
    throw new Error(`The backend did not get ready: ${this.logFile}`);
  }
}

/** A token of the guest user, as the portal's own sign-in gets it. */
export async function guestToken(backend: { url: string }): Promise<string> {
  const answer = await fetch(`${backend.url}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  if (!answer.ok) {
    throw new Error(`The guest could not sign in: ${answer.status}`);
  }
  const { backstageIdentity } = (await answer.json()) as {
    backstageIdentity: { token: string };
  };
  return backstageIdentity.token;
}
