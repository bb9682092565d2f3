import { ClusterDescription, ClusterProvider } from '../ClusterProvider';

/** Starts a provider and writes down what it says, in order. */
export class EngagementLog {
  /** `+name` for an engagement, `-name` for the end of a lifetime. */
  readonly events: string[] = [];
  readonly current = new Map<string, ClusterDescription>();
  problems: string[] = [];
  readonly #controller = new AbortController();
  readonly #ended: Promise<void>;

  constructor(provider: ClusterProvider) {
    this.#ended = provider.start({
      engage: (cluster, lifetime) => this.#engage(cluster, lifetime),
      problem: sentences => {
        this.problems = sentences;
      },
      signal: this.#controller.signal,
    });
  }

  get names(): string[] {
    return [...this.current.keys()].sort();
  }

  async stop(): Promise<void> {
    this.#controller.abort();
    await this.#ended;
  }

  /** Rejects after five seconds with what has happened so far. */
  async until(condition: () => boolean): Promise<void> {
    const deadline = performance.now() + 5_000;
    while (!condition()) {
      if (performance.now() > deadline) {
        throw new Error(
          `Nothing of the kind in 5 s: ${this.events.join(' ')}; ${
            this.problems
          }`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  #engage(cluster: ClusterDescription, lifetime: AbortSignal): void {
    const { name } = cluster;
    this.events.push(`+${name}`);
    if (this.current.has(name)) {
      throw new Error(`'${name}' was engaged while its lifetime lasted`);
    }
    this.current.set(name, cluster);
    lifetime.addEventListener('abort', () => {
      this.events.push(`-${name}`);
      this.current.delete(name);
    });
  }
}
