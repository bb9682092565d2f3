import { createHash } from 'node:crypto';
import { BundleStore } from '../types';

/** Keeps bundles for as long as the process lives: for tests. */
export class MemoryBundleStore implements BundleStore {
  readonly #bundles = new Map<string, { bytes: Buffer; uploadedAt: number }>();
  readonly #isUsed: (hash: string) => boolean;
  readonly #now: () => number;

  /** `isUsed`: whether a deployment names the bundle. */
  constructor(options?: {
    isUsed?: (hash: string) => boolean;
    now?: () => number;
  }) {
    this.#isUsed = options?.isUsed ?? (() => false);
    this.#now = options?.now ?? Date.now;
  }

  async put(bytes: Buffer) {
    const hash = hashOf(bytes);
    this.#bundles.set(hash, {
      bytes: Buffer.from(bytes),
      uploadedAt: this.#now(),
    });
    return hash;
  }

  async get(hash: string) {
    const bytes = this.#bundles.get(hash)?.bytes;
    return bytes && Buffer.from(bytes);
  }

  async prune(before: number) {
    const old = [...this.#bundles].filter(
      ([hash, { uploadedAt }]) => uploadedAt < before && !this.#isUsed(hash),
    );
    old.forEach(([hash]) => this.#bundles.delete(hash));
    return old.length;
  }
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
