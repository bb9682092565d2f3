import { Resource, ResourceOf } from '../../resources/types';
import { Drawing } from '../Drawing';
import { pushTo } from '../gather/gatherWorkloads';
import { byText, globalId, nodeId } from '../ids';
import { matchesSelector } from '../labelSelector';
import { addressesOf, hostsOf } from '../names';

const ANSWER_TYPES = new Set(['A', 'AAAA', 'CNAME']);

type DnsRecord = ResourceOf<'DNSEndpoint'>['detail']['records'][number];

/** A DNS name of the entity: what is written about it, and which objects claim it as their host. */
export type EntityName = {
  id: string;
  name: string;
  records: DnsRecord[];
  claimedBy: Resource[];
};

/** The entity's DNS names, sorted: those that DNSEndpoints write, and those that routes, Ingresses, Gslbs and Services claim. */
export function entityNames(drawing: Drawing): EntityName[] {
  const names = new Map<string, EntityName>();
  const find = (name: string) => {
    const known = names.get(name);
    const found = known ?? {
      id: globalId('DnsName', name),
      name,
      records: [],
      claimedBy: [],
    };
    names.set(name, found);
    return found;
  };
  for (const resource of drawing.resources.values()) {
    for (const host of hostsOf(resource)) {
      find(host).claimedBy.push(resource);
    }
  }
  const owners = addressOwners(drawing);
  for (const endpoint of drawing.resources.ofKind('DNSEndpoint')) {
    const isOwn = matchesSelector(drawing.selector, endpoint.labels);
    for (const record of endpoint.detail.records) {
      // One DNSEndpoint may hold the records of many services.
      const concerns =
        isOwn ||
        names.has(record.name) ||
        record.targets.some(target => owners.has(target));
      if (concerns && ANSWER_TYPES.has(record.type)) {
        find(record.name).records.push(record);
      }
    }
  }
  return [...names.values()].sort((a, b) => byText(a.name, b.name));
}

/** Ids of the nodes that are reached at an address; an address may be shared by several. */
export function addressOwners(drawing: Drawing): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const resource of drawing.resources.values()) {
    for (const address of addressesOf(resource)) {
      pushTo(owners, address, nodeId(resource));
    }
  }
  return owners;
}

/** One node per name, in no cluster. Its health is that of what it leads to: see `deriveHealth`. */
export function drawNames(
  drawing: Drawing,
  names: readonly EntityName[],
): void {
  for (const { id, name, records } of names) {
    const answers = new Set(records.flatMap(({ targets }) => targets)).size;
    const ttls = records.flatMap(({ ttl }) => (ttl === undefined ? [] : [ttl]));
    const fact = [
      'DNS',
      answers === 0
        ? 'no record known'
        : `${answers} ${answers === 1 ? 'answer' : 'answers'}`,
      ttls.length > 0 ? `TTL ${Math.max(...ttls)} s` : undefined,
    ];
    drawing.nodes.set(id, {
      id,
      kind: 'DnsName',
      lane: 'entry',
      row: '',
      name,
      health: 'unknown',
      fact: fact.filter(Boolean).join(' · '),
    });
  }
}
