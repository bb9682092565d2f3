import {
  sharesOf,
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { sameShares } from '../objects/compareWeights';
import { copiesOf, geoTagsOf, Gslb } from './gslbCopies';
import { FORMER_GROUP, geoWeightsOf, ROUND_ROBIN } from './gslbResources';

type Finding = Pick<TrafficLint, 'rule' | 'severity' | 'message' | 'fix'>;

export function lintGslb(
  gslb: Gslb,
  { hop, all }: { hop: TrafficHop; all: readonly Gslb[] },
): TrafficLint[] {
  const { cluster, object } = hop;
  const findings = [
    ...formerGroup(gslb),
    ...different(gslb, all),
    ...weights(gslb, all),
    ...nobody(hop),
  ];
  return findings.map(finding => ({ ...finding, cluster, object }));
}

function formerGroup({ apiVersion, name }: Gslb): Finding[] {
  return apiVersion.startsWith(`${FORMER_GROUP}/`)
    ? [
        {
          rule: 'former-group',
          severity: 'warning',
          message: `Gslb '${name}' is of the group '${FORMER_GROUP}', which gets nothing new.`,
          fix: "Move it: label it 'k8gb.io/migration-requested=true'.",
        },
      ]
    : [];
}

/** Each cluster's authority answers by its own copy, so that who is asked decides. */
function different(gslb: Gslb, all: readonly Gslb[]): Finding[] {
  const copies = copiesOf(gslb, all);
  const tags = geoTagsOf(copies);
  const shares = (each: Gslb) => geoWeightsOf(written(each), tags);
  const others = copies.filter(
    other =>
      other.detail.strategy !== gslb.detail.strategy ||
      !sameShares(shares(gslb), shares(other)),
  );
  return others.length > 0
    ? [
        {
          rule: 'copies-differ',
          severity: 'error',
          message: `Gslb '${gslb.name}' says something else in ${others
            .map(({ cluster }) => `'${cluster}'`)
            .join(' and ')}: who is asked decides where callers go.`,
          fix: 'Write the same strategy, weights and primary in every cluster.',
        },
      ]
    : [];
}

function weights(gslb: Gslb, all: readonly Gslb[]): Finding[] {
  const { strategy, weights: map } = gslb.detail;
  if (strategy !== ROUND_ROBIN || !map) return [];
  const missing = geoTagsOf(copiesOf(gslb, all)).filter(tag => !(tag in map));
  return [
    {
      rule: 'weights-need-order',
      severity: 'info',
      message: `The weights of Gslb '${gslb.name}' are the order of its answers: they are only as good as the DNS servers before it, many of which shuffle.`,
      fix: 'Measure where requests arrive before trusting small shares.',
    },
    ...(missing.length > 0
      ? [
          {
            rule: 'weight-missing',
            severity: 'warning' as const,
            message: `Gslb '${gslb.name}' has no weight for ${missing.join(
              ', ',
            )}: what it gets is neither weighted nor random.`,
            fix: 'Give every geo tag a weight, 0 for none.',
          },
        ]
      : []),
  ];
}

function nobody(hop: TrafficHop): Finding[] {
  const shares = sharesOf(hop);
  return hop.backends
    .filter(({ name, cluster }) => shares[name] > 0 && !cluster)
    .map(({ name }) => ({
      rule: 'backend-missing',
      severity: 'warning',
      message: `Gslb '${hop.object.name}' sends to the geo tag '${name}', which no known cluster has.`,
      fix: 'Register the cluster, or correct the tag.',
    }));
}

function written({ detail }: Gslb) {
  const { strategy, weights: weight, primary } = detail;
  return { type: strategy, weight, primary };
}
