import { createHash } from 'node:crypto';
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';

/** An approval waits for seven days at most. */
const keptForMs = 8 * 24 * 60 * 60_000;

/** What is known of a plan beside its file. */
export type PlanNote = {
  /** Name of the state that it is for. */
  workspace: string;
  destroy: boolean;
  summary: string;
};

/**
 * Plan files by their sha256, in a folder that only the backend may read: a plan has every value in clear, also the secret ones, and
 * therefore is in no workspace.
 */
export class PlanShelf {
  readonly #folder: string;

  constructor(options: { stateDirectory: string }) {
    this.#folder = join(options.stateDirectory, 'plans');
  }

  /** Moves the file here, and returns its hash. */
  async keep(file: string, note: PlanNote): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#prune();
    const hash = hashOf(await readFile(file));
    const { plan, json } = this.#files(hash);
    await writeFile(json, JSON.stringify(note), { mode: 0o600 });
    // On the same disk as its place, so that it is there whole or not at all.
    await copyFile(file, `${plan}.part`);
    await rename(`${plan}.part`, plan);
    await rm(file, { force: true });
    return hash;
  }

  /**
   * Copies the plan of that hash to `target`. Rejects with a `NotFoundError` when it is not here, and with a `ConflictError` when the file
   * is not what its name says.
   */
  async take(hash: string, target: string): Promise<PlanNote> {
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      throw new InputError(
        "'planHash' must be the output 'planHash' of a step with 'command: plan'",
      );
    }
    const { plan, json } = this.#files(hash);
    try {
      await copyFile(plan, target);
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') {
        throw new NotFoundError(
          `There is no plan '${hash}': plans are kept for eight days; plan again`,
        );
      }
      throw error;
    }
    const found = hashOf(await readFile(target));
    if (found !== hash) {
      throw new ConflictError(
        `The plan '${hash}' was changed: its file has the hash '${found}'; plan again`,
      );
    }
    return JSON.parse(await readFile(json, 'utf8')) as PlanNote;
  }

  /** Whether `markApplied` was called for it, by whichever process. */
  async isApplied(hash: string): Promise<boolean> {
    return stat(this.#files(hash).applied).then(
      () => true,
      () => false,
    );
  }

  async markApplied(hash: string): Promise<void> {
    await writeFile(this.#files(hash).applied, '', { mode: 0o600 });
  }

  #files(hash: string) {
    return {
      plan: join(this.#folder, `${hash}.tfplan`),
      json: join(this.#folder, `${hash}.json`),
      applied: join(this.#folder, `${hash}.applied`),
    };
  }

  async #prune(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const file = join(this.#folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({
        mtimeMs: Date.now(),
      }));
      if (mtimeMs < Date.now() - keptForMs) {
        await rm(file, { force: true });
      }
    }
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
