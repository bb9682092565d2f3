import {
  DnsEndpointDetail,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { placeName } from './dnsResources';

type DnsRecord = DnsEndpointDetail['records'][number];

/** The records of one name and type in one object. */
export type RecordSet = {
  place: string;
  name: string;
  type: string;
  /** With set identifiers: each answers its share. */
  weighted: DnsRecord[];
  /** Without: all targets are one answer. */
  plain: DnsRecord[];
};

export function recordSets({ detail }: ResourceOf<'DNSEndpoint'>): RecordSet[] {
  const sets = new Map<string, RecordSet>();
  for (const record of detail.records) {
    const { name, type } = record;
    const place = placeName({ name, type });
    const set = sets.get(place) ?? {
      ...{ place, name, type },
      weighted: [],
      plain: [],
    };
    sets.set(place, set);
    (record.setIdentifier ? set.weighted : set.plain).push(record);
  }
  return [...sets.values()];
}

/** By weights, by what is in the list, or not by us: by another policy (region, failover), or not to be told apart. */
export function leverOf({
  weighted,
  plain,
}: RecordSet): 'weights' | 'list' | undefined {
  if (weighted.length > 0) {
    const identifiers = new Set(weighted.map(each => each.setIdentifier));
    const isWeighted = weighted.some(
      ({ weight, badWeight }) => weight !== undefined || badWeight,
    );
    return isWeighted && identifiers.size === weighted.length
      ? 'weights'
      : undefined;
  }
  return plain.length === 1 && plain[0].targets.length > 0 ? 'list' : undefined;
}
