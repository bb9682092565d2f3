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
