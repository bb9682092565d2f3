import { createHash, randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  ClusterSummary,
  commandEvacuation,
  Evacuation,
  EvacuationCommand,
  evacuationName,
  EvacuationPlan,
  EvacuationPlanRequest,
  EvacuationScope,
  planEvacuation,
  StartEvacuationRequest,
  WAVE_SIZE,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverEvidence } from '../facts';
import { FailoverService } from '../FailoverService';
import { CatalogSubjects } from '../policies';
import { changeEvacuation } from './changeEvacuation';
import { planServices } from './planServices';
import { EvacuationRights, EvacuationStore } from './types';

export type EvacuationServiceOptions = {
  store: EvacuationStore;
  subjects: Pick<CatalogSubjects, 'all'>;
  evidence: Pick<FailoverEvidence, 'known'>;
  failovers: Pick<FailoverService, 'plan'>;
  fleet: { clusters(): ClusterSummary[] };
  /** Looks at once instead of at the next turn. */
  wake(): void;
  now?: () => number;
};

/** Plans and accepts evacuations of clusters and regions (rule 13), and tells how far they are. What it accepts, the worker starts. */
export class EvacuationService {
  readonly #options: EvacuationServiceOptions;
  readonly #now: () => number;

  constructor(options: EvacuationServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Rejects with an `InputError` for clusters that there are not, or that the caller may not see. */
  async plan(
    request: EvacuationPlanRequest,
    rights: EvacuationRights,
  ): Promise<EvacuationPlan> {
    const { subjects, evidence, failovers } = this.#options;
    const { mode, waveSize = WAVE_SIZE.usual } = request;
    const scope = this.#scopeOf(request, rights);
    const { clusters } = scope;
    const all = await subjects.all();
    const planned = await planServices({
      ...{ all, clusters, rights, known: one => evidence.known(one) },
      plan: subject => {
        const { entityRef } = subject;
        const intent = { entityRef, from: clusters, to: [] };
        return failovers.plan(subject, { intent, mode });
      },
    });
    return planEvacuation({
      ...{ ...scope, ...planned, mode, waveSize, message: all.message },
      hash: text => createHash('sha256').update(text).digest('hex'),
    });
  }

  /**
   * Rejects with a `ConflictError` when the plan is not the one that was looked at, and while another evacuation of one of the clusters is
   * not over; with an `InputError` when there is nothing to move, and for an emergency that was not confirmed.
   */
  async start(
    request: StartEvacuationRequest,
    rights: EvacuationRights,
    { createdBy }: { createdBy: string },
  ): Promise<Evacuation> {
    const { store, wake } = this.#options;
    const { reason } = request;
    requireConfirmed(this.#scopeOf(request, rights), request);
    const plan = await this.plan(request, rights);
    requireSame(plan, request);
    const { clusters, region, mode, waveSize } = plan;
    const evacuation = await store.create({
      id: randomUUID(),
      ...{ clusters, mode, reason, createdBy, waveSize },
      ...(region !== undefined && { region }),
      createdAt: this.#now(),
      state: 'running',
      services: plan.waves.flatMap(({ services }, wave) =>
        services.map(({ entityRef }) => ({
          ...{ entityRef, wave, state: 'waiting' as const },
        })),
      ),
    });
    wake();
    return evacuation;
  }

  /** Newest first. */
  list(): Promise<Evacuation[]> {
    return this.#options.store.list();
  }

  async get(id: string): Promise<Evacuation> {
    const stored = await this.#options.store.get(id);
    if (!stored) throw new NotFoundError(`There is no evacuation '${id}'.`);
    return stored.evacuation;
  }

  /** Rejects with a `ConflictError` for a command that cannot be given now. */
  async command(
    id: string,
    command: EvacuationCommand,
    { by }: { by: string },
  ): Promise<Evacuation> {
    const { store, wake } = this.#options;
    const evacuation = await changeEvacuation(store, id, one =>
      commandEvacuation(one, command, { by, now: this.#now() }),
    );
    wake();
    return evacuation;
  }

  #scopeOf(
    { clusters = [], region }: EvacuationPlanRequest,
    { seesCluster }: EvacuationRights,
  ): EvacuationScope {
    if (clusters.length > 0 === (region !== undefined)) {
      throw new InputError("Give either 'clusters' or 'region'.");
    }
    const seen = this.#options.fleet
      .clusters()
      .filter(({ name }) => seesCluster(name));
    if (region !== undefined) {
      const there = seen.filter(one => one.region === region);
      if (there.length === 0) {
        throw new InputError(
          `'region': there is no cluster in '${region}' that you may see.`,
        );
      }
      return { clusters: there.map(({ name }) => name).sort(), region };
    }
    const names = new Set(seen.map(({ name }) => name));
    const unknown = clusters.find(name => !names.has(name));
    if (unknown !== undefined) {
      throw new InputError(
        `'clusters': there is no cluster '${unknown}' that you may see.`,
      );
    }
    return { clusters: [...new Set(clusters)].sort() };
  }
}

function requireConfirmed(
  scope: EvacuationScope,
  { mode, confirm }: StartEvacuationRequest,
): void {
  const name = evacuationName(scope);
  if (mode === 'emergency' && confirm !== name) {
    throw new InputError(
      `'confirm': an emergency is started by giving the name of what is left, '${name}'.`,
    );
  }
}

/** Rule 21. */
function requireSame(
  plan: EvacuationPlan,
  { hash }: StartEvacuationRequest,
): void {
  if (plan.hash !== hash) {
    throw new ConflictError(
      'The plan is no longer the one that you looked at: something has changed since. Look at it anew.',
    );
  }
  if (plan.waves.length === 0) {
    throw new InputError(
      'There is nothing to move: no service of yours that could be moved gets traffic there.',
    );
  }
}
