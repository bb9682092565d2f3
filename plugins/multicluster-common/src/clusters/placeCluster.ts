import { ResourceOf } from '../resources/types';

/** Schemes of `spec.providerID` whose name is not the provider's usual one; undefined: the scheme tells nothing of a provider. */
const providerOfScheme: Record<string, string | undefined> = {
  gce: 'gcp',
  ibmcloud: 'ibm',
  ocid1: 'oracle',
  kwok: undefined,
};

/**
 * Where a cluster is, as far as its nodes tell: provider from the scheme of `spec.providerID`, region from the topology label.
 *
 * Undefined where nodes say nothing or disagree: a guess would put the cluster into a wrong column.
 *
 * @public
 */
export function placeCluster(nodes: Iterable<ResourceOf<'Node'>>): {
  provider?: string;
  region?: string;
} {
  const providers = new Set<string>();
  const regions = new Set<string>();
  for (const { detail } of nodes) {
    const provider = providerOf(detail.providerId);
    if (provider) {
      providers.add(provider);
    }
    if (detail.region) {
      regions.add(detail.region);
    }
  }
  return { provider: only(providers), region: only(regions) };
}

function providerOf(providerId: string | undefined): string | undefined {
  const scheme = providerId?.match(/^([a-z0-9-]+)(?::\/\/|\.)/i)?.[1];
  if (!scheme) {
    return undefined;
  }
  const name = scheme.toLowerCase();
  return name in providerOfScheme ? providerOfScheme[name] : name;
}

function only(values: Set<string>): string | undefined {
  return values.size === 1 ? [...values][0] : undefined;
}
