import { ClusterPlacement } from '@multicluster/backstage-plugin-multicluster-common';

const providers: Record<string, string> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
  'on-prem': 'On-prem',
  ibm: 'IBM Cloud',
  oracle: 'Oracle Cloud',
  digitalocean: 'DigitalOcean',
  openstack: 'OpenStack',
  alibaba: 'Alibaba Cloud',
};

/** The provider as people write it; unchanged when it is not one we know. */
export function providerName(provider: string): string {
  return providers[provider] ?? provider;
}

/** "AWS · us-east-1"; says so when neither is known. */
export function placeOf(place: Pick<ClusterPlacement, 'provider' | 'region'>) {
  const parts = [place.provider && providerName(place.provider), place.region];
  return parts.filter(Boolean).join(' · ') || 'place not known';
}

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

/** "1 node", "2 nodes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) {
    return words[0] ?? '';
  }
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
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
