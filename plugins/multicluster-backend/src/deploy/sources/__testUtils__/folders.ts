import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTempFolder, removeFolder } from '../tempFolder';

/** Folders of a test, by their files; `close` removes all of them. */
export class Folders {
  readonly #all: string[] = [];

  async create(files: { [file: string]: string | Buffer } = {}) {
    const folder = await createTempFolder('test');
    this.#all.push(folder);
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return folder;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.splice(0).map(removeFolder));
  }
}
