import { ProbedCluster } from '@multicluster/backstage-plugin-multicluster-common';
import { ProbeStore } from '../types';

/** `ProbeStore` without a database: what the database's must mean. */
export class MemoryProbeStore implements ProbeStore {
  readonly #probed = new Map<string, ProbedCluster[]>();

  async read(entityRef: string): Promise<ProbedCluster[]> {
    return structuredClone(this.#probed.get(entityRef) ?? []);
  }

  async write(entityRef: string, probed: readonly ProbedCluster[]) {
    const sorted = [...probed].sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
    this.#probed.set(entityRef, structuredClone(sorted));
  }
}
