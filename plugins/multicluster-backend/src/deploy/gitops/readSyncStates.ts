import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { Access, collectionOf, discoverKinds, listObjects } from '../apply';
import { readApplication } from './readApplication';
import { readKustomization } from './readKustomization';
import { ClusterOf } from './types';

/** Objects that `multicluster:render` makes for an app have it. */
const APP_LABEL = 'multicluster.backstage.io/app';

const READERS = [
  { group: 'argoproj.io', kind: 'Application', read: readApplication },
  {
    group: 'kustomize.toolkit.fluxcd.io',
    kind: 'Kustomization',
    read: readKustomization,
  },
];

/**
 * What Argo CD and Flux on a hub say of one app: one entry for each cluster that they sync it to, sorted by name. Empty when neither is
 * installed there, or none of their objects has the app's label.
 */
export async function readSyncStates(
  options: Access & { app: string; clusterOf?: ClusterOf },
): Promise<SyncState[]> {
  const { app, clusterOf = () => undefined } = options;
  const kinds = await discoverKinds(options);
  const states = await Promise.all(
    READERS.map(async ({ group, kind, read }) => {
      const served = kinds.findAny(group, kind);
      const found: KubernetesObject[] = served
        ? await listObjects(options, {
            path: collectionOf(served),
            labelSelector: `${APP_LABEL}=${app}`,
          })
        : [];
      return found.map(object => read(object, clusterOf));
    }),
  );
  return states.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}
