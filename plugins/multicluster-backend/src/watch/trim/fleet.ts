import {
  DnsEndpointDetail,
  GslbDetail,
  LinkDetail,
  ServiceExportDetail,
  ServiceImportDetail,
} from '@multicluster/backstage-plugin-multicluster-common';
import { tellingConditions } from './conditions';
import {
  at,
  cut,
  distinct,
  number,
  Raw,
  record,
  records,
  text,
  texts,
} from './read';

/** Enough to find it again in the object. */
const MOST_OF_A_BAD_WEIGHT = 40;

/** Linkerd says of each mirrored Service how it went; which one it was is put before the message. */
export function trimLink(raw: Raw): LinkDetail {
  const { mirrorServices, federatedServices } = record(raw.status);
  return {
    targetCluster: text(at(raw.spec, 'targetClusterName')) ?? '',
    gatewayAddress: text(at(raw.spec, 'gatewayAddress')),
    conditions: [
      ...records(mirrorServices),
      ...records(federatedServices),
    ].flatMap(service =>
      tellingConditions(service.conditions).map(condition => ({
        ...condition,
        message: [
          text(at(service.remoteRef, 'name')),
          condition.message ?? condition.reason,
        ]
          .filter(Boolean)
          .join(': '),
      })),
    ),
  };
}

export function trimServiceExport(raw: Raw): ServiceExportDetail {
  return { conditions: tellingConditions(at(raw.status, 'conditions')) };
}

export function trimServiceImport(raw: Raw): ServiceImportDetail {
  return {
    type: text(at(raw.spec, 'type')) ?? text(raw.type) ?? 'ClusterSetIP',
    clusters: distinct(
      records(at(raw.status, 'clusters')).map(each => text(each.cluster)),
    ),
    conditions: tellingConditions(at(raw.status, 'conditions')),
  };
}

export function trimDnsEndpoint(raw: Raw): DnsEndpointDetail {
  return {
    records: records(at(raw.spec, 'endpoints')).map(endpoint => ({
      name: text(endpoint.dnsName) ?? '',
      type: text(endpoint.recordType) ?? 'A',
      targets: texts(endpoint.targets),
      ttl: number(endpoint.recordTTL),
      setIdentifier: text(endpoint.setIdentifier),
      ...weightOf(endpoint),
    })),
  };
}

function weightOf({ providerSpecific }: Raw) {
  const found = records(providerSpecific).find(
    ({ name }) => name === 'aws/weight',
  );
  const weight = number(found?.value);
  return Number.isInteger(weight)
    ? { weight }
    : { badWeight: cut(found?.value, MOST_OF_A_BAD_WEIGHT) };
}

export function trimGslb(raw: Raw): GslbDetail {
  const strategy = record(at(raw.spec, 'strategy'));
  const health = record(at(raw.status, 'serviceHealth'));
  const healthy = record(at(raw.status, 'healthyRecords'));
  const hosts = distinct([...Object.keys(health), ...Object.keys(healthy)]);
  return {
    strategy: text(strategy.type) ?? '',
    primary: text(strategy.primaryGeoTag),
    weights: geoWeights(strategy.weight),
    geoTag: text(at(raw.status, 'geoTag')),
    ttl: number(strategy.dnsTtlSeconds),
    hosts: hosts.map(host => ({
      host,
      health: text(health[host]) ?? 'Unknown',
      addresses: texts(healthy[host]),
    })),
  };
}

function geoWeights(value: unknown): GslbDetail['weights'] {
  const weights = Object.entries(record(value)).flatMap(([geoTag, each]) => {
    const weight = number(each);
    return weight === undefined ? [] : [[geoTag, weight] as const];
  });
  return weights.length > 0 ? Object.fromEntries(weights) : undefined;
}
