import {
  ProbeLook,
  TrafficHop,
  VantagePoint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet } from '../../clusters';
import { ClusterPart, FailoverFacts, seenByCluster } from '../facts';
import { FailoverSubject } from '../policies';
import { askThroughApiServer, PortalProbes, probeTargets } from '../probe';

const DEADLINE_MS = 2_000;

/** One look from each place that could look. */
export type Looks = { [from in VantagePoint['from']]?: ProbeLook };

/** Looks at one cluster of an entity from everywhere. Takes two seconds at most, and never rejects. */
export async function takeLooks(options: {
  part: ClusterPart;
  facts: FailoverFacts;
  subject: FailoverSubject;
  fleet: Pick<Fleet, 'client'>;
  probes: PortalProbes;
  now: () => number;
  signal: AbortSignal;
}): Promise<Looks> {
  const { part, facts, subject, probes } = options;
  const { name } = part.cluster;
  const [proxy, portal] = await Promise.all([
    askProxy(options),
    probes.look(probeTargets(part.entrances, subject)),
  ]);
  const outside = portal.get(name);
  const own =
    part.cluster.state === 'live'
      ? seenByCluster(facts.traffic, part.services)
      : undefined;
  const callers = seenByCallers(facts.hops, name, facts.now);
  return {
    ...(proxy && { proxy }),
    ...(outside && { portal: lookOf(outside, facts.now) }),
    ...(own && { cluster: lookOf(own, facts.now) }),
    ...(callers && { callers }),
  };
}

function lookOf({ ok, at, message }: VantagePoint, now: number): ProbeLook {
  const known = ok ? 'pass' : 'fail';
  return {
    verdict: ok === undefined ? 'unknown' : known,
    at: at ?? now,
    ...(message && { message }),
  };
}

async function askProxy(
  options: Parameters<typeof takeLooks>[0],
): Promise<ProbeLook | undefined> {
  const { part, subject, fleet, now, signal } = options;
  const client = fleet.client(part.cluster.name);
  const [service] = part.services;
  // An API server passes HTTP on, and no gRPC.
  const isGrpc = subject.grpcHealth !== undefined;
  if (!client || !service || isGrpc) return undefined;
  const look = await askThroughApiServer({
    ...{ client, service, signal },
    healthPath: subject.healthPath,
    deadlineMs: DEADLINE_MS,
  });
  return { ...look, at: now() };
}

/** What the endpoints say that other clusters have for this one; each of those that know must have one that is ready. */
function seenByCallers(
  hops: readonly TrafficHop[],
  name: string,
  now: number,
): ProbeLook | undefined {
  const seen = hops
    .filter(hop => hop.cluster !== name)
    .flatMap(hop => hop.backends)
    .filter(({ cluster, ready }) => cluster === name && ready !== undefined);
  if (seen.length === 0) return undefined;
  const at = Math.min(...seen.map(({ readyAt }) => readyAt ?? now));
  const without = seen.find(({ ready }) => !ready);
  return without
    ? { verdict: 'fail', at, message: `'${without.name}' has no endpoint` }
    : { verdict: 'pass', at };
}
