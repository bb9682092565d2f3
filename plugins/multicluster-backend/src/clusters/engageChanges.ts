import { ClusterDescription } from '@multicluster/backstage-plugin-multicluster-node';

/**
 * Turns lists of clusters, as a source gives them from time to time, into lifetimes: those that came are engaged, those that have gone end,
 * and those whose fingerprint changed end and begin again. All end with `signal`.
 */
export function engageChanges(options: {
  engage(cluster: ClusterDescription, lifetime: AbortSignal): void;
  signal: AbortSignal;
}): (clusters: ClusterDescription[]) => void {
  const { engage, signal } = options;
  const engaged = new Map<
    string,
    { fingerprint: string; lifetime: AbortController }
  >();
  signal.addEventListener('abort', () => {
    for (const { lifetime } of engaged.values()) {
      lifetime.abort();
    }
  });
  return clusters => {
    if (signal.aborted) {
      return;
    }
    const wanted = new Map(clusters.map(cluster => [cluster.name, cluster]));
    for (const [name, { fingerprint, lifetime }] of engaged) {
      if (wanted.get(name)?.fingerprint !== fingerprint) {
        engaged.delete(name);
        lifetime.abort();
      }
    }
    for (const [name, cluster] of wanted) {
      if (!engaged.has(name)) {
        const lifetime = new AbortController();
        engaged.set(name, { fingerprint: cluster.fingerprint, lifetime });
        engage(cluster, lifetime.signal);
      }
    }
  };
}
