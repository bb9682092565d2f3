import { describeError, describeStatus } from './sentences';
import { apiVersionOf } from './kinds';
import { readJson } from './readBody';
import { pause, ReflectorTiming, withinLifetime } from './timing';
import { ApiConnection } from './types';

/** A resource in one group, and the versions of it that we can read, best first. */
export type Wanted = { group: string; versions: string[]; plural: string };

/**
 * - an API version: this one is served
 * - `absent`: the API server answered, and does not serve it
 * - `hidden`: the portal may not ask, so that nothing is known
 */
export type Located = { apiVersion: string } | 'absent' | 'hidden';

/** Discovery gave no answer that one could go by. */
export class DiscoveryError extends Error {
  override name = 'DiscoveryError';
}

type Answer = { status: number; json?: unknown };
type Memory = { at: number; answer: Promise<Answer> };

/**
 * What an API server serves, asked in its oldest and smallest form (`/apis`, then one group and version).
 *
 * That a kind is absent is believed of discovery alone: a 404 may as well come from a proxy whose cluster is away. The first
 * answer also proves that the cluster is there, before it takes a turn to sync.
 */
export class Discovery {
  readonly #connection: ApiConnection;
  readonly #timing: ReflectorTiming;
  readonly #signal: AbortSignal;
  readonly #memory = new Map<string, Memory>();
  readonly #waiting = new Set<() => Promise<void>>();
  #polling = false;

  constructor(options: {
    connection: ApiConnection;
    timing: ReflectorTiming;
    signal: AbortSignal;
  }) {
    this.#connection = options.connection;
    this.#timing = options.timing;
    this.#signal = options.signal;
  }

  /** Rejects with a `DiscoveryError` when the cluster gave no answer. `fresh` asks anew, whatever was heard a moment ago. */
  async locate(
    wanted: Wanted,
    options?: { fresh?: boolean },
  ): Promise<Located> {
    if (options?.fresh) {
      this.#memory.clear();
    }
    const versions = await this.#versionsOf(wanted);
    if (versions === 'hidden') {
      return 'hidden';
    }
    for (const version of versions) {
      const apiVersion = apiVersionOf(wanted.group, version);
      const served = await this.#serves(apiVersion, wanted.plural);
      if (served) {
        return served === 'hidden' ? 'hidden' : { apiVersion };
      }
    }
    return 'absent';
  }

  /** Waits until a resource is served; also resolves with the signal, and after `absentRetryMs` without news. */
  async appears(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const waiting = withinLifetime(signal);
    const look = async () => {
      if (typeof (await this.locate(wanted)) === 'object') {
        waiting.abort();
      }
    };
    this.#waiting.add(look);
    void this.#poll();
    await pause(this.#timing.absentRetryMs, waiting.signal);
    this.#waiting.delete(look);
    waiting.dispose();
  }

  /** One loop for all that wait, so that a cluster is asked as often for one absent kind as for ten. */
  async #poll() {
    if (this.#polling) {
      return;
    }
    this.#polling = true;
    while (this.#waiting.size > 0 && !this.#signal.aborted) {
      await pause(this.#timing.discoveryMs, this.#signal);
      for (const look of [...this.#waiting]) {
        // A cluster that is away is the business of the kinds that it has; here it is asked again in a moment.
        await look().catch(() => {});
      }
    }
    this.#polling = false;
  }

  async #versionsOf(wanted: Wanted): Promise<string[] | 'hidden'> {
    if (!wanted.group) {
      return wanted.versions;
    }
    const { status, json } = await this.#ask('/apis');
    if (status === 403) {
      return 'hidden';
    }
    const groups = (json as { groups?: unknown } | undefined)?.groups;
    if (status !== 200 || !Array.isArray(groups)) {
      throw new DiscoveryError(describeStatus(status, 'its API groups'));
    }
    const group = groups.find(({ name }) => name === wanted.group);
    const served = new Set(
      (group?.versions ?? []).map((each: { version: string }) => each.version),
    );
    return wanted.versions.filter(version => served.has(version));
  }

  async #serves(
    apiVersion: string,
    plural: string,
  ): Promise<boolean | 'hidden'> {
    const root = apiVersion.includes('/') ? '/apis/' : '/api/';
    const { status, json } = await this.#ask(`${root}${apiVersion}`);
    if (status === 403) {
      return 'hidden';
    }
    // The version went between the two questions, and there is no doubt about it: `/apis` has answered.
    if (status === 404 && apiVersion.includes('/')) {
      return false;
    }
    const resources = (json as { resources?: unknown } | undefined)?.resources;
    if (status !== 200 || !Array.isArray(resources)) {
      throw new DiscoveryError(describeStatus(status, apiVersion));
    }
    return resources.some(({ name }) => name === plural);
  }

  #ask(path: string): Promise<Answer> {
    const known = this.#memory.get(path);
    if (known && Date.now() - known.at < this.#timing.discoveryMemoryMs) {
      return known.answer;
    }
    const answer = this.#get(path);
    const memory = { at: Date.now(), answer };
    this.#memory.set(path, memory);
    answer.catch(() => {
      if (this.#memory.get(path) === memory) {
        this.#memory.delete(path);
      }
    });
    return answer;
  }

  async #get(path: string): Promise<Answer> {
    try {
      const response = await this.#connection.get({
        path,
        signal: this.#signal,
        headersTimeoutMs: this.#timing.headersTimeoutMs,
        bodyTimeoutMs: this.#timing.listSilenceMs,
      });
      const json = await readJson(response);
      return { status: response.status, json };
    } catch (error) {
      throw new DiscoveryError(describeError(error));
    }
  }
}
