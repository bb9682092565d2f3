import {
  Evacuation,
  evacuationName,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What is against a new evacuation: another one of one of its clusters that is not over. */
export function unfinished(
  open: readonly Evacuation[],
  { clusters }: Pick<Evacuation, 'clusters'>,
): string | undefined {
  const other = open.find(one =>
    one.clusters.some(cluster => clusters.includes(cluster)),
  );
  return (
    other &&
    `Evacuation #${other.number} of ${evacuationName(other)} is ${
      other.state
    }: resume or abort it first, or wait.`
  );
}
