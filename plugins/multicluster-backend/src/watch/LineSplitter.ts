const NEWLINE = 10;

/** No object of Kubernetes comes near; a line without end must not fill the memory. */
const LONGEST_LINE_BYTES = 32 * 1024 * 1024;

/**
 * Cuts a stream of bytes into lines. It looks for the newline in the bytes and decodes whole lines only, so that a character of
 * several bytes may lie across two chunks.
 */
export class LineSplitter {
  readonly #longest: number;
  #rest: Buffer[] = [];
  #restBytes = 0;

  constructor(longest = LONGEST_LINE_BYTES) {
    this.#longest = longest;
  }

  /** Bytes of a line that has begun and not ended. */
  get pendingBytes(): number {
    return this.#restBytes;
  }

  /** The lines that end in this chunk, without their newline; empty lines are left out. */
  *push(chunk: Buffer): Generator<string> {
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      const line = this.#finish(chunk.subarray(start, end));
      start = end + 1;
      if (line) {
        yield line;
      }
    }
    this.#keep(chunk.subarray(start));
  }

  #finish(end: Buffer): string {
    if (this.#restBytes === 0) {
      return end.toString('utf8');
    }
    const line = Buffer.concat([...this.#rest, end]).toString('utf8');
    this.#rest = [];
    this.#restBytes = 0;
    return line;
  }

  #keep(rest: Buffer) {
    if (rest.length === 0) {
      return;
    }
    this.#restBytes += rest.length;
    if (this.#restBytes > this.#longest) {
      throw new Error(`A line is longer than ${this.#longest} bytes`);
    }
    this.#rest.push(rest);
  }
}
