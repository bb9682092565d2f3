import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../fleet/processes.ts';

const WHO = ['-c', 'user.name=ann', '-c', 'user.email=ann@demo.test'];

/** A working copy of a repository on a forge, for who changes what is in Git. */
export class GitRepository {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async clone(url: string, folder: string): Promise<GitRepository> {
    await run('git', ['clone', '--quiet', url, folder]);
    return new GitRepository(folder);
  }

  /** Resolves when the forge has it on `main`. */
  async commit(file: string, text: string): Promise<void> {
    const target = join(this.#folder, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    await this.#git('add', '--all');
    await this.#git(...WHO, 'commit', '--quiet', '-m', `Change ${file}`);
    await this.#git('push', '--quiet', 'origin', 'HEAD:main');
  }

  #git(...args: string[]): Promise<string> {
    return run('git', ['-C', this.#folder, ...args]);
  }
}
