import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';

/** How one cluster stands: `done` is true only for what is known to be synced and well. */
export type ClusterSync = { cluster: string; done: boolean; message: string };

const SHORT = 10;

function atRevision(state: SyncState, revision: string | undefined): boolean {
  // Flux writes the branch before it.
  return revision === undefined || (state.revision ?? '').endsWith(revision);
}

function describe(state: SyncState, revision: string | undefined): string {
  const sync = { synced: 'synced', outOfSync: 'out of sync' };
  const parts = [
    state.sync === 'unknown' ? 'not synced yet' : sync[state.sync],
    state.revision ? `at ${state.revision.slice(-40).slice(0, SHORT)}` : '',
    atRevision(state, revision)
      ? ''
      : `(${revision!.slice(0, SHORT)} is awaited)`,
  ];
  const where = parts.filter(Boolean).join(' ');
  const health = state.health === 'unknown' ? 'health unknown' : state.health;
  return `${where}, ${health}${state.message ? `: ${state.message}` : ''}`;
}

function assess(state: SyncState, revision?: string): ClusterSync {
  return {
    cluster: state.cluster ?? state.name,
    done:
      state.sync === 'synced' &&
      state.health === 'healthy' &&
      atRevision(state, revision),
    message: describe(state, revision),
  };
}

/** How far an app is on each cluster that was asked for; on each that the hub knows, when none was. */
export function assessSync(options: {
  applications: SyncState[];
  clusters?: string[];
  revision?: string;
}): ClusterSync[] {
  const { applications, clusters, revision } = options;
  if (clusters === undefined) {
    return applications.map(each => assess(each, revision));
  }
  return clusters.map(cluster => {
    const found = applications.find(each => each.cluster === cluster);
    return found
      ? assess(found, revision)
      : { cluster, done: false, message: 'the hub does not have it yet' };
  });
}
