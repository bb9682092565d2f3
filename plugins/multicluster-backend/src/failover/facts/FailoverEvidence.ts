import {
  CapacityFacts,
  ClusterReadiness,
  FailoverPlan,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../../clusters';
import { CatalogSubjects, FailoverSubject } from '../policies';
import { PortalProbes, probeTargets } from '../probe';
import { FailoverStore } from '../types';
import { findSharedIds, nameShared } from './findShared';
import { assessParts, gatherTraffic, KnownTraffic } from './gatherFacts';
import { lastProofs } from './lastProofs';
import { usualSeconds } from './usualSeconds';

/** Runs that are looked through for the last proof of a cluster, and for how long steps take. */
const PROOF_RUNS = 20;
const MOST_SCORES = 10_000;
const ID = 'backstage.io/kubernetes-id';

/** All that is known of an entity's traffic now. */
export type FailoverFacts = KnownTraffic & {
  now: number;
  readiness: Map<string, ClusterReadiness>;
  capacity: Map<string, CapacityFacts>;
  shared: FailoverPlan['shared'];
  /** By kind of step, where earlier runs have done one. */
  usualSeconds: { [kind: string]: number };
};

export type FailoverEvidenceOptions = {
  fleet: Pick<Fleet, 'cache' | 'clusters'>;
  drivers: readonly TrafficDriver[];
  probes: PortalProbes;
  store: Pick<FailoverStore, 'list'>;
  subjects: Pick<CatalogSubjects, 'refsOf'>;
  now?: () => number;
};

/** Brings together what the cache, the portal's own requests and earlier runs say of an entity. It asks no API server. */
export class FailoverEvidence {
  readonly #options: FailoverEvidenceOptions;
  readonly #now: () => number;
  readonly #scores = new Map<string, number>();

  constructor(options: FailoverEvidenceOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @param ownRun - whose waiting actions are no doubt: it is the one that asks whether it may take back what it has done */
  async facts(
    subject: FailoverSubject,
    ownRun?: string,
  ): Promise<FailoverFacts> {
    const { probes, store, subjects } = this.#options;
    const known = this.known(subject);
    const { entityRef, selector } = subject;
    const entrances = known.parts.flatMap(part => part.entrances);
    const [portal, runs, waiting, shared] = await Promise.all([
      probes.look(probeTargets(entrances, subject)),
      store.list({
        ...{ entityRef, states: ['committed', 'completed'], limit: PROOF_RUNS },
      }),
      store.list({ entityRef, pending: true }),
      nameShared(
        findSharedIds(known.traffic, known.hops, selector.matchLabels[ID]),
        ids => subjects.refsOf(ids),
      ),
    ]);
    const now = this.#now();
    const assessed = assessParts({
      ...{ known, portal, now, proofs: lastProofs(runs) },
      waiting: waiting.filter(({ id }) => id !== ownRun),
      lastScore: cluster => this.#scores.get(`${entityRef} ${cluster}`),
    });
    this.#keepScores(entityRef, assessed.readiness);
    return {
      ...known,
      ...assessed,
      shared,
      now,
      usualSeconds: usualSeconds(runs),
    };
  }

  /** What the cache says alone. */
  known(subject: FailoverSubject): KnownTraffic {
    const { fleet, drivers } = this.#options;
    return gatherTraffic({ fleet, drivers, subject, now: this.#now() });
  }

  #keepScores(
    entityRef: string,
    readiness: ReadonlyMap<string, ClusterReadiness>,
  ): void {
    for (const [cluster, { score }] of readiness) {
      if (score === undefined) continue;
      const key = `${entityRef} ${cluster}`;
      this.#scores.delete(key);
      this.#scores.set(key, score);
    }
    for (const key of this.#scores.keys()) {
      if (this.#scores.size <= MOST_SCORES) return;
      this.#scores.delete(key);
    }
  }
}
