import {
  clusterSharesOf,
  FailoverRun,
  TrafficHop,
  Verdict,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Observation } from './HopObserver';
import { keptBy } from './keptBy';

/** Requests to the source that are not a sign of anything, in percent: those that were under way. */
const RESIDUAL_PERCENT = 2;

type Verified = { verdict: Verdict; message?: string };

/** Whether traffic is where it was moved to, by what was measured of it; weights that stand prove that they stand, and no more. */
export function verifyTraffic(
  run: FailoverRun,
  observations: readonly Observation[],
): Verified {
  const wanted = lastWeights(run);
  const waiting = new Set(run.pending.map(({ traffic }) => traffic?.hop));
  for (const one of observations) {
    const hop = run.plan.hops.find(({ id }) => id === one.hop);
    if (!hop || waiting.has(one.hop)) continue;
    const failed =
      'seen' in one ? judge(run, hop, one.seen, wanted) : undefined;
    if (failed) return { verdict: 'fail', message: failed };
  }
  const silent = observations.flatMap(one =>
    'seen' in one ? [] : one.message,
  );
  if (silent.length > 0)
    return { verdict: 'unknown', message: silent.join(' ') };
  const isMeasured = observations.every(
    one => 'seen' in one && one.seen.observed !== undefined,
  );
  return isMeasured && observations.length > 0
    ? { verdict: 'pass' }
    : {
        verdict: 'unknown',
        message: 'The weights stand. Nothing measures the traffic itself.',
      };
}

function judge(
  run: FailoverRun,
  hop: TrafficHop,
  seen: { written: Weights; observed?: Weights },
  wanted: Map<string, Weights>,
): string | undefined {
  const { kind, namespace, name } = hop.object;
  const where = `${kind} ${namespace}/${name} in '${hop.cluster}'`;
  const expected = wanted.get(hop.id);
  const own = expected && shares(hop, expected);
  const now = shares(hop, seen.written);
  const differs =
    own &&
    Object.keys(own).some(key => Math.abs(own[key] - (now[key] ?? 0)) > 1);
  if (differs) {
    return `${where} does not have the weights that were written.${keptBy(
      hop,
    )}`;
  }
  const observed = seen.observed && shares(hop, seen.observed);
  const excess =
    own && observed
      ? run.plan.intent.from.filter(
          cluster =>
            (observed[cluster] ?? 0) > (own[cluster] ?? 0) + RESIDUAL_PERCENT,
        )
      : [];
  return excess.length > 0
    ? `${where} still sends traffic to '${excess[0]}'.`
    : undefined;
}

type Weights = { [backend: string]: number };

function shares(hop: TrafficHop, weights: Weights) {
  return clusterSharesOf({
    backends: hop.backends.map(backend => ({
      ...backend,
      weight: weights[backend.name] ?? 0,
    })),
  });
}

function lastWeights(run: FailoverRun): Map<string, Weights> {
  const last = new Map<string, Weights>();
  run.plan.steps.forEach(({ traffic }, index) => {
    if (run.steps[index].state !== 'completed') return;
    for (const { hop, after } of traffic) last.set(hop, after);
  });
  return last;
}
