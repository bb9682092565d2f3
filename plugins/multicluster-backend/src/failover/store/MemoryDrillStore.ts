import { DrillStore, KeptDrill } from '../types';

/** `DrillStore` without a database: what the database's must mean. */
export class MemoryDrillStore implements DrillStore {
  readonly #kept = new Map<string, KeptDrill>();

  async read(): Promise<KeptDrill[]> {
    const sorted = [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, one]) => ({ ...one }));
  }

  async write(one: KeptDrill) {
    this.#kept.set(`${one.entityRef}\n${one.drill}`, { ...one });
  }
}
