import {
  ClusterPreview,
  DeployProblem,
  SelectedClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What selecting a cluster already said against it. */
export function selectionWarnings(
  selected: SelectedClusters,
  cluster: string,
): DeployProblem[] {
  const warning = selected.chosen.find(({ name }) => name === cluster)?.warning;
  return warning
    ? [
        {
          severity: 'warning',
          code: 'capacity',
          message: `Cluster '${cluster}': ${warning}.`,
        },
      ]
    : [];
}

/** Clusters that were asked for by name and cannot be looked at: each has its own tab, with the reason. */
export function unreachedPreviews(
  selected: SelectedClusters,
  targets: TargetSelection,
  now: number,
): ClusterPreview[] {
  return selected.leftOut
    .filter(({ name, addable }) => !addable && targets.names?.includes(name))
    .map(({ name, reason }) => ({
      cluster: name,
      checkedAt: now,
      objects: [],
      values: [],
      problems: [
        {
          severity: 'error',
          code: 'unreachable',
          message: `Cluster '${name}' cannot be checked: ${reason}.`,
        },
      ],
    }));
}
