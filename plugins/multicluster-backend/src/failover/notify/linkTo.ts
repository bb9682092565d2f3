import { parseEntityRef } from '@backstage/catalog-model';
import { RunMode } from '@multicluster/backstage-plugin-multicluster-common';

/** The Failover tab of an entity within the portal: a run of it, or a plan that is filled in. */
export function linkTo(
  entityRef: string,
  shows: { run: string } | { from: readonly string[]; mode: RunMode },
): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const query = new URLSearchParams();
  if ('run' in shows) {
    query.set('run', shows.run);
  } else {
    for (const cluster of shows.from) query.append('from', cluster);
    query.set('mode', shows.mode);
  }
  return `/catalog/${namespace}/${kind}/${name}/failover?${query}`;
}
