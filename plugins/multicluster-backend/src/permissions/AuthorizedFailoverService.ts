import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  FailoverPlan,
  FailoverPlanRequest,
  FailoverRun,
  FailoverView,
  multiclusterFailoverExecutePermission,
  multiclusterFailoverOverridePermission,
  multiclusterFailoverPlanPermission,
  PendingList,
  RunCommand,
  RunEvents,
  RunListQuery,
  RunReport,
  ScheduledDrill,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Drills, FailoverService, FailoverSubject } from '../failover';
import { FailoverAccess } from './FailoverAccess';
import { principalRef } from './principalRef';

function normalizeRef(entityRef: string): string {
  return stringifyEntityRef(parseEntityRef(entityRef));
}

/** Failovers as one caller may see and order them. Every method asks anew: a right that was taken away is gone for the next command. */
export class AuthorizedFailoverService {
  readonly #service: FailoverService;
  readonly #drills: Pick<Drills, 'list'>;
  readonly #access: FailoverAccess;

  constructor(options: {
    service: FailoverService;
    drills: Pick<Drills, 'list'>;
    access: FailoverAccess;
  }) {
    this.#service = options.service;
    this.#drills = options.drills;
    this.#access = options.access;
  }

  async view(
    credentials: BackstageCredentials,
    entityRef: string,
    call: { signal: AbortSignal },
  ): Promise<FailoverView> {
    const subject = await this.#access.subject(
      ...([credentials, normalizeRef(entityRef)] as const),
    );
    const view = await this.#service.view(subject, call);
    return this.#access.hide(credentials, view);
  }

  async plan(
    credentials: BackstageCredentials,
    entityRef: string,
    request: FailoverPlanRequest,
  ): Promise<FailoverPlan> {
    const ref = normalizeRef(entityRef);
    requireSame(ref, request);
    const subject = await this.#access.subject(credentials, ref);
    const plan = await this.#service.plan(subject, request);
    return this.#access.requireClusters(credentials, plan);
  }

  async runbook(
    credentials: BackstageCredentials,
    entityRef: string,
    request: FailoverPlanRequest,
  ): Promise<string> {
    await this.plan(credentials, entityRef, request);
    const subject = await this.#access.subject(credentials, entityRef);
    return this.#service.runbook(subject, request);
  }

  async start(
    credentials: BackstageCredentials,
    entityRef: string,
    request: StartRunRequest,
  ): Promise<FailoverRun> {
    const subject = await this.#startable(credentials, entityRef, request);
    const createdBy = principalRef(credentials).ref;
    return this.#service.start(subject, request, { createdBy });
  }

  /** For those who ask by an action: what is started waits for a person. */
  async request(
    credentials: BackstageCredentials,
    entityRef: string,
    request: Omit<StartRunRequest, 'hash'>,
  ): Promise<FailoverRun> {
    const ref = normalizeRef(entityRef);
    const subject = await this.#startable(credentials, ref, request);
    const createdBy = principalRef(credentials).ref;
    return this.#service.request(subject, request, { createdBy });
  }

  async #startable(
    credentials: BackstageCredentials,
    entityRef: string,
    request: Omit<StartRunRequest, 'hash'>,
  ): Promise<FailoverSubject> {
    requireSame(entityRef, request);
    const subject = await this.#access.subject(credentials, entityRef, [
      multiclusterFailoverPlanPermission,
      multiclusterFailoverExecutePermission,
      ...(request.overrides?.length
        ? [multiclusterFailoverOverridePermission]
        : []),
    ]);
    const plan = await this.#service.plan(subject, request);
    await this.#access.requireClusters(credentials, plan);
    return subject;
  }

  async list(
    credentials: BackstageCredentials,
    query: RunListQuery,
  ): Promise<FailoverRun[]> {
    const { state, limit } = query;
    const entityRef = query.entityRef && normalizeRef(query.entityRef);
    if (entityRef) await this.#access.subject(credentials, entityRef);
    const runs = await this.#service.list({
      ...{ entityRef, limit, states: state && [state] },
    });
    return entityRef ? runs : this.#readable(credentials, runs);
  }

  async drills(credentials: BackstageCredentials): Promise<ScheduledDrill[]> {
    return this.#readable(credentials, await this.#drills.list());
  }

  /** Of a cluster that the caller may see; what belongs to other people's entities is counted, not named. */
  async pending(
    credentials: BackstageCredentials,
    cluster: string,
  ): Promise<PendingList> {
    await this.#access.requireCluster(credentials, cluster);
    const all = await this.#service.pending({ cluster });
    const actions = await this.#readable(credentials, all);
    return { actions, hidden: all.length - actions.length };
  }

  async #readable<T extends { entityRef: string }>(
    credentials: BackstageCredentials,
    all: T[],
  ): Promise<T[]> {
    const refs = [...new Set(all.map(({ entityRef }) => entityRef))];
    const readable = await Promise.all(
      refs.map(async ref =>
        (await this.#access.mayRead(credentials, ref)) ? [ref] : [],
      ),
    );
    const seen = new Set(readable.flat());
    return all.filter(({ entityRef }) => seen.has(entityRef));
  }

  /** Not found and not allowed are one answer: ids are not tried out. */
  async get(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<FailoverRun> {
    const run = await this.#service.get(id).catch(() => undefined);
    const readable =
      run && (await this.#access.mayRead(credentials, run.entityRef));
    if (!run || !readable) {
      throw new NotFoundError(`There is no run '${id}' that you may see.`);
    }
    return run;
  }

  async events(
    credentials: BackstageCredentials,
    options: { id: string; after: number; waitMs: number; signal: AbortSignal },
  ): Promise<RunEvents> {
    await this.get(credentials, options.id);
    return this.#service.events(options);
  }

  async command(
    credentials: BackstageCredentials,
    id: string,
    command: RunCommand,
  ): Promise<FailoverRun> {
    const { entityRef } = await this.get(credentials, id);
    await this.#access.requireCommand(credentials, entityRef, command);
    const by = principalRef(credentials).ref;
    return this.#service.command(id, command, { by });
  }

  async report(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<RunReport> {
    await this.get(credentials, id);
    return this.#service.report(id);
  }

  async reportText(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<string> {
    await this.get(credentials, id);
    return this.#service.reportText(id);
  }
}

function requireSame(entityRef: string, { intent }: FailoverPlanRequest): void {
  if (normalizeRef(intent.entityRef) !== entityRef) {
    throw new InputError(
      `'intent.entityRef' must be ${entityRef}, as the path says.`,
    );
  }
}
