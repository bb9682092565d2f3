import { VantagePoint } from '@multicluster/backstage-plugin-multicluster-common';
import { askAddress, ProbeTarget } from './askAddress';

const DEADLINE_MS = 2_000;
/** Asked again within this time, the last answer holds. */
const FRESH_MS = 3_000;
const MOST_RESULTS = 20;
const MOST_ADDRESSES = 2_000;

/** What one request found. */
export type ProbeResult = { ok: boolean; at: number; message?: string };

/** Asks services from where the portal is, when somebody wants to know. What it found is in memory alone, and gone with the process. */
export class PortalProbes {
  readonly #ask: typeof askAddress;
  readonly #now: () => number;
  /** Oldest first, by address. */
  readonly #results = new Map<string, ProbeResult[]>();
  readonly #asking = new Map<string, Promise<ProbeResult>>();

  constructor(options: { ask?: typeof askAddress; now?: () => number } = {}) {
    this.#ask = options.ask ?? askAddress;
    this.#now = options.now ?? Date.now;
  }

  /** By cluster; one that has no address is missing. Of several addresses, each must answer. Takes two seconds at most. */
  async look(
    targets: readonly ProbeTarget[],
  ): Promise<Map<string, VantagePoint>> {
    const seen = new Map<string, VantagePoint>();
    const results = await Promise.all(targets.map(each => this.#result(each)));
    targets.forEach(({ cluster }, index) => {
      const result = results[index];
      if (seen.get(cluster)?.ok === false) return;
      seen.set(cluster, { from: 'portal', ...result });
    });
    return seen;
  }

  /** The last results of one address, oldest first. */
  window(target: ProbeTarget): readonly ProbeResult[] {
    return this.#results.get(keyOf(target)) ?? [];
  }

  #result(target: ProbeTarget): Promise<ProbeResult> {
    const key = keyOf(target);
    const last = this.#results.get(key)?.at(-1);
    if (last && this.#now() - last.at < FRESH_MS) return Promise.resolve(last);
    const asking = this.#asking.get(key) ?? this.#askNow(target, key);
    this.#asking.set(key, asking);
    return asking;
  }

  async #askNow(target: ProbeTarget, key: string): Promise<ProbeResult> {
    const failure = await this.#ask(
      target,
      AbortSignal.timeout(DEADLINE_MS),
    ).then(
      () => undefined,
      (error: Error) => error.message,
    );
    const result: ProbeResult = {
      ok: failure === undefined,
      at: this.#now(),
      ...(failure !== undefined && { message: failure }),
    };
    this.#asking.delete(key);
    this.#keep(key, result);
    return result;
  }

  #keep(key: string, result: ProbeResult): void {
    const kept = this.#results.get(key) ?? [];
    this.#results.delete(key);
    this.#results.set(key, [...kept, result].slice(-MOST_RESULTS));
    const [oldest] = this.#results.keys();
    if (this.#results.size > MOST_ADDRESSES) this.#results.delete(oldest);
  }
}

function keyOf({ host, port, path = '', service }: ProbeTarget): string {
  const grpc = service === undefined ? '' : `grpc:${service}`;
  return `${host} ${port} ${path}${grpc}`;
}
