import {
  Resource,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';

export type Gslb = ResourceOf<'Gslb'>;

export function isGslb(resource: Resource): resource is Gslb {
  return resource.kind === 'Gslb';
}

/** What each cluster has of one Gslb: of the same namespace and name. */
export function copiesOf(gslb: Gslb, all: readonly Gslb[]): Gslb[] {
  return all.filter(
    ({ namespace, name }) => namespace === gslb.namespace && name === gslb.name,
  );
}

/** Every geo tag that a copy has or names, so that all copies have the same backends. */
export function geoTagsOf(copies: readonly Gslb[]): string[] {
  const tags = copies.flatMap(({ detail: { weights, geoTag, primary } }) => [
    ...Object.keys(weights ?? {}),
    ...[primary, geoTag].flatMap(tag => (tag ? [tag] : [])),
  ]);
  return [...new Set(tags)].sort();
}
