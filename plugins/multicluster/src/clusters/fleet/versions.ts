import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';

/** 36 of `v1.36.3-gke.100`; undefined when it is no such version. */
export function minorOf(version: string | undefined): number | undefined {
  const match = version?.match(/^v?1\.(\d+)/);
  return match ? Number(match[1]) : undefined;
}

/** "1.36" of `v1.36.3`; the whole when it is no such version. */
export function shortVersion(version: string): string {
  return version.match(/^v?(\d+\.\d+)/)?.[1] ?? version;
}

export type VersionLag = {
  cluster: string;
  version: string;
  /** Minor versions behind the newest of the fleet; at least 2. */
  behind: number;
  newest: string;
};

/**
 * Clusters more than one minor version behind the newest. One behind is an upgrade under way; from two on, the supported
 * skew of kubectl and of controllers that run against several clusters ends.
 */
export function findVersionLags(
  clusters: readonly Pick<ClusterSummary, 'name' | 'version'>[],
): VersionLag[] {
  const minors = clusters.flatMap(({ name, version }) => {
    const minor = minorOf(version);
    return minor === undefined ? [] : [{ name, version: version!, minor }];
  });
  const newest = minors.reduce(
    (best, one) => (best && best.minor >= one.minor ? best : one),
    undefined as (typeof minors)[number] | undefined,
  );
  return minors
    .filter(({ minor }) => newest && newest.minor - minor > 1)
    .map(({ name, version, minor }) => ({
      cluster: name,
      version: shortVersion(version),
      behind: newest!.minor - minor,
      newest: shortVersion(newest!.version),
    }));
}
