import {
  EVIDENCE_MAX_AGE_MS,
  Guard,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverFacts } from '../facts';
import { fillFor, PrometheusQueries } from '../prometheus';
import { Look } from './Look';

/** Rates need a few scrapes, so that right after a step the window reaches back to before it. */
const LEAST_WINDOW_SECONDS = 30;
/** From what a query answers to the unit of the limit: a ratio in percent, seconds in milliseconds. */
const SCALES = { errorRatio: 100, latency: 1000 };

/** Asks Prometheus for what a guard measures on one cluster. `soaksSince` and `now` are epoch milliseconds. */
export async function measureGuard(asked: {
  guard: Guard & { kind: keyof typeof SCALES };
  cluster: string;
  facts: FailoverFacts;
  soaksSince: number;
  prometheus: Pick<PrometheusQueries, 'instant'>;
  signal: AbortSignal;
}): Promise<Look> {
  const { guard, cluster, facts, soaksSince, prometheus, signal } = asked;
  // A run from before guards had queries.
  if (guard.query === undefined) return { message: 'nothing measures it' };
  const seconds = Math.floor((facts.now - soaksSince) / 1000);
  const filled = fillFor(guard.query, cluster, {
    ...{ parts: facts.parts },
    windowSeconds: Math.max(LEAST_WINDOW_SECONDS, seconds),
  });
  if (filled.query === undefined) return filled;
  const answer = await prometheus.instant(cluster, filled.query, signal);
  if (answer.value === undefined) return { message: answer.message };
  const age = facts.now - answer.at;
  if (age > EVIDENCE_MAX_AGE_MS) {
    const old = Math.round(age / 1000);
    return { message: `what Prometheus answers is ${old} s old` };
  }
  return { ...judge(guard, answer.value), at: answer.at };
}

/** In the query's unit, since `0.07 * 100` is more than 7. */
function judge(
  { kind, limit }: Guard & { kind: keyof typeof SCALES },
  found: number,
): Look {
  if (found < 0) return { message: 'the query answers less than 0' };
  const scale = SCALES[kind];
  const breaches = found > limit / scale;
  // JSON has no infinity, and a run is kept as JSON.
  return Number.isFinite(found * scale)
    ? { breaches, value: Number((found * scale).toPrecision(12)) }
    : { breaches, message: 'the query answers +Inf' };
}
