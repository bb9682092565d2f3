import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ResourceStore } from '../store';
import { ReflectorBatch } from '../watch/types';
import { LastKnown, nothingKnown } from './EngagedCluster';

/**
 * Puts the last known state of a cluster into the cache, before anything is asked of the cluster itself.
 *
 * A store that fails is no reason not to watch: then the cluster begins empty.
 */
export async function loadLastKnown(options: {
  store: ResourceStore;
  cluster: string;
  logger: LoggerService;
  signal: AbortSignal;
  put(batch: ReflectorBatch): void;
}): Promise<LastKnown> {
  const { store, cluster, signal, put } = options;
  try {
    const stored = await store.cluster({ cluster });
    if (!stored) {
      return nothingKnown();
    }
    let fromStore = false;
    for await (const resources of store.resources({ cluster })) {
      if (signal.aborted) {
        break;
      }
      fromStore = true;
      for (const [kind, upserts] of byKind(resources)) {
        put({ cluster, kind, upserts, deletes: [] });
      }
    }
    const { version, lastSeenAt, identity, versions } = stored;
    return { version, lastSeenAt, fromStore, progress: { identity, versions } };
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    options.logger.warn(
      `The last known state of cluster '${cluster}' could not be read (${String(
        code ?? name,
      ).slice(0, 80)})`,
    );
    // Without versions everything is listed, so that nothing is missed.
    return nothingKnown();
  }
}

function byKind(resources: Resource[]): Map<ResourceKind, Resource[]> {
  const kinds = new Map<ResourceKind, Resource[]>();
  for (const resource of resources) {
    const list = kinds.get(resource.kind) ?? [];
    list.push(resource);
    kinds.set(resource.kind, list);
  }
  return kinds;
}
