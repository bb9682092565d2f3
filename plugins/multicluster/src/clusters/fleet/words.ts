import { placeOf } from '../../shared';

/** The place, after the name where the title is another one: the name is what addresses, configuration and kubectl know. */
export function underTitle(cluster: {
  name: string;
  title: string;
  provider?: string;
  region?: string;
}): string {
  const place = placeOf(cluster);
  return cluster.title === cluster.name ? place : `${cluster.name} · ${place}`;
}

const gibi = 1024 ** 3;

/** "3.5 GiB". */
export function gibibytes(bytes: number): string {
  const value = bytes / gibi;
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} GiB`;
}

/** "1.5 cores". */
export function cores(millis: number): string {
  return `${Number((millis / 1000).toFixed(1))} cores`;
}

/** Requested of allocatable in whole per cent; undefined when nothing is allocatable, which is not 0 %. */
export function percentOf(share: {
  requested: number;
  allocatable: number;
}): number | undefined {
  return share.allocatable > 0
    ? Math.round((share.requested / share.allocatable) * 100)
    : undefined;
}
