import { InputError } from '@backstage/errors';
import {
  ClusterSummary,
  selectClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ChosenTargets } from './types';

/** @param clusters - those that the caller may see: others are as if they were not there. */
export function chooseTargets(
  clusters: ClusterSummary[],
  targets: TargetSelection,
): ChosenTargets {
  const selected = selectClusters({ clusters, targets });
  const byName = new Map(clusters.map(each => [each.name, each]));
  const chosen = selected.chosen.flatMap(({ name }) => byName.get(name) ?? []);
  return { selected, chosen };
}

/** Throws an `InputError` when something stands against the selection. */
export function requireChosen({ selected }: ChosenTargets): void {
  if (selected.problems.length > 0) {
    throw new InputError(`'targets': ${selected.problems.join(' ')}`);
  }
}
