import {
  EVIDENCE_MAX_AGE_MS,
  FailoverPolicy,
  FailoverRun,
  MeasuredTraffic,
  Shares,
  sharesOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { fillFor, PrometheusQueries, QueriedPart } from '../prometheus';

/** Rates need a few scrapes. */
const WINDOW_SECONDS = 60;
const LEAST_WINDOW_SECONDS = 30;
/** A report is read without what does not come within this time. */
const DEADLINE_MS = 3_000;

export type TrafficMeterOptions = {
  prometheus: Pick<PrometheusQueries, 'instant'>;
  /** What an entity has on each cluster; nothing when it is not known. */
  partsOf(entityRef: string): Promise<readonly QueriedPart[]>;
  now: () => number;
};

type Asked = {
  parts: readonly QueriedPart[];
  clusters: readonly string[];
  windowSeconds: number;
  /** Epoch milliseconds; now when absent. */
  at?: number;
  signal: AbortSignal;
};

/** What traffic itself does, as a policy's queries count it. What any cluster leaves open is not known of the whole. */
export class TrafficMeter {
  readonly #options: TrafficMeterOptions;

  constructor(options: TrafficMeterOptions) {
    this.#options = options;
  }

  /** Who gets how much of the requests of the last minute, in percent; undefined when nobody counts them, or there are none. */
  async shares(
    { traffic }: Pick<FailoverPolicy, 'traffic'>,
    parts: readonly QueriedPart[],
    signal: AbortSignal,
  ): Promise<Shares | undefined> {
    if (!traffic || parts.length === 0) return undefined;
    const counted = await this.#count(traffic.requests, {
      ...{ parts, signal, windowSeconds: WINDOW_SECONDS },
      clusters: parts.map(({ cluster }) => cluster.name),
    });
    if (!counted || sum(counted) === 0) return undefined;
    const backends = Object.entries(counted).map(([name, weight]) => ({
      ...{ name, weight },
    }));
    return sharesOf({ backends });
  }

  /** What came during a run that has ended, or has come since it began. */
  async requestsOf(run: FailoverRun): Promise<MeasuredTraffic> {
    const { plan, entityRef, createdAt, endedAt } = run;
    const { traffic } = plan.policy;
    if (!traffic) return {};
    const { requests, failed: failures } = traffic;
    const end = endedAt ?? this.#options.now();
    const seconds = Math.ceil((end - createdAt) / 1000);
    const asked = {
      ...{ signal: AbortSignal.timeout(DEADLINE_MS), at: endedAt },
      parts: await this.#options.partsOf(entityRef),
      clusters: plan.participants.map(({ cluster }) => cluster),
      windowSeconds: Math.max(WINDOW_SECONDS, seconds),
    };
    const settled = settledSeconds(run, end);
    const [total, failed, last] = await Promise.all([
      failures && this.#count(requests, asked),
      failures && this.#count(failures, asked),
      settled !== undefined &&
        this.#count(requests, { ...asked, windowSeconds: settled }),
    ]);
    const residualPercent = last ? residual(run, last) : undefined;
    return {
      ...(total &&
        failed && { requests: { total: sum(total), failed: sum(failed) } }),
      ...(residualPercent !== undefined && { residualPercent }),
    };
  }

  /** By cluster; undefined unless each of them answers with a number that can be one. */
  async #count(query: string, asked: Asked): Promise<Shares | undefined> {
    const counts = await Promise.all(
      asked.clusters.map(cluster => this.#countOne(query, cluster, asked)),
    );
    if (counts.length === 0 || counts.includes(undefined)) return undefined;
    return Object.fromEntries(
      asked.clusters.map((cluster, index) => [cluster, counts[index]!]),
    );
  }

  async #countOne(
    open: string,
    cluster: string,
    { parts, windowSeconds, at, signal }: Asked,
  ): Promise<number | undefined> {
    const { prometheus, now } = this.#options;
    const { query } = fillFor(open, cluster, { parts, windowSeconds });
    if (query === undefined) return undefined;
    const answer = await prometheus.instant(cluster, query, signal, at);
    if (answer.value === undefined) return undefined;
    const age = (at ?? now()) - answer.at;
    const isCount = Number.isFinite(answer.value) && answer.value >= 0;
    return isCount && age <= EVIDENCE_MAX_AGE_MS ? answer.value : undefined;
  }
}

/** Up to a minute of the time after old answers were over, until the end; undefined where that is too short to say anything. */
function settledSeconds(
  { state, plan, steps }: FailoverRun,
  end: number,
): number | undefined {
  const verify = plan.steps.findIndex(({ kind }) => kind === 'verify');
  const since = steps[verify]?.endedAt;
  const hasMoved = state === 'committed' || state === 'serving';
  if (!hasMoved || since === undefined) return undefined;
  const seconds = Math.floor((end - since) / 1000);
  return seconds < LEAST_WINDOW_SECONDS
    ? undefined
    : Math.min(seconds, WINDOW_SECONDS);
}

/** How much of what the sources had still comes there, in percent; undefined where either is not known. */
function residual({ plan }: FailoverRun, counted: Shares): number | undefined {
  const sources = plan.participants.filter(({ role }) => role === 'source');
  const had = sources.map(({ shareBefore }) => shareBefore);
  const all = sum(counted);
  if (sources.length === 0 || had.includes(undefined) || all === 0) {
    return undefined;
  }
  const before = had.reduce((total: number, one) => total + one!, 0);
  const now = sources.reduce(
    (total, { cluster }) => total + counted[cluster],
    0,
  );
  return before > 0
    ? Math.min(100, Math.round(((now / all) * 1000_000) / before) / 100)
    : undefined;
}

function sum(counts: Shares): number {
  const all = Object.values(counts).reduce((total, one) => total + one, 0);
  return Math.round(all);
}
