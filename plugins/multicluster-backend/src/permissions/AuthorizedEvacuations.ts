import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Evacuation,
  EvacuationCommand,
  EvacuationPlan,
  EvacuationPlanRequest,
  multiclusterFailoverExecutePermission,
  multiclusterFailoverPlanPermission,
  StartEvacuationRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { EvacuationRights, EvacuationService } from '../failover';
import { FailoverAccess } from './FailoverAccess';
import { principalRef } from './principalRef';

/** Evacuations as one caller may see and order them: of the services that they may move, and of no others. */
export class AuthorizedEvacuations {
  readonly #service: EvacuationService;
  readonly #access: FailoverAccess;

  constructor(options: { service: EvacuationService; access: FailoverAccess }) {
    this.#service = options.service;
    this.#access = options.access;
  }

  async plan(
    credentials: BackstageCredentials,
    request: EvacuationPlanRequest,
  ): Promise<EvacuationPlan> {
    return this.#service.plan(request, await this.#rights(credentials));
  }

  /** What the caller may move is asked anew: a right that was taken away since makes another plan. */
  async start(
    credentials: BackstageCredentials,
    request: StartEvacuationRequest,
  ): Promise<Evacuation> {
    const createdBy = principalRef(credentials).ref;
    const rights = await this.#rights(credentials);
    return this.#service.start(request, rights, { createdBy });
  }

  async list(credentials: BackstageCredentials): Promise<Evacuation[]> {
    const all = await this.#service.list();
    const readable = await Promise.all(
      all.map(one => this.#readable(credentials, one)),
    );
    return readable.flatMap(one => one ?? []);
  }

  /** Not found and not allowed are one answer: ids are not tried out. */
  async get(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<Evacuation> {
    const found = await this.#service.get(id).catch(() => undefined);
    const readable = found && (await this.#readable(credentials, found));
    if (!readable) {
      throw new NotFoundError(
        `There is no evacuation '${id}' that you may see.`,
      );
    }
    return readable;
  }

  /** Who may stop the run of one of its services may stop it; who resumes it must be allowed to move all that still waits. */
  async command(
    credentials: BackstageCredentials,
    id: string,
    command: EvacuationCommand,
  ): Promise<Evacuation> {
    await this.get(credentials, id);
    const { services } = await this.#service.get(id);
    const waiting = services.filter(({ state }) => state === 'waiting');
    const all = command.type === 'resume' && waiting.length > 0;
    const allowed = await Promise.all(
      (all ? waiting : services).map(({ entityRef }) =>
        this.#mayGive(credentials, entityRef, command),
      ),
    );
    const may = all ? !allowed.includes(false) : allowed.includes(true);
    if (!may) {
      throw new NotAllowedError(
        `You may not give the command '${command.type}' to this evacuation: you may not move what it moves.`,
      );
    }
    const by = principalRef(credentials).ref;
    const evacuation = await this.#service.command(id, command, { by });
    return (await this.#readable(credentials, evacuation)) ?? evacuation;
  }

  async #mayGive(
    credentials: BackstageCredentials,
    entityRef: string,
    { type }: EvacuationCommand,
  ): Promise<boolean> {
    return this.#access
      .requireCommand(credentials, entityRef, { type })
      .then(() => true, refusedOrThrow);
  }

  /** With the services that the caller may see; undefined when there are none of them, or a cluster is hidden. */
  async #readable(
    credentials: BackstageCredentials,
    evacuation: Evacuation,
  ): Promise<Evacuation | undefined> {
    const sees = await this.#access.visible(credentials);
    if (!evacuation.clusters.every(sees)) return undefined;
    const seen = await Promise.all(
      evacuation.services.map(async service =>
        (await this.#access.mayRead(credentials, service.entityRef))
          ? [service]
          : [],
      ),
    );
    const services = seen.flat();
    if (services.length === 0) return undefined;
    const hidden = evacuation.services.length - services.length;
    if (hidden === 0) return evacuation;
    // Why it is paused may name a service that is hidden.
    const { message, ...rest } = evacuation;
    return { ...rest, services, hidden };
  }

  async #rights(credentials: BackstageCredentials): Promise<EvacuationRights> {
    const access = this.#access;
    return {
      seesCluster: await access.visible(credentials),
      mayMove: entityRef =>
        access
          .subject(credentials, entityRef, [
            multiclusterFailoverPlanPermission,
            multiclusterFailoverExecutePermission,
          ])
          .then(
            () => 'allowed' as const,
            error => {
              if (error.name === 'NotFoundError') return 'unknown' as const;
              // What is wrong with its annotations is said by its plan.
              if (error.name === 'InputError') return 'allowed' as const;
              return refusedOrThrow(error) || ('denied' as const);
            },
          ),
      seesPlan: plan =>
        access
          .requireClusters(credentials, plan)
          .then(() => true, refusedOrThrow),
    };
  }
}

function refusedOrThrow(error: Error): false {
  if (error.name === 'NotAllowedError') return false;
  throw error;
}
