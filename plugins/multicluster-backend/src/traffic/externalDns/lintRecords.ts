import {
  ResourceOf,
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { placeOf } from '../objects/hopPlace';
import { RecordSet } from './recordSets';

type Finding = Pick<TrafficLint, 'rule' | 'severity' | 'message' | 'fix'>;

/** What external-dns does with records, and does not say in the object. */
export function lintRecords(
  endpoint: ResourceOf<'DNSEndpoint'>,
  set: RecordSet,
): TrafficLint[] {
  const { apiVersion, kind, namespace, name, cluster } = endpoint;
  const object = { apiVersion, kind, namespace, name };
  const findings = [
    ...badWeights(set),
    ...missingWeights(set),
    ...allZero(set),
    ...mixed(set),
    ...missingTtl(set),
  ];
  return findings.map(finding => ({ ...finding, cluster, object }));
}

function badWeights({ name, weighted }: RecordSet): Finding[] {
  return weighted.flatMap(({ setIdentifier, badWeight }) =>
    badWeight === undefined
      ? []
      : [
          {
            rule: 'weight-not-whole',
            severity: 'error',
            message: `The weight '${badWeight}' of '${setIdentifier}' for '${name}' is no whole number: external-dns makes it 0, and sends nobody there.`,
            fix: 'Write a whole number from 0 to 255.',
          },
        ],
  );
}

function missingWeights({ name, weighted }: RecordSet): Finding[] {
  const without = weighted.filter(
    ({ weight, badWeight }) => weight === undefined && !badWeight,
  );
  if (weighted.length === 0) return [];
  return without.length > 0
    ? [
        {
          rule: 'weight-missing',
          severity: 'warning',
          message: `'${name}' has a set identifier without 'aws/weight' (${without
            .map(each => each.setIdentifier)
            .join(', ')}): its share is not decided here.`,
          fix: "Give every entry of the name providerSpecific 'aws/weight', or none.",
        },
      ]
    : [
        {
          rule: 'weights-need-aws',
          severity: 'info',
          message: `The weights of '${name}' count on AWS alone; other providers of external-dns do not read them.`,
          fix: 'With another provider, steer by the list of targets or by another driver.',
        },
      ];
}

function allZero({ name, weighted }: RecordSet): Finding[] {
  return weighted.length > 0 && weighted.every(({ weight }) => weight === 0)
    ? [
        {
          rule: 'all-weights-zero',
          severity: 'error',
          message: `All weights of '${name}' are zero: Route 53 then answers with all of them alike.`,
          fix: 'Give one of them a weight above zero.',
        },
      ]
    : [];
}

function mixed({ name, type, weighted, plain }: RecordSet): Finding[] {
  return weighted.length > 0 && plain.length > 0
    ? [
        {
          rule: 'simple-beside-weighted',
          severity: 'error',
          message: `'${name}' (${type}) has entries with and without a set identifier: a provider takes one kind or the other, and refuses the change.`,
          fix: 'Give every entry of the name a set identifier and a weight.',
        },
      ]
    : [];
}

function missingTtl({ name, weighted, plain }: RecordSet): Finding[] {
  return [...weighted, ...plain].some(({ ttl }) => ttl === undefined)
    ? [
        {
          rule: 'ttl-missing',
          severity: 'warning',
          message: `'${name}' says no TTL: how long callers keep an old answer is the provider's choice, often 300 seconds.`,
          fix: 'Write recordTTL, 60 or less where traffic is to be moved.',
        },
      ]
    : [];
}

/** Each cluster's external-dns would take the name for its own, and write over the other, or delete it. */
export function lintTwice(hops: readonly TrafficHop[]): TrafficLint[] {
  return hops.flatMap(({ id, cluster, object, target, granularity }) => {
    const other = hops.find(
      each => each.id !== id && placeOf(each.id) === placeOf(id),
    );
    return other && granularity !== 'percent'
      ? [
          {
            rule: 'record-twice',
            severity: 'warning' as const,
            ...{ cluster, object },
            message: `'${target}' is also written by ${other.object.kind} ${other.object.namespace}/${other.object.name} in '${other.cluster}': two cannot own one plain record.`,
            fix: 'Keep it in one place, or give each entry a set identifier.',
          },
        ]
      : [];
  });
}

/** A record answers as it is told, whoever is behind it. */
export function lintTargets(hop: TrafficHop): TrafficLint[] {
  const { cluster, object, target } = hop;
  return hop.backends.flatMap(({ name, weight, ready, cluster: leadsTo }) => {
    if (weight === 0 || (leadsTo !== undefined && ready !== false)) return [];
    return [
      leadsTo === undefined
        ? {
            rule: 'target-unknown',
            severity: 'info' as const,
            ...{ cluster, object },
            message: `'${target}' answers with '${name}', which no known cluster has: whether somebody is there is unknown.`,
            fix: 'Register the cluster behind it, or take it out of the record.',
          }
        : {
            rule: 'backend-empty',
            severity: 'error' as const,
            ...{ cluster, object },
            message: `'${target}' answers with '${name}', behind which '${leadsTo}' has no ready endpoint.`,
            fix: 'Move its share to a backend that is ready.',
          },
    ];
  });
}
