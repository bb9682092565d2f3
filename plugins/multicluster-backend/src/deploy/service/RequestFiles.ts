import { InputError } from '@backstage/errors';
import { DeployRequest } from '@multicluster/backstage-plugin-multicluster-common';
import { BundleStore } from '../types';
import { DeploySources } from './types';

/** Pulling a chart, in milliseconds. */
const PULL_DEADLINE_MS = 60_000;

/** The files of requests: uploaded, pulled, and found again. */
export class RequestFiles {
  readonly #bundles: BundleStore;
  readonly #sources: DeploySources;

  constructor(options: { bundles: BundleStore; sources: DeploySources }) {
    this.#bundles = options.bundles;
    this.#sources = options.sources;
  }

  /** Keeps them, and returns their name. Rejects with an `InputError` for what cannot be unpacked, and for secrets in plain text. */
  async upload(bytes: Buffer): Promise<string> {
    const { folder, close } = await this.#sources.open({ bytes });
    try {
      await this.#refuseSecrets(folder);
    } finally {
      await close();
    }
    return this.#bundles.put(bytes);
  }

  async uploadFolder(folder: string): Promise<string> {
    await this.#refuseSecrets(folder);
    return this.#bundles.put(await this.#sources.pack({ folder }));
  }

  /** The request with files that are known, and that do not change any more: a chart of a repository is pulled once, for all clusters. */
  async settle<R extends DeployRequest>(
    request: R,
    signal: AbortSignal,
  ): Promise<R> {
    const { source, bundle: hash } = request;
    const given = hash === undefined ? undefined : await this.#read(hash);
    if (source.type !== 'helm' || source.repository === undefined) {
      return request;
    }
    const pulled = await this.#sources.pull({
      source,
      bundle: given,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PULL_DEADLINE_MS)]),
    });
    return { ...request, bundle: await this.#bundles.put(pulled) };
  }

  /** Calls `use` with the unpacked files; with undefined when the request has none. */
  async unpacked<T>(
    request: DeployRequest,
    use: (folder: string | undefined) => Promise<T>,
  ): Promise<T> {
    if (request.bundle === undefined) return use(undefined);
    const bytes = await this.#read(request.bundle);
    const { folder, close } = await this.#sources.open({ bytes });
    try {
      return await use(folder);
    } finally {
      await close();
    }
  }

  async #read(hash: string): Promise<Buffer> {
    const bytes = await this.#bundles.get(hash);
    if (!bytes) {
      throw new InputError(
        `'bundle' ${hash.slice(
          0,
          12,
        )}… is not known, or no longer: upload the files again (POST /bundles).`,
      );
    }
    return bytes;
  }

  async #refuseSecrets(folder: string): Promise<void> {
    const found = await this.#sources.findLiteralSecrets({ folder });
    if (found.length > 0) {
      throw new InputError(
        `The files hold Secrets with their data, which would be kept: ${found
          .map(file => `'${file}'`)
          .join(
            ', ',
          )}. Give them as 'secretValues', or refer to a secret store.`,
      );
    }
  }
}
