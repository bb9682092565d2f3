import { FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as pause } from 'node:timers/promises';

const lookMs = 200;
const keptLines = 60;

/** Lines of a file that grows. */
export class LineReader {
  /** The latest of them. */
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
