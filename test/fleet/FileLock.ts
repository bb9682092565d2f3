import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from './processes.ts';

type Holder = { pid: number; command: string };

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** One holder among all processes of the machine; one that died without letting go is found out and replaced. */
export class FileLock {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Undefined when it was got; otherwise who has it. */
  tryTake(): Holder | undefined {
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    const own = `${this.#file}.${process.pid}`;
    const holder: Holder = {
      pid: process.pid,
      command: commandOf(process.pid) ?? '',
    };
    fs.writeFileSync(own, JSON.stringify(holder));
    try {
      if (this.#link(own)) {
        return undefined;
      }
      this.#removeDead();
      return this.#link(own)
        ? undefined
        : holderOf(this.#file) ?? { pid: 0, command: '' };
    } finally {
      fs.rmSync(own, { force: true });
    }
  }

  async take(
    options: { onWait?: (holder: Holder) => void } = {},
  ): Promise<void> {
    for (let waited = 0; ; waited += 1) {
      const holder = this.tryTake();
      if (!holder) {
        return;
      }
      if (waited === 1) {
        options.onWait?.(holder);
      }
      await sleep(500);
    }
  }

  release(): void {
    if (holderOf(this.#file)?.pid === process.pid) {
      fs.rmSync(this.#file, { force: true });
    }
  }

  /** A hard link appears with its content, so nobody ever reads half a lock. */
  #link(own: string): boolean {
    try {
      fs.linkSync(own, this.#file);
      return true;
    } catch {
      return false;
    }
  }

  /** Under a lock of its own: of two that see the same dead holder, the slower one would remove the faster one's lock. */
  #removeDead(): void {
    const breaking = `${this.#file}.breaking`;
    try {
      fs.mkdirSync(breaking);
    } catch {
      if (
        Date.now() -
          (fs.statSync(breaking, { throwIfNoEntry: false })?.mtimeMs ?? 0) >
        10_000
      ) {
        fs.rmSync(breaking, { recursive: true, force: true });
      }
      return;
    }
    const holder = holderOf(this.#file);
    if (!holder || commandOf(holder.pid) !== holder.command) {
      fs.rmSync(this.#file, { force: true });
    }
    fs.rmSync(breaking, { recursive: true, force: true });
  }
}
