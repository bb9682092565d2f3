import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { repoRoot, runRoot } from './paths.ts';
import { RememberedProcess, waitFor } from './processes.ts';

type Half = 'app' | 'backend';

const logs = path.join(runRoot, 'logs');
const cli = path.join(repoRoot, 'node_modules', '.bin', 'backstage-cli');

/** Lines that a reader of a log looks at when nothing came up. */
const TAIL_LINES = 25;

/** The two dev servers of the portal, with live reload, each remembered over a crash. */
export class Portal {
  readonly appPort: number;
  readonly backendPort: number;
  #echo: ((line: string) => void) | undefined;

  constructor(options: { appPort: number; backendPort: number }) {
    this.appPort = options.appPort;
    this.backendPort = options.backendPort;
  }

  /** What a crashed start left running would hold the ports of this one. */
  static async stopLeftovers(): Promise<void> {
    await Promise.all([stop('app'), stop('backend')]);
  }

  get url(): string {
    return `http://localhost:${this.appPort}`;
  }

  /** The keys that follow from the ports. */
  config(): object {
    const backendUrl = `http://localhost:${this.backendPort}`;
    return {
      app: { baseUrl: this.url },
      backend: {
        baseUrl: backendUrl,
        listen: { host: '127.0.0.1', port: this.backendPort },
        cors: { origin: this.url },
      },
    };
  }

  start(half: Half, configFiles: string[]): void {
    fs.mkdirSync(logs, { recursive: true });
    const log = fs.createWriteStream(logFile(half));
    const configs = configFiles.flatMap(file => ['--config', file]);
    // A group of its own: the CLI starts further processes, and all of them are to end together.
    const child = spawn(cli, ['package', 'start', ...configs], {
      cwd: path.join(repoRoot, 'packages', half),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, BROWSER: 'none', NODE_ENV: 'development' },
    });
    child.on('error', error => log.write(`${error.message}\n`));
    if (child.pid) {
      remembered(half).remember(child.pid);
    }
    for (const stream of [child.stdout, child.stderr]) {
      readline.createInterface({ input: stream }).on('line', line => {
        log.write(`${line}\n`);
        this.#echo?.(`[${half}] ${line}`);
      });
    }
  }

  /** Returns when the half answers; rejects with the end of its log when it does not in five minutes, or has ended. */
  async ready(half: Half, signal: AbortSignal): Promise<void> {
    const url =
      half === 'app'
        ? this.url
        : `http://127.0.0.1:${this.backendPort}/.backstage/health/v1/readiness`;
    const answers = async () => {
      if (remembered(half).pid() === undefined) {
        return 'ended' as const;
      }
      const response = await fetch(url, {
        signal: AbortSignal.timeout(60_000),
      });
      return response.ok ? ('ready' as const) : undefined;
    };
    const outcome = await waitFor(`the ${half}`, answers, {
      timeoutMs: 300_000,
      intervalMs: 300,
      signal,
    }).catch(error => {
      signal.throwIfAborted();
      throw new Error(`${error.message}\n${tailOf(half)}`);
    });
    if (outcome === 'ended') {
      throw new Error(
        `The ${half} ended by itself. The end of its log:\n${tailOf(half)}`,
      );
    }
  }

  /** From now on what the two say is shown, as a developer expects of a dev server. */
  echo(show: (line: string) => void): void {
    this.#echo = show;
  }

  async stop(): Promise<void> {
    this.#echo = undefined;
    await Promise.all([stop('app'), stop('backend')]);
  }
}

function logFile(half: Half): string {
  return path.join(logs, `${half}.log`);
}

function tailOf(half: Half): string {
  const lines = fs.readFileSync(logFile(half), 'utf8').trim().split('\n');
  return lines.slice(-TAIL_LINES).join('\n');
}

function remembered(half: Half): RememberedProcess {
  return new RememberedProcess({
    pidFile: path.join(runRoot, `${half}.pid`),
    marker: 'backstage-cli',
  });
}

async function stop(half: Half): Promise<void> {
  await remembered(half).stop({ graceMs: 4000, group: true });
}
