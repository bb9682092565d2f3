import {
  FailoverRun,
  Guard,
  GuardReading,
  Verdict,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverEvidence, FailoverFacts, readyEndpoints } from '../facts';
import { FailoverSubject } from '../policies';
import { PortalProbes, probeTargets } from '../probe';
import { PrometheusQueries } from '../prometheus';
import { Look } from './Look';
import { measureGuard } from './measureGuard';

const MOST_WINDOWS = 2_000;

type Asked = {
  guard: Guard;
  cluster: string;
  facts: FailoverFacts;
  subject: FailoverSubject;
  /** Epoch milliseconds. */
  soaksSince: number;
  signal: AbortSignal;
};

/**
 * Reads the guards of a policy on the targets. Readings are kept in memory for as long as a run soaks: they begin anew with each step, since
 * what was seen before says nothing about it, and after a restart, which holds a run rather than letting it pass.
 */
export class GuardReadings {
  readonly #evidence: FailoverEvidence;
  readonly #probes: PortalProbes;
  readonly #prometheus: Pick<PrometheusQueries, 'instant'>;
  readonly #windows = new Map<string, Look[]>();

  constructor(options: {
    evidence: FailoverEvidence;
    probes: PortalProbes;
    prometheus: Pick<PrometheusQueries, 'instant'>;
  }) {
    this.#evidence = options.evidence;
    this.#probes = options.probes;
    this.#prometheus = options.prometheus;
  }

  /** Each guard on each cluster, side by side: those that do not answer cost one deadline together. */
  async read(
    run: FailoverRun,
    subject: FailoverSubject,
    clusters: readonly string[],
    signal: AbortSignal,
  ): Promise<GuardReading[]> {
    const facts = await this.#evidence.facts(subject);
    const pairs = run.plan.policy.guards.flatMap(guard =>
      clusters.map(cluster => ({ guard, cluster })),
    );
    const asked = { facts, subject, soaksSince: run.since, signal };
    const looks = await Promise.all(
      pairs.map(pair => this.#look({ ...asked, ...pair })),
    );
    return pairs.map(({ guard, cluster }, index) => {
      const key = `${run.id} ${run.since} ${guard.id} ${cluster}`;
      const window = this.#keep(key, looks[index], guard);
      return reading(guard, cluster, window, facts.now);
    });
  }

  async #look(asked: Asked): Promise<Look> {
    const { guard, cluster, facts, subject } = asked;
    const { kind } = guard;
    const part = facts.parts.find(each => each.cluster.name === cluster);
    switch (kind) {
      case 'endpoints':
        return endpoints(guard, facts, part);
      case 'probe': {
        const targets = probeTargets(part?.entrances ?? [], subject);
        return this.#probe(targets);
      }
      case 'errorRatio':
      case 'latency':
        return measureGuard({
          ...{ ...asked, guard: { ...guard, kind } },
          prometheus: this.#prometheus,
        });
      default:
        return { message: 'nothing measures it' };
    }
  }

  /** The window holds what was found each time it was read, so the last result of each address is this look's. */
  #probe(targets: ReturnType<typeof probeTargets>): Look {
    if (targets.length === 0) {
      return { message: 'it has no address to ask from outside' };
    }
    const last = targets.flatMap(
      each => this.#probes.window(each).at(-1) ?? [],
    );
    if (last.length === 0) return { message: 'nobody has asked it yet' };
    const failed = last.filter(({ ok }) => !ok);
    return {
      value: failed.length,
      breaches: failed.length > 0,
      at: Math.min(...last.map(one => one.at)),
      ...(failed[0]?.message && { message: failed[0].message }),
    };
  }

  #keep(key: string, look: Look, { window }: Guard): Look[] {
    const before = this.#windows.get(key) ?? [];
    const isSame =
      look.at !== undefined && before.some(({ at }) => at === look.at);
    const kept = isSame ? before : [...before, look].slice(-window);
    this.#windows.delete(key);
    this.#windows.set(key, kept);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MOST_WINDOWS) this.#windows.delete(oldest);
    return kept;
  }
}

function endpoints(
  guard: Guard,
  facts: FailoverFacts,
  part: FailoverFacts['parts'][number] | undefined,
): Look {
  if (!part) return { message: 'nothing is known of it there' };
  if (part.cluster.state !== 'live') {
    return { message: 'what is known of it is not current' };
  }
  const ready = readyEndpoints(facts.traffic, part.services);
  if (ready === undefined) return { message: 'it has no endpoints to count' };
  return { value: ready, breaches: ready < guard.limit };
}

/** Fails when enough looks breach; passes when the newest does not, and there are enough of them; anything else proves nothing. */
function reading(
  guard: Guard,
  cluster: string,
  window: readonly Look[],
  at: number,
): GuardReading {
  const samples = window.filter(({ breaches }) => breaches !== undefined);
  const breached = samples.filter(({ breaches }) => breaches).length;
  const { value, breaches, message } = window[window.length - 1];
  const passes = breaches === false && samples.length >= guard.minSamples;
  const settled: Verdict = passes ? 'pass' : 'unknown';
  return {
    ...{ guard: guard.id, cluster, samples: samples.length, at },
    verdict: breached >= guard.breaches ? 'fail' : settled,
    ...(value !== undefined && { value }),
    ...(message && { message }),
  };
}
