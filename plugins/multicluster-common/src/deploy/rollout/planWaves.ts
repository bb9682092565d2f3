import { InputError } from '@backstage/errors';
import { matchesClusterSelector, PlacedCluster } from '../clusterSelector';
import { DeployStrategy } from '../types';

/**
 * Names of the chosen clusters, wave by wave. A cluster belongs to the first wave that means it; those that no wave means come last,
 * together. Waves that mean none are left out. Throws an `InputError` when a wave names a cluster that was not chosen: a canary that is
 * misspelt must not become a deployment to all at once.
 *
 * @public
 */
export function planWaves(options: {
  chosen: PlacedCluster[];
  strategy?: DeployStrategy;
}): string[][] {
  const { chosen, strategy } = options;
  const declared = strategy?.type === 'waves' ? strategy.waves : [];
  const left = new Map(chosen.map(cluster => [cluster.name, cluster]));
  const waves = declared.map(({ clusters = [], selector }, index) => {
    refuseStrangers(clusters, index, chosen);
    const meant = [...left.values()]
      .filter(
        cluster =>
          clusters.includes(cluster.name) ||
          (selector && matchesClusterSelector(cluster, selector)),
      )
      .map(({ name }) => name);
    meant.forEach(name => left.delete(name));
    return meant;
  });
  return [...waves, [...left.keys()]]
    .filter(wave => wave.length > 0)
    .map(wave => wave.sort());
}

function refuseStrangers(
  names: string[],
  index: number,
  chosen: PlacedCluster[],
) {
  const stranger = names.find(
    name => !chosen.some(cluster => cluster.name === name),
  );
  if (stranger !== undefined) {
    throw new InputError(
      `Wave ${
        index + 1
      } names cluster '${stranger}', which is not among the targets: add it to them, or take it out of the wave`,
    );
  }
}
