import { DeploymentQueue, DeploymentStore } from '../types';

/** Wakes those who wait for something to happen to a deployment. It says that, and never what: the store says what. */
export class DeploymentNews {
  readonly #waiting = new Map<string, Set<() => void>>();

  tell(id: string): void {
    this.#waiting.get(id)?.forEach(wake => wake());
  }

  /** Resolves at the next news, after `timeoutMs`, or with `signal`. */
  next(options: {
    id: string;
    timeoutMs: number;
    signal: AbortSignal;
  }): Promise<void> {
    const { id, timeoutMs, signal } = options;
    if (signal.aborted) return Promise.resolve();
    let timer: NodeJS.Timeout | undefined;
    return new Promise(resolve => {
      const waiting = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, waiting);
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        waiting.delete(end);
        if (waiting.size === 0 && this.#waiting.get(id) === waiting) {
          this.#waiting.delete(id);
        }
        resolve();
      };
      timer = setTimeout(end, timeoutMs);
      signal.addEventListener('abort', end);
      waiting.add(end);
    });
  }
}

/** The same store, which tells what the worker of this process and the commands of this process write. */
export function tellWrites<S extends DeploymentStore & DeploymentQueue>(
  store: S,
  news: DeploymentNews,
): DeploymentStore & DeploymentQueue {
  return {
    create: options => store.create(options),
    get: id => store.get(id),
    list: query => store.list(query),
    events: options => store.events(options),
    deployedClusters: options => store.deployedClusters(options),
    claim: options => store.claim(options),
    renew: options => store.renew(options),
    command: async options => {
      const deployment = await store.command(options);
      news.tell(options.id);
      return deployment;
    },
    advance: async options => {
      const outcome = await store.advance(options);
      if (outcome === 'written') news.tell(options.next.id);
      return outcome;
    },
  };
}
