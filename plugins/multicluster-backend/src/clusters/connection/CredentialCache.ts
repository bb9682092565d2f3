import { InputError, isError } from '@backstage/errors';
import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { withDeadline } from './withDeadline';

/**
 * Asks for credentials at most once in a while: fifteen reflectors that reconnect together must not be fifteen calls of an `exec` plugin
 * or a cloud's token service.
 */
export class CredentialCache {
  readonly #connect: () => Promise<ClusterConnectionOptions>;
  readonly #ttlMs: number;
  readonly #deadlineMs: number;
  #kept?: { until: number; options: Promise<ClusterConnectionOptions> };

  constructor(options: {
    connect: () => Promise<ClusterConnectionOptions>;
    ttlMs: number;
    deadlineMs: number;
  }) {
    this.#connect = options.connect;
    this.#ttlMs = options.ttlMs;
    this.#deadlineMs = options.deadlineMs;
  }

  /** Rejects with an `InputError` that may be shown. */
  get(): Promise<ClusterConnectionOptions> {
    // The monotonic clock: a step of the wall clock must not keep a token that has expired.
    const now = performance.now();
    if (this.#kept && now < this.#kept.until) {
      return this.#kept.options;
    }
    const options = this.#ask();
    const kept = { until: now + this.#ttlMs, options };
    this.#kept = kept;
    options.catch(() => {
      if (this.#kept === kept) {
        this.#kept = undefined;
      }
    });
    return options;
  }

  forget(): void {
    this.#kept = undefined;
  }

  async #ask(): Promise<ClusterConnectionOptions> {
    try {
      return await withDeadline(this.#connect(), this.#deadlineMs);
    } catch (error) {
      if (isError(error) && error.name === 'InputError') {
        throw error;
      }
      const code = (error as { code?: unknown } | undefined)?.code;
      const detail = typeof code === 'string' ? ` (${code})` : '';
      throw new InputError(
        `The portal could not obtain a credential for the cluster${detail}; check the settings of its auth provider.`,
      );
    }
  }
}
