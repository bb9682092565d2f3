import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  FailoverPlan,
  FailoverView,
  multiclusterFailoverAbortPermission,
  multiclusterFailoverApprovePermission,
  multiclusterFailoverExecutePermission,
  multiclusterFailoverOverridePermission,
  multiclusterFailoverPlanPermission,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverPolicies, FailoverSubject, subjectOf } from '../failover';
import { AuthorizedFleet } from './AuthorizedFleet';
import { EntityAccess } from './EntityAccess';
import { MissingAnnotationError } from './MissingAnnotationError';

type FailoverPermission = typeof multiclusterFailoverPlanPermission;

/** Which permissions a command asks for; one of them is enough. */
const ASKED: { [type in RunCommand['type']]: FailoverPermission[] } = {
  pause: [
    multiclusterFailoverAbortPermission,
    multiclusterFailoverExecutePermission,
  ],
  abort: [
    multiclusterFailoverAbortPermission,
    multiclusterFailoverExecutePermission,
  ],
  approve: [multiclusterFailoverApprovePermission],
  decline: [multiclusterFailoverApprovePermission],
  override: [multiclusterFailoverOverridePermission],
  skip: [multiclusterFailoverOverridePermission],
  resume: [multiclusterFailoverExecutePermission],
  rollBack: [multiclusterFailoverExecutePermission],
  commit: [multiclusterFailoverExecutePermission],
  escalate: [multiclusterFailoverExecutePermission],
  renew: [multiclusterFailoverExecutePermission],
  dismissPending: [multiclusterFailoverExecutePermission],
  confirmStep: [multiclusterFailoverExecutePermission],
};

/** Who may look at, move and stop the traffic of what. */
export class FailoverAccess {
  readonly #entities: EntityAccess;
  readonly #fleet: AuthorizedFleet;
  readonly #policies: FailoverPolicies;

  constructor(options: {
    entities: EntityAccess;
    fleet: AuthorizedFleet;
    policies: FailoverPolicies;
  }) {
    this.#entities = options.entities;
    this.#fleet = options.fleet;
    this.#policies = options.policies;
  }

  /** What is moved, for those who have all of the permissions. */
  async subject(
    credentials: BackstageCredentials,
    entityRef: string,
    permissions: FailoverPermission[] = [multiclusterFailoverPlanPermission],
  ): Promise<FailoverSubject> {
    let entity: Entity | undefined;
    for (const permission of permissions) {
      entity = await this.#require(credentials, entityRef, permission);
    }
    const subject = entity && subjectOf(entity, this.#policies);
    if (!subject) throw new MissingAnnotationError(entityRef);
    return subject;
  }

  /** Rejects unless the caller may give the command. The entity may have left the catalog while its run goes on. */
  async requireCommand(
    credentials: BackstageCredentials,
    entityRef: string,
    { type }: RunCommand,
  ): Promise<void> {
    const asked = ASKED[type];
    const allowed = await Promise.all(
      asked.map(permission => this.#may(credentials, entityRef, permission)),
    );
    if (!allowed.includes(true)) {
      const names = asked.map(({ name }) => name).join(' or ');
      throw new NotAllowedError(
        `You may not give the command '${type}' to a run of ${entityRef} (${names}).`,
      );
    }
  }

  mayRead(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<boolean> {
    return this.#may(
      credentials,
      entityRef,
      multiclusterFailoverPlanPermission,
    );
  }

  /** A plan that hides a part of what it does is none: rejects unless the caller may see every cluster of it. */
  async requireClusters(
    credentials: BackstageCredentials,
    plan: FailoverPlan,
  ): Promise<FailoverPlan> {
    const allows = await this.visible(credentials);
    const names = [
      ...plan.participants.map(({ cluster }) => cluster),
      ...plan.hops.map(({ cluster }) => cluster),
    ];
    if (names.some(name => !allows(name))) {
      throw new NotAllowedError(
        'You may not see all clusters that carry its traffic, so you cannot move it.',
      );
    }
    return plan;
  }

  /** Rejects unless the caller may see the cluster. */
  async requireCluster(
    credentials: BackstageCredentials,
    cluster: string,
  ): Promise<void> {
    await this.#fleet.get(credentials, cluster);
  }

  /** Without the clusters that the caller may not see. */
  async hide(
    credentials: BackstageCredentials,
    view: FailoverView,
  ): Promise<FailoverView> {
    const allows = await this.visible(credentials);
    const hops = view.hops.filter(({ cluster }) => allows(cluster));
    const seen = new Set(hops.map(({ id }) => id));
    return {
      ...view,
      hops,
      shares: Object.fromEntries(
        Object.entries(view.shares).map(([level, shares]) => [
          level,
          Object.fromEntries(
            Object.entries(shares).filter(([cluster]) => allows(cluster)),
          ),
        ]),
      ),
      observed: view.observed.filter(({ hop }) => seen.has(hop)),
      readiness: view.readiness.filter(({ cluster }) => allows(cluster)),
      lints: view.lints.filter(({ cluster }) => allows(cluster)),
      pending: view.pending.filter(({ cluster }) => allows(cluster)),
    };
  }

  /** Whether the caller may see a cluster of that name. */
  async visible(credentials: BackstageCredentials) {
    return (await this.#fleet.filter(credentials)) ?? (() => true);
  }

  async #may(
    credentials: BackstageCredentials,
    entityRef: string,
    permission: FailoverPermission,
  ): Promise<boolean> {
    const { result } = await this.#entities.decide(
      ...([credentials, entityRef, permission] as const),
    );
    if (result !== 'absent') return result === 'allowed';
    return (await this.#entities.scope(credentials, permission)) === 'all';
  }

  async #require(
    credentials: BackstageCredentials,
    entityRef: string,
    permission: FailoverPermission,
  ): Promise<Entity> {
    const decision = await this.#entities.decide(
      ...([credentials, entityRef, permission] as const),
    );
    switch (decision.result) {
      case 'allowed':
        return decision.entity;
      case 'denied':
        throw new NotAllowedError(
          `You may not do this with the traffic of ${entityRef} (${permission.name}).`,
        );
      default:
        throw new NotFoundError(`There is no ${entityRef} that you may see.`);
    }
  }
}
