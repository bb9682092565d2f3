import { Resolver } from 'node:dns/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than any answer takes here; one that is gone refuses at once. */
const REQUEST_MS = 500;
const EVERY_MS = 50;

type Asked = { at: number; address: string; ok: boolean };

/**
 * A client as they are: it resolves a name, believes the answer for as long as it says, asks one of the addresses, and counts. What it has
 * counted it tells by the HTTP API of Prometheus, as far as `requests_total{cluster="…"}[<seconds>s]` and `failures_total` go.
 */
export class CountingClient {
  readonly asked: Asked[] = [];
  readonly #resolver = new Resolver({ timeout: 500, tries: 1 });
  readonly #name: string;
  readonly #port: number;
  /** Clusters by address. */
  readonly #clusters: ReadonlyMap<string, string>;
  readonly #stop = new AbortController();
  #server: Server | undefined;
  #looping: Promise<void> | undefined;
  #known: { addresses: string[]; until: number } = { addresses: [], until: 0 };

  constructor(options: {
    name: string;
    /** Where the name is answered: `127.0.0.1:<port>`. */
    dns: string;
    /** Of the service. */
    port: number;
    clusters: ReadonlyMap<string, string>;
  }) {
    this.#name = options.name;
    this.#port = options.port;
    this.#clusters = options.clusters;
    this.#resolver.setServers([options.dns]);
  }

  /** Serves what it counts; `start` begins to ask. */
  async listen(): Promise<string> {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const at = Number(form.get('time') ?? Date.now() / 1000);
      const value = String(this.#evaluate(form.get('query') ?? '', at * 1000));
      const result = [{ metric: {}, value: [at, value] }];
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          ...{ status: 'success', data: { resultType: 'vector', result } },
        }),
      );
    });
    await new Promise<void>(resolve => {
      this.#server!.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  start(): void {
    this.#looping = this.#loop();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#looping;
    this.#server?.closeAllConnections();
    await new Promise(resolve => this.#server?.close(resolve) ?? resolve(0));
  }

  /** Of a window that ends then. */
  count(options: { failed: boolean; from: number; to: number }): number {
    return this.asked.filter(
      ({ at, ok }) =>
        at > options.from && at <= options.to && (!options.failed || !ok),
    ).length;
  }

  #evaluate(query: string, to: number): number {
    const [, name, cluster, seconds] =
      /^(\w+)\{cluster="(\w+)"\}\[(\d+)s\]$/.exec(query) ?? [];
    const from = to - Number(seconds) * 1000;
    return this.asked.filter(
      ({ at, ok, address }) =>
        at > from &&
        at <= to &&
        this.#clusters.get(address) === cluster &&
        (name === 'requests_total' || !ok),
    ).length;
  }

  async #loop(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const address = await this.#resolve();
      if (address) {
        const at = Date.now();
        const ok = await this.#ask(address);
        this.asked.push({ at, address, ok });
      }
      await sleep(EVERY_MS);
    }
  }

  async #ask(address: string): Promise<boolean> {
    try {
      const response = await fetch(`http://${address}:${this.#port}/`, {
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** One of the addresses of the last answer, until its time to live is over; undefined where there never was one. */
  async #resolve(): Promise<string | undefined> {
    if (Date.now() >= this.#known.until) {
      const found = await this.#resolver
        .resolve4(this.#name, { ttl: true })
        .catch(() => []);
      if (found.length > 0) {
        const ttl = Math.min(...found.map(one => one.ttl));
        this.#known = {
          addresses: found.map(one => one.address),
          until: Date.now() + ttl * 1000,
        };
      }
    }
    const { addresses } = this.#known;
    return addresses[Math.floor(Math.random() * addresses.length)];
  }
}
