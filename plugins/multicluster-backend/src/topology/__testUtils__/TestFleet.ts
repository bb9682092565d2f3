import {
  ClusterState,
  ClusterSummary,
  EntitySelector,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MemoryResourceCache, trimResource } from '../../watch';
import { TopologyFleet, TopologyService } from '..';
import { appObjects, RawObject } from './objects';

export const SELECTOR: EntitySelector = {
  entityRef: 'component:default/podinfo',
  matchLabels: { 'backstage.io/kubernetes-id': 'podinfo' },
  matchExpressions: [],
};

/** Clusters in words, over the real cache and the real trimming. */
export class TestFleet implements TopologyFleet {
  readonly cache = new MemoryResourceCache();
  readonly #summaries = new Map<string, ClusterSummary>();
  readonly #listeners = new Set<(cluster: string) => void>();
  #version = 0;

  /** podinfo on three clusters; edge runs an older image. */
  static withPodinfo(): TestFleet {
    const fleet = new TestFleet();
    for (const cluster of ['east', 'west', 'edge']) {
      const image = cluster === 'edge' ? 'podinfo:6.8.0' : 'podinfo:6.9.2';
      fleet.setState(cluster, 'live');
      fleet.apply(cluster, ...appObjects({ image }));
    }
    return fleet;
  }

  clusters(): ClusterSummary[] {
    return [...this.#summaries.values()];
  }

  subscribe(listener: (cluster: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setState(name: string, state: ClusterState): void {
    this.#summaries.set(name, {
      name,
      title: name,
      labels: {},
      state,
      since: 1,
      lastSeenAt: 1,
      failedAttempts: 0,
      health: 'unknown',
      healthReasons: [],
      objects: this.cache.size(name),
      fromStore: false,
    });
    this.#listeners.forEach(listener => listener(name));
  }

  apply(cluster: string, ...objects: RawObject[]): void {
    for (const object of objects) {
      this.#version += 1;
      const resourceVersion = `${this.#version}`;
      const raw = {
        ...object,
        metadata: { ...object.metadata, resourceVersion },
      };
      const upserts = [trimResource(object.kind, raw, { cluster, seenAt: 1 })];
      this.cache.apply({ cluster, kind: object.kind, upserts, deletes: [] });
    }
  }

  delete(cluster: string, ...objects: RawObject[]): void {
    for (const { kind, metadata } of objects) {
      const deletes = [`${metadata.namespace ?? ''}/${metadata.name}`];
      this.cache.apply({ cluster, kind, upserts: [], deletes });
    }
  }
}

/** A service that ends with the test, and how often it built a graph. */
export function startService(
  fleet: TopologyFleet,
  options: { gatherMs?: number; idleMs?: number; now?: () => number } = {},
): { service: TopologyService; rebuilds: () => number; stop: () => void } {
  const end = new AbortController();
  let count = 0;
  const service = TopologyService.create({
    fleet,
    signal: end.signal,
    gatherMs: 5,
    metrics: {
      rebuilt: () => {
        count += 1;
      },
    },
    ...options,
  });
  return { service, rebuilds: () => count, stop: () => end.abort() };
}

/** Waits until something holds; the test's own timeout is the limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}
