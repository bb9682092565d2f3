import {
  ResourceOf,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { isRecordType, RecordType } from '../dns';
import { placeOf } from '../objects/hopPlace';
import { recordSets } from './recordSets';

/** What a DNSEndpoint declares of the name of its hop; undefined for another hop, and for a type without targets to compare. */
export function declaredRecords(
  hop: TrafficHop,
  { resources }: Pick<TrafficFacts, 'resources'>,
):
  | { type: RecordType; targets: string[]; answersWith: 'all' | 'some' }
  | undefined {
  const { driver, cluster, object } = hop;
  if (driver !== 'external-dns') return undefined;
  const endpoint = resources.find(
    (each): each is ResourceOf<'DNSEndpoint'> =>
      each.kind === 'DNSEndpoint' &&
      each.cluster === cluster &&
      each.namespace === object.namespace &&
      each.name === object.name,
  );
  const set =
    endpoint && recordSets(endpoint).find(one => one.place === placeOf(hop.id));
  if (!set) return undefined;
  const { type } = set;
  if (!isRecordType(type)) return undefined;
  const used = [
    ...set.plain,
    ...set.weighted.filter(({ weight = 0 }) => weight > 0),
  ];
  return {
    type,
    targets: [...new Set(used.flatMap(({ targets }) => targets))],
    answersWith: set.weighted.length > 0 ? 'some' : 'all',
  };
}
