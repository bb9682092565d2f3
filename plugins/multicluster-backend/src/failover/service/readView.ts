import {
  failBackOf,
  FailoverRun,
  FailoverView,
  hasEnded,
  pendingOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { describeProbed } from '../automatic';
import { DnsTruths } from '../dns';
import { FailoverEvidence } from '../facts';
import { TrafficMeter } from '../measure';
import { FailoverSubject } from '../policies';
import { HopObserver } from '../run';
import { FailoverStore, ProbeStore } from '../types';
import { describeShares } from './describeTraffic';

const LATEST_RUNS = 20;
/** A page does not wait longer for what clusters say of the weights. */
const GLANCE_MS = 2_000;

/** How an entity's traffic stands, and what was done with it. */
export async function readView(options: {
  store: Pick<FailoverStore, 'list'>;
  looks: ProbeStore;
  evidence: Pick<FailoverEvidence, 'facts'>;
  observer: Pick<HopObserver, 'glance'>;
  dns: Pick<DnsTruths, 'look'>;
  meter: Pick<TrafficMeter, 'shares'>;
  subject: FailoverSubject;
  now: number;
  signal: AbortSignal;
}): Promise<FailoverView> {
  const { store, looks, evidence, observer, dns, meter } = options;
  const { subject, signal } = options;
  const { entityRef, policy } = subject;
  const [facts, probed, all] = await Promise.all([
    evidence.facts(subject),
    describeProbed(looks, subject, options.now),
    store.list({ entityRef, limit: LATEST_RUNS }),
  ]);
  const until = AbortSignal.any([signal, AbortSignal.timeout(GLANCE_MS)]);
  const { hops, lints, readiness, now } = facts;
  const [observed, names, measured] = await Promise.all([
    observer.glance(hops, { now, signal: until }),
    dns.look(hops, facts.traffic, all),
    meter.shares(policy, facts.parts, until),
  ]);
  const current = all.find(run => !hasEnded(run));
  const failBack = failBackOf(all);
  return {
    ...{ entityRef, hops, observed, lints, policy, probed, dns: names },
    shares: {
      ...describeShares(hops, observed),
      ...(measured && { observed: measured }),
    },
    readiness: [...readiness.values()],
    ...(current && { current }),
    runs: all.map(listed),
    pending: pendingOf(all),
    ...(failBack && { failBack }),
  };
}

/** As runs are listed: without the hops of their plans. */
export function listed(run: FailoverRun): FailoverRun {
  return { ...run, plan: { ...run.plan, hops: [] } };
}
