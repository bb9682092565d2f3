import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AutomaticDecision,
  decideAutomatic,
  FailoverRun,
  judgeProbes,
  ProbedCluster,
  withLooks,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet } from '../../clusters';
import { FailoverEvidence, FailoverFacts } from '../facts';
import { linkTo, noticeOfTrouble } from '../notify';
import { FailoverSubject } from '../policies';
import { PortalProbes } from '../probe';
import { FailoverStore, ProbeStore, TellOwners } from '../types';
import { takeLooks } from './takeLooks';

/** Enough to see a day's runs of a policy, which itself allows few. */
const LATEST_RUNS = 20;

type Acts = Exclude<AutomaticDecision, { what: 'nothing' }>;

export type AutomaticFailoversOptions = {
  evidence: Pick<FailoverEvidence, 'facts'>;
  fleet: Pick<Fleet, 'client'>;
  probes: PortalProbes;
  looks: ProbeStore;
  store: Pick<FailoverStore, 'list'>;
  /** Starts what a policy has decided. Rejects when its plan has something against it. */
  start(
    subject: FailoverSubject,
    decided: Pick<Acts, 'from' | 'since' | 'reason'>,
  ): Promise<FailoverRun>;
  tell: TellOwners;
  logger: LoggerService;
  now: () => number;
};

/** Looks at what policies have looked at, and does what they have decided beforehand: tells the owners, or moves the traffic (rule 9). */
export class AutomaticFailovers {
  readonly #options: AutomaticFailoversOptions;

  constructor(options: AutomaticFailoversOptions) {
    this.#options = options;
  }

  /** One look at each; of no entity the trouble keeps others from being looked at. */
  async look(
    subjects: readonly FailoverSubject[],
    signal: AbortSignal,
  ): Promise<void> {
    const { logger } = this.#options;
    const watched = subjects.filter(({ policy }) => policy.automatic !== 'off');
    await Promise.all(
      watched.map(subject =>
        this.#lookAt(subject, signal).catch(error =>
          logger.warn(`${subject.entityRef} could not be looked at`, error),
        ),
      ),
    );
  }

  async #lookAt(subject: FailoverSubject, signal: AbortSignal): Promise<void> {
    const { evidence, looks, store, now } = this.#options;
    const { entityRef, policy } = subject;
    const facts = await evidence.facts(subject);
    const [probed, runs] = await Promise.all([
      this.#probe(subject, facts, signal),
      store.list({ entityRef, limit: LATEST_RUNS }),
    ]);
    await looks.write(entityRef, probed);
    const { hops } = facts;
    const decided = decideAutomatic({
      ...{ policy, hops, probed, runs, now: now() },
    });
    if (decided.what === 'nothing' || signal.aborted) return;
    await this.#act(subject, decided);
    // What was told is kept after it was told: told twice is better than never.
    await looks.write(entityRef, withTold(probed, decided.from, now()));
  }

  async #probe(
    subject: FailoverSubject,
    facts: FailoverFacts,
    signal: AbortSignal,
  ): Promise<ProbedCluster[]> {
    const { fleet, probes, looks, now } = this.#options;
    const before = await looks.read(subject.entityRef);
    return Promise.all(
      facts.parts.map(async part => {
        const { name: cluster } = part.cluster;
        const seen = await takeLooks({
          ...{ part, facts, subject, fleet, probes, now, signal },
        });
        const known = before.find(one => one.cluster === cluster);
        const { trigger } = subject.policy;
        return withLooks(
          known ?? { cluster, windows: {} },
          ...([seen, trigger, now()] as const),
        );
      }),
    );
  }

  async #act(subject: FailoverSubject, decided: Acts): Promise<void> {
    const { start, tell, logger } = this.#options;
    const { entityRef } = subject;
    let { why } = decided;
    if (decided.what === 'execute') {
      try {
        const { id, number } = await start(subject, decided);
        const link = linkTo(entityRef, { run: id });
        await tell(noticeOfTrouble(subject, decided, { number, link }));
        return;
      } catch (error) {
        why = (error as Error).message;
        logger.warn(`${entityRef} was not moved: ${why}`);
      }
    }
    const link = linkTo(entityRef, { from: decided.from, mode: 'emergency' });
    await tell(noticeOfTrouble(subject, { ...decided, why }, { link }));
  }
}

function withTold(
  probed: readonly ProbedCluster[],
  clusters: readonly string[],
  now: number,
): ProbedCluster[] {
  return probed.map(one =>
    clusters.includes(one.cluster) ? { ...one, toldAt: now } : one,
  );
}

/** How an entity looked lately, as its page shows it. */
export async function describeProbed(
  looks: ProbeStore,
  { entityRef, policy }: FailoverSubject,
  now: number,
) {
  const probed = await looks.read(entityRef);
  return probed.map(one => ({
    ...one,
    ...judgeProbes(one, policy.trigger, now),
  }));
}
