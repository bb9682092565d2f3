import { ConflictError } from '@backstage/errors';
import { Evacuation } from '@multicluster/backstage-plugin-multicluster-common';
import { limitOf } from '../../store';
import { EvacuationStore, OPEN_STATES, StoredEvacuation } from '../types';
import { unfinished } from './unfinished';

/** `EvacuationStore` without a database: what the database's must mean. */
export class MemoryEvacuationStore implements EvacuationStore {
  readonly #kept = new Map<string, StoredEvacuation>();

  async create(given: Omit<Evacuation, 'number'>): Promise<Evacuation> {
    const against = unfinished(await this.list({ states: OPEN_STATES }), given);
    if (against) throw new ConflictError(against);
    const evacuation = { ...given, number: this.#kept.size + 1 };
    this.#kept.set(given.id, structuredClone({ evacuation, version: 1 }));
    return evacuation;
  }

  async get(id: string) {
    return structuredClone(this.#kept.get(id));
  }

  async list({
    states,
    limit,
  }: Parameters<EvacuationStore['list']>[0] = {}): Promise<Evacuation[]> {
    return [...this.#kept.values()]
      .map(({ evacuation }) => evacuation)
      .filter(({ state }) => !states || states.includes(state))
      .sort((a, b) => b.number - a.number)
      .slice(0, limitOf(limit))
      .map(one => structuredClone(one));
  }

  async write({ stored, next }: Parameters<EvacuationStore['write']>[0]) {
    const kept = this.#kept.get(next.id);
    if (kept?.version !== stored.version) return 'lost';
    const version = stored.version + 1;
    this.#kept.set(next.id, structuredClone({ evacuation: next, version }));
    return 'written';
  }
}
