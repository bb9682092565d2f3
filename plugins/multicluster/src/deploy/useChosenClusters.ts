import { useMemo } from 'react';
import {
  ClusterSummary,
  selectClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useClusters } from '../clusters';

const nobody: ClusterSummary[] = [];

/** The fleet, and those of it that a selection means now, in the order in which it means them. */
export function useChosenClusters(targets: TargetSelection | undefined): {
  fleet: ClusterSummary[];
  chosen: ClusterSummary[];
} {
  const fleet = useClusters().value?.clusters ?? nobody;
  const chosen = useMemo(() => {
    const byName = new Map(fleet.map(one => [one.name, one]));
    return selectClusters({
      clusters: fleet,
      targets: targets ?? {},
    }).chosen.flatMap(({ name }) => byName.get(name) ?? []);
  }, [fleet, targets]);
  return { fleet, chosen };
}
