import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { Target } from './openTarget';

/** What is known to have been applied by this deployment, or by the one before. */
export function inventoryOf({ deployment, target }: Target): ObjectRef[] {
  return (
    deployment.clusters.find(({ cluster }) => cluster === target.name)
      ?.inventory ?? []
  );
}
