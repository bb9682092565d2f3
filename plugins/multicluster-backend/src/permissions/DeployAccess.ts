import { setTimeout } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ClusterSummary,
  multiclusterClusterDeployPermission,
  multiclusterDeployExecutePermission,
  multiclusterDeployReadPermission,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ChosenTargets, chooseTargets } from '../deploy';
import { AuthorizedFleet } from './AuthorizedFleet';
import { ClusterAccess } from './ClusterAccess';
import { EntityAccess } from './EntityAccess';

/** The catalog takes in what was registered within some seconds. */
const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 1_000;

/** Who may deploy what where: the permissions on the entity, and those on every cluster that is written to. */
export class DeployAccess {
  readonly #patienceMs: number;
  readonly #entities: EntityAccess;
  readonly #clusters: ClusterAccess;
  readonly #fleet: AuthorizedFleet;

  /** @param options - `patienceMs`: how long an entity is waited for that is not in the catalog yet. */
  constructor(options: {
    patienceMs?: number;
    entities: EntityAccess;
    clusters: ClusterAccess;
    fleet: AuthorizedFleet;
  }) {
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.#entities = options.entities;
    this.#clusters = options.clusters;
    this.#fleet = options.fleet;
  }

  /** Rejects unless the caller may deploy at least some entity. */
  async requireSome(credentials: BackstageCredentials): Promise<void> {
    const permission = multiclusterDeployExecutePermission;
    if ((await this.#entities.scope(credentials, permission)) === 'none') {
      throw new NotAllowedError(`You may not deploy (${permission.name}).`);
    }
  }

  /** Of an entity that has deployments already: it may have left the catalog. */
  requireExecute(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<void> {
    return this.#require(credentials, entityRef, {
      permission: multiclusterDeployExecutePermission,
      refusal: `You may not deploy ${entityRef}`,
    });
  }

  /** Of an entity that must be in the catalog, or come into it now: a template registers one and deploys it in the next second. */
  async requireNew(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<void> {
    const permission = multiclusterDeployExecutePermission;
    const until = Date.now() + this.#patienceMs;
    for (;;) {
      const { result } = await this.#entities.decide(
        credentials,
        entityRef,
        permission,
      );
      if (result === 'allowed') return;
      if (result === 'denied') {
        throw new NotAllowedError(
          `You may not deploy ${entityRef} (${permission.name}).`,
        );
      }
      if (Date.now() >= until) {
        throw new NotFoundError(
          `'entityRef': there is no ${entityRef} that you may see. Register it in the catalog first.`,
        );
      }
      await setTimeout(LOOK_AGAIN_MS);
    }
  }

  requireRead(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<void> {
    return this.#require(credentials, entityRef, {
      permission: multiclusterDeployReadPermission,
      refusal: `You may not see what was deployed for ${entityRef}`,
    });
  }

  /** As `requireExecute`; an entity that is not in the catalog is one that is about to be made. */
  async requirePreview(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<void> {
    const permission = multiclusterDeployExecutePermission;
    const { result } = await this.#entities.decide(
      credentials,
      entityRef,
      permission,
    );
    if (result === 'absent') return this.requireSome(credentials);
    if (result === 'denied') {
      throw new NotAllowedError(
        `You may not deploy ${entityRef} (${permission.name}).`,
      );
    }
    return undefined;
  }

  /** Of these entities, those of which the caller may see what was deployed. */
  async readable(
    credentials: BackstageCredentials,
    entityRefs: string[],
  ): Promise<(entityRef: string) => boolean> {
    const permission = multiclusterDeployReadPermission;
    const isAll =
      (await this.#entities.scope(credentials, permission)) === 'all';
    const decided = await Promise.all(
      [...new Set(entityRefs)].map(async ref => {
        const decision = await this.#entities.decide(
          credentials,
          ref,
          permission,
        );
        // One that has left the catalog still has objects on clusters, which somebody has to clear away.
        const isGone = decision.result === 'absent' && isAll;
        return decision.result === 'allowed' || isGone ? [ref] : [];
      }),
    );
    const readable = new Set(decided.flat());
    return ref => readable.has(ref);
  }

  /** What is selected among the clusters that the caller may see. Rejects unless each may be deployed to. */
  async targets(
    credentials: BackstageCredentials,
    selection: TargetSelection,
  ): Promise<ChosenTargets> {
    const { clusters } = await this.#fleet.list(credentials);
    const targets = chooseTargets(clusters, selection);
    await this.#requireDeploy(credentials, targets.chosen);
    return targets;
  }

  /**
   * Of these names, the clusters that are in the fleet: one that has left it cannot be written to, and must not keep the others from being
   * put right. Rejects unless the caller may see each of them and deploy to it.
   */
  async requireClusters(
    credentials: BackstageCredentials,
    names: string[],
  ): Promise<ClusterSummary[]> {
    const { clusters } = await this.#fleet.list(credentials);
    const byName = new Map(clusters.map(each => [each.name, each]));
    if (names.some(name => !byName.has(name) && this.#fleet.exists(name))) {
      throw new NotAllowedError(
        'You may not see all of its clusters. Say which are meant with clusters.',
      );
    }
    const found = names.flatMap(name => byName.get(name) ?? []);
    await this.#requireDeploy(credentials, found);
    return found;
  }

  /** Whether the caller may see a cluster of that name. */
  async visibleClusters(
    credentials: BackstageCredentials,
  ): Promise<(cluster: string) => boolean> {
    return (await this.#fleet.filter(credentials)) ?? (() => true);
  }

  async #requireDeploy(
    credentials: BackstageCredentials,
    clusters: ClusterSummary[],
  ): Promise<void> {
    const permission = multiclusterClusterDeployPermission;
    const decision = await this.#clusters.decide(credentials, permission);
    const refused = clusters.filter(each => !decision.allows(each));
    if (refused.length > 0) {
      const names = refused.map(({ name }) => `'${name}'`).join(', ');
      throw new NotAllowedError(
        `You may not deploy to ${names} (${permission.name}).`,
      );
    }
  }

  async #require(
    credentials: BackstageCredentials,
    entityRef: string,
    asked: {
      permission: typeof multiclusterDeployReadPermission;
      refusal: string;
    },
  ): Promise<void> {
    const { permission, refusal } = asked;
    const { result } = await this.#entities.decide(
      credentials,
      entityRef,
      permission,
    );
    if (result === 'denied') {
      throw new NotAllowedError(`${refusal} (${permission.name}).`);
    }
    if (
      result === 'absent' &&
      (await this.#entities.scope(credentials, permission)) !== 'all'
    ) {
      throw new NotFoundError(`There is no ${entityRef} that you may see.`);
    }
  }
}
