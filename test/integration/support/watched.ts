import type {
  KindState,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterConnection } from '../../../plugins/multicluster-backend/src/clusters/connection/ClusterConnection';
import {
  createSyncGate,
  MemoryResourceCache,
  watchCluster,
  type KindSelection,
  type ReflectorTiming,
} from '../../../plugins/multicluster-backend/src/watch';
import { eventually } from '../../support/eventually.ts';
import type { KubeAccess } from '../../support/KubeClient.ts';
import { RecordingLogger } from '../../support/RecordingLogger.ts';

/** The backend's own watch of one cluster, in this process. */
export type Watched = {
  cluster: string;
  cache: MemoryResourceCache;
  /** Newest state by kind. */
  states: Map<ResourceKind, KindState>;
  /** Why lists were read again, by kind. */
  relists: { kind: string; reason: string }[];
  /** Resolves when every kind is live, absent or forbidden. */
  live(): Promise<void>;
  stop(): void;
};

/** Starts to watch; `url` may be that of a proxy in front of the API server. */
export function startWatching(options: {
  cluster: string;
  access: KubeAccess;
  url?: string;
  kinds?: KindSelection;
  timing?: Partial<ReflectorTiming>;
}): Watched {
  const { cluster, access } = options;
  const controller = new AbortController();
  const cache = new MemoryResourceCache();
  const states: Watched['states'] = new Map();
  const relists: Watched['relists'] = [];
  const connection = new ClusterConnection({
    cluster,
    url: options.url ?? access.url,
    connect: async () => ({
      ca: access.ca,
      headers: { authorization: `Bearer ${access.token}` },
    }),
  });
  watchCluster({
    connection,
    sink: {
      apply: batch => cache.apply(batch),
      state: (_cluster, state) => states.set(state.kind as ResourceKind, state),
    },
    signal: controller.signal,
    kinds: options.kinds ?? {},
    resume: new Map(),
    gate: createSyncGate(4),
    logger: new RecordingLogger(),
    metrics: ignoreAllBut({
      relist: (_cluster: string, kind: string, reason: string) =>
        relists.push({ kind, reason }),
    }),
    timing: options.timing,
  });
  return {
    ...{ cluster, cache, states, relists },
    async live() {
      await eventually(() => {
        const waiting = [...states.values()].filter(
          ({ state }) => state === 'syncing' || state === 'broken',
        );
        if (states.size === 0 || waiting.length > 0) {
          throw new Error(
            `Not live: ${waiting
              .map(each => `${each.kind} ${each.state} ${each.error ?? ''}`)
              .join(', ')}`,
          );
        }
      });
    },
    stop() {
      controller.abort();
      connection.reset();
    },
  };
}

/** An object every method of which does nothing, but for those given. */
function ignoreAllBut<T extends object>(methods: T): any {
  return new Proxy(methods, {
    get: (target, name) => (target as any)[name] ?? (() => {}),
  });
}
