import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EvidenceLevel,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { inPercent, sameShares } from '../objects/compareWeights';
import { objectPath } from '../objects/objectPath';
import { LiveObject } from '../objects/types';
import { FAILOVER, GslbStatus, strategyOf } from './gslbResources';

type Shares = { [geoTag: string]: number };
type Evidence = {
  level: EvidenceLevel;
  conclusive: boolean;
  programmed?: Shares;
  message?: string;
};

const DEADLINE_MS = 10_000;

export async function observeGslb(options: {
  hop: TrafficHop;
  live: LiveObject;
  written: Shares;
  client: ClusterClient;
  signal: AbortSignal;
}): Promise<Evidence> {
  const { live, hop } = options;
  const status = (live.status ?? {}) as GslbStatus;
  const records = Object.entries(status.healthyRecords ?? {});
  if (records.length === 0) {
    return waits('The controller has not said what it answers.');
  }
  const empty = records.find(([, addresses]) => !addresses?.length);
  if (empty) {
    return waits(`'${hop.cluster}' has no healthy answer for '${empty[0]}'.`);
  }
  const { type, weight } = strategyOf(live);
  if (type === FAILOVER) return observePrimary(options, status);
  return weight
    ? observeLabels(options)
    : {
        level: 'accepted',
        conclusive: true,
        message: 'Without weights, answers come in any order.',
      };
}

/** What this copy answers with is its own addresses exactly when it is the primary. */
function observePrimary(
  given: { hop: TrafficHop; live: LiveObject; written: Shares },
  { geoTag, healthyRecords = {}, loadBalancer }: GslbStatus,
): Evidence {
  const { hop, live, written } = given;
  const own = loadBalancer?.exposedIps ?? [];
  if (geoTag === undefined || own.length === 0) {
    return waits('The controller has not said which addresses are its own.');
  }
  const { primaryGeoTag } = strategyOf(live);
  const isPrimary = geoTag === primaryGeoTag;
  const wrong = Object.entries(healthyRecords).find(
    ([, addresses]) =>
      !addresses.every(address => own.includes(address) === isPrimary),
  );
  if (wrong) {
    return waits(
      `'${hop.cluster}' answers '${wrong[0]}' with ${wrong[1].join(', ')}, ${
        isPrimary
          ? 'not with its own addresses alone'
          : 'with its own addresses among them'
      }.`,
    );
  }
  return isPrimary || hop.backends.length <= 2
    ? { level: 'programmed', conclusive: true, programmed: written }
    : {
        level: 'accepted',
        conclusive: true,
        message: `'${hop.cluster}' no longer answers with itself; with which of the others, it does not say.`,
      };
}

type DnsEndpoint = {
  spec?: { endpoints?: { labels?: Record<string, string> }[] };
};

/** Of k8gb's own record, from which its CoreDNS answers: `weight-<geo tag>-<number>-<weight>` for each address. */
async function observeLabels(options: {
  hop: TrafficHop;
  written: Shares;
  client: ClusterClient;
  signal: AbortSignal;
}): Promise<Evidence> {
  const { hop, written, client, signal } = options;
  try {
    const { spec } = await client.request<DnsEndpoint>({
      path: objectPath(
        { ...hop.object, apiVersion: 'externaldns.k8s.io/v1alpha1' },
        'dnsendpoints',
      ),
      deadlineMs: DEADLINE_MS,
      signal,
    });
    const labelled = labelledWeights(spec?.endpoints ?? []);
    const tags = Object.keys(labelled);
    if (tags.length === 0) {
      return waits('The record that is answered from has no weights yet.');
    }
    // Who is ill is not in the record; the others keep their proportion.
    const there = inPercent(
      Object.fromEntries(tags.map(tag => [tag, written[tag] ?? 0])),
    );
    return sameShares(labelled, there)
      ? {
          level: 'programmed',
          conclusive: true,
          programmed: inPercent(labelled),
        }
      : waits('The record that is answered from has other weights yet.');
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof NotAllowedError) {
      const message = 'The record that is answered from cannot be read.';
      return { level: 'written', conclusive: true, message };
    }
    throw error;
  }
}

function labelledWeights(
  endpoints: { labels?: Record<string, string> }[],
): Shares {
  const weights: Shares = {};
  for (const label of endpoints.flatMap(({ labels = {} }) =>
    Object.keys(labels),
  )) {
    const [, geoTag, weight] = /^weight-(.+)-\d+-(\d+)$/.exec(label) ?? [];
    if (geoTag) weights[geoTag] = Number(weight);
  }
  return weights;
}

function waits(message: string): Evidence {
  return { level: 'written', conclusive: false, message };
}
