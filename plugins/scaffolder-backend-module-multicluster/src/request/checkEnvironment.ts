import { InputError } from '@backstage/errors';
import {
  ClusterSummary,
  selectClusters,
  SelectedClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';

/** The clusters that a selection means, or an error that says why it means none or too few. */
export function chooseClusters(options: {
  clusters: ClusterSummary[];
  targets: TargetSelection;
}): SelectedClusters {
  const selected = selectClusters(options);
  if (selected.problems.length > 0) {
    throw new InputError(`'targets': ${selected.problems.join('; ')}`);
  }
  return selected;
}

/**
 * A policy may allow a step by its `environment`: then a cluster of another one must not get in by its name.
 */
export function checkEnvironment(options: {
  clusters: ClusterSummary[];
  targets: TargetSelection;
  environment: string;
}): void {
  const { clusters, environment } = options;
  const environments = new Map(
    clusters.map(each => [each.name, each.environment]),
  );
  for (const { name } of chooseClusters(options).chosen) {
    const actual = environments.get(name);
    if (actual !== environment) {
      throw new InputError(
        `'targets' has the cluster '${name}' of ${
          actual ? `the environment '${actual}'` : 'no known environment'
        }, but 'environment' is '${environment}'`,
      );
    }
  }
}
