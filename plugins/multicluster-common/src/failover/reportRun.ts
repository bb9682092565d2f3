import { clusterSharesOf, servedShares, Shares, TrafficHop } from '../traffic';
import { MovedData } from './database';
import { planStep, sourcesOf, targetsOf } from './runSteps';
import { FailoverRun, RunReport, RunStep } from './runRecord';

/** What traffic itself said during a run, as far as somebody measured it. @public */
export type MeasuredTraffic = {
  requests?: { total: number; failed: number };
  /** Share of the sources' traffic that still came there at the end, in percent. */
  residualPercent?: number;
};

/**
 * What a run took and did. The time is counted from the click and from detection, to the end of the first healthy soak at the last share;
 * phases tell which part was long, since that is rarely the one people guess.
 *
 * @public
 */
export function reportRun(
  run: FailoverRun,
  measured: MeasuredTraffic = {},
): RunReport {
  const servedAt = lastSoakEnd(run);
  const seconds = (from: number | undefined) =>
    servedAt === undefined || from === undefined
      ? undefined
      : Math.round((servedAt - from) / 1000);
  const rtoSeconds = seconds(run.createdAt);
  const report: Omit<RunReport, 'sentence'> = {
    rtoSeconds,
    rtoFromDetectionSeconds: seconds(run.detectedAt),
    phases: phasesOf(run),
    ...measured,
    ...(run.data?.promoted && { dataLoss: dataLossOf(run.data) }),
    overrides: run.overrides,
    sharesBefore: sharesAt(run, () => false),
    sharesAfter: sharesAt(run, ({ state }) => state === 'completed'),
    ...(run.kind === 'drill' && { drillVerdict: drillVerdict(run, measured) }),
  };
  return { ...report, sentence: sentence(run, report) };
}

/** By a verified token nothing; else what the new writer was behind, where that was measured. */
function dataLossOf({
  token,
  lagSeconds,
}: MovedData): NonNullable<RunReport['dataLoss']> {
  if (token) return { verdict: 'none', seconds: 0 };
  return lagSeconds === undefined
    ? { verdict: 'unknown' }
    : { verdict: 'bounded', seconds: lagSeconds };
}

function lastSoakEnd(run: FailoverRun): number | undefined {
  const ramp = run.steps.filter(
    (_, index) => planStep(run, index).kind === 'ramp',
  );
  const last = ramp[ramp.length - 1];
  return last?.state === 'completed' ? last.endedAt : undefined;
}

const PHASES: { [kind: string]: string } = {
  preflight: 'Preflight',
  approval: 'Approval',
  capacity: 'Capacity',
  fence: 'Fence',
  promote: 'Promote',
  ramp: 'Ramp',
  verify: 'Verify',
  manual: 'By hand',
  webhook: 'Webhooks',
  template: 'Templates',
};

/** Steps of one kind are one phase; what lies between two steps belongs to the later one. */
function phasesOf(run: FailoverRun): RunReport['phases'] {
  const phases = new Map<string, number>();
  let since = run.createdAt;
  run.steps.forEach(({ endedAt }, index) => {
    const name = PHASES[planStep(run, index).kind];
    if (endedAt === undefined || !name) return;
    phases.set(name, (phases.get(name) ?? 0) + Math.max(0, endedAt - since));
    since = Math.max(since, endedAt);
  });
  return [...phases].map(([name, milliseconds]) => ({
    name,
    seconds: Math.round(milliseconds / 1000),
  }));
}

/** By cluster, of the whole where the entry is known, else of the first hop that moves. */
function sharesAt(
  run: FailoverRun,
  stands: (step: RunStep) => boolean,
): Shares {
  const after = (hop: TrafficHop): TrafficHop => {
    const changes = run.steps.flatMap((step, index) =>
      stands(step)
        ? planStep(run, index).traffic.filter(({ hop: id }) => id === hop.id)
        : [],
    );
    const weights = changes[changes.length - 1]?.after;
    const backends = hop.backends.map(backend => ({
      ...backend,
      weight: weights?.[backend.name] ?? backend.weight,
    }));
    return { ...hop, backends };
  };
  const hops = run.plan.hops.map(after);
  const moved = new Set(
    run.plan.steps.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
  );
  const first = hops.find(({ id }) => moved.has(id));
  return servedShares(hops) ?? (first ? clusterSharesOf(first) : {});
}

/** A drill that nobody's traffic took part in proves nothing, and says so instead of a green tick. */
function drillVerdict(
  run: FailoverRun,
  { requests }: MeasuredTraffic,
): NonNullable<RunReport['drillVerdict']> {
  if (run.state !== 'completed') return 'failed';
  if (run.mode === 'drill-dry') return 'nothingToProveItWith';
  return requests && requests.total > 0 ? 'proven' : 'nothingToProveItWith';
}

const DRILL: { [verdict in NonNullable<RunReport['drillVerdict']>]: string } = {
  proven: 'it works',
  nothingToProveItWith: 'done, with no traffic to prove it with',
  failed: 'it did not end as planned',
};

function sentence(
  run: FailoverRun,
  { rtoSeconds, requests, drillVerdict: verdict }: Omit<RunReport, 'sentence'>,
): string {
  const from = sourcesOf(run).join(' and ');
  const to = targetsOf(run.plan).join(' and ') || 'nobody';
  const failed = requests
    ? `, ${requests.failed} of ${requests.total} requests failed`
    : '';
  if (run.kind === 'drill')
    return `Drill from ${from} to ${to}: ${DRILL[verdict!]}.`;
  switch (run.state) {
    case 'committed':
    case 'serving':
      return rtoSeconds === undefined
        ? `${to} serves in place of ${from}${failed}.`
        : `${to} serves in place of ${from}, after ${duration(
            rtoSeconds,
          )}${failed}.`;
    case 'rolledBack':
      return `Went back to ${from}${failed}.`;
    case 'rejected':
      return `Nothing was moved: ${run.message ?? 'it was rejected.'}`;
    default:
      return `From ${from} to ${to}: ${run.message ?? run.state}`;
  }
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
