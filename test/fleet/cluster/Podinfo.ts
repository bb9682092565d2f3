import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { isFree } from '../ports.ts';
import { RememberedProcess } from '../processes.ts';

/** What the sample app's Service and container say, too. */
export const PODINFO_PORT = 9898;

/** A log that nobody reads must not fill a disk. */
const LONGEST_LOG_BYTES = 4 * 1024 * 1024;

/** The format that a container runtime writes, and kwok reads. */
export function criLine(text: string, at: Date): string {
  return `${at.toISOString().replace('Z', '000000Z')} stdout F ${text}\n`;
}

/** `127.0.<n>.1` with the first free `n` from `wanted` on: the app's port must be the same on all clusters. */
export async function freeAddress(wanted: number): Promise<string> {
  for (let n = wanted; n < 255; n += 1) {
    const address = `127.0.${n}.1`;
    if (await isFree(PODINFO_PORT, address)) {
      return address;
    }
  }
  throw new Error('No loopback address is free for the sample app.');
}

/** The real process behind a cluster's LoadBalancer address. */
export class Podinfo {
  readonly address: string;
  readonly logFile: string;
  readonly #binary: string;
  readonly #cluster: string;
  readonly #outlives: boolean;
  readonly #process: RememberedProcess;

  constructor(options: {
    binary: string;
    cluster: string;
    address: string;
    dir: string;
    /** It goes on when this process ends: then nobody is there to write its log, and it has none. */
    outlives?: boolean;
  }) {
    this.#binary = options.binary;
    this.#cluster = options.cluster;
    this.#outlives = options.outlives ?? false;
    this.address = options.address;
    this.logFile = path.join(options.dir, 'podinfo.log');
    this.#process = new RememberedProcess({
      pidFile: path.join(options.dir, 'podinfo.pid'),
      marker: options.binary,
    });
  }

  get url(): string {
    return `http://${this.address}:${PODINFO_PORT}`;
  }

  /** A process of a start that crashed is replaced: its log went to that start. */
  async start(): Promise<void> {
    await this.#process.stop({ graceMs: 0 });
    fs.mkdirSync(path.dirname(this.logFile), { recursive: true });
    fs.writeFileSync(this.logFile, '');
    const args = [
      '--host',
      this.address,
      '--port',
      String(PODINFO_PORT),
      '--level',
      'debug',
    ];
    const child = spawn(this.#binary, args, {
      detached: true,
      stdio: this.#outlives ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      env: {
        PODINFO_UI_MESSAGE: `hello from ${this.#cluster}`,
        PODINFO_UI_COLOR: '#34577c',
        CLUSTER: this.#cluster,
      },
    });
    child.on('error', () => {});
    if (child.pid) {
      this.#process.remember(child.pid);
    }
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) {
        readline
          .createInterface({ input: stream })
          .on('line', line => this.#log(line));
        // Reading its log is no reason for a test to stay alive.
        (stream as unknown as { unref(): void }).unref();
      }
    }
    child.unref();
  }

  async stop(): Promise<void> {
    await this.#process.stop({ graceMs: 0 });
  }

  /** Its readiness, as seen through the LoadBalancer. */
  async setReady(ready: boolean): Promise<void> {
    await fetch(`${this.url}/readyz/${ready ? 'enable' : 'disable'}`, {
      method: 'POST',
    });
  }

  #log(line: string): void {
    const size =
      fs.statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LONGEST_LOG_BYTES) {
      fs.truncateSync(this.logFile, 0);
    }
    fs.appendFileSync(this.logFile, criLine(line, new Date()));
  }
}
