import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ResourceStore, StoredCluster, StoreWrite } from './types';

type Kept = {
  facts: StoredCluster;
  versions: Map<ResourceKind, string>;
  resources: Map<string, Resource>;
};

/** Keeps what a `ResourceStore` keeps for as long as the process lives: for tests. */
export class MemoryResourceStore implements ResourceStore {
  readonly #clusters = new Map<string, Kept>();

  async clusters() {
    return [...this.#clusters].map(([name, { facts }]) => ({
      name,
      lastSeenAt: facts.lastSeenAt,
    }));
  }

  async cluster({ cluster }: { cluster: string }) {
    const kept = this.#clusters.get(cluster);
    return kept && { ...kept.facts, versions: new Map(kept.versions) };
  }

  async *resources({ cluster }: { cluster: string }) {
    const resources = [
      ...(this.#clusters.get(cluster)?.resources.values() ?? []),
    ];
    if (resources.length > 0) {
      yield resources;
    }
  }

  async write(options: StoreWrite) {
    const kept = this.#clusters.get(options.cluster) ?? {
      facts: {},
      versions: new Map(),
      resources: new Map(),
    };
    this.#clusters.set(options.cluster, kept);
    for (const resource of options.upserts) {
      kept.resources.set(keyOf(resource), structuredClone(resource));
    }
    for (const key of options.deletes) {
      kept.resources.delete(keyOf(key));
    }
    for (const [kind, version] of options.versions) {
      if (version === undefined) {
        kept.versions.delete(kind);
      } else {
        kept.versions.set(kind, version);
      }
    }
    kept.facts = { ...(options.facts ?? kept.facts) };
  }

  async drop({ cluster }: { cluster: string }) {
    this.#clusters.delete(cluster);
  }
}

function keyOf(key: { kind: string; namespace: string; name: string }): string {
  return `${key.kind}/${key.namespace}/${key.name}`;
}
