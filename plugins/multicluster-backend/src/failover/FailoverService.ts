import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  automaticActor,
  FailoverPlan,
  FailoverPlanRequest,
  FailoverRun,
  FailoverView,
  hasEnded,
  pendingOf,
  reportRun,
  RunCommand,
  RunEvents,
  RunMode,
  RunPendingAction,
  RunReport,
  StartRunRequest,
  writeRunbook,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { commandFor } from '../traffic';
import { DnsTruths } from './dns';
import { FailoverEvidence, FailoverFacts, makePlan } from './facts';
import { TrafficMeter } from './measure';
import { noticeOfRun } from './notify';
import { CatalogSubjects, FailoverLimits, FailoverSubject } from './policies';
import { FailoverWorker, HopObserver } from './run';
import {
  answerRun,
  draftRun,
  followRun,
  giveInput,
  limitRuns,
  listed,
  PolicyStart,
  readView,
  requireConfirmed,
  requireKnown,
  requirePlanned,
  writeReport,
  yieldDrill,
} from './service';
import {
  FailoverStore,
  ProbeStore,
  RunLocks,
  RunQuery,
  TellOwners,
} from './types';

const MOST_EVENTS = 200;
const MOST_PENDING = 200;

/** What failover is made of. */
export type FailoverServiceOptions = {
  store: FailoverStore;
  locks: RunLocks;
  looks: ProbeStore;
  evidence: FailoverEvidence;
  drivers: readonly TrafficDriver[];
  observer: HopObserver;
  dns: Pick<DnsTruths, 'look'>;
  meter: TrafficMeter;
  subjects: Pick<CatalogSubjects, 'remember'>;
  worker: Pick<FailoverWorker, 'wake'>;
  limits: FailoverLimits;
  tell: TellOwners;
  now?: () => number;
};

/** Says how an entity's traffic stands, plans and accepts runs, and tells what they did. It writes to no cluster: the worker does. */
export class FailoverService {
  readonly #options: FailoverServiceOptions;
  readonly #now: () => number;

  constructor(options: FailoverServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  view(
    subject: FailoverSubject,
    { signal }: { signal: AbortSignal },
  ): Promise<FailoverView> {
    const now = this.#now();
    return readView({ ...this.#options, subject, now, signal });
  }

  async plan(
    subject: FailoverSubject,
    request: FailoverPlanRequest,
  ): Promise<FailoverPlan> {
    const { evidence } = this.#options;
    return this.#planFrom(await evidence.facts(subject), subject, request);
  }

  /** Rejects with a `ConflictError` when the plan is not the one that was looked at, and while another run has not ended. */
  async start(
    subject: FailoverSubject,
    request: StartRunRequest,
    by: { createdBy: string },
  ): Promise<FailoverRun> {
    return this.#accept(subject, request, by, plan =>
      requirePlanned(plan, request),
    );
  }

  async #accept(
    subject: FailoverSubject,
    request: Omit<StartRunRequest, 'hash'>,
    { createdBy, detectedAt }: { createdBy: string; detectedAt?: number },
    check: (plan: FailoverPlan) => void,
  ): Promise<FailoverRun> {
    const { store, evidence, worker, subjects, limits } = this.#options;
    const { requestId, mode } = request;
    const first =
      requestId === undefined
        ? undefined
        : await store.findRequested({ createdBy, requestId });
    const { entityRef } = subject;
    if (first?.entityRef === entityRef) return first;
    requireConfirmed(subject, request);
    const facts = await evidence.facts(subject);
    const plan = await this.#planFrom(facts, subject, request);
    check(plan);
    await limitRuns({ store, limits, plan });
    await yieldDrill({
      ...{ store, entityRef, mode },
      give: (id, command) => this.command(id, command, { by: createdBy }),
    });
    const now = this.#now();
    const draft = draftRun({
      ...{ plan, request, facts, createdBy, detectedAt, now },
      id: randomUUID(),
    });
    subjects.remember(subject);
    const { run } = await store.create({
      ...{ run: draft, requestId },
      events: [
        {
          ...{ at: now, type: 'requested', level: 'info', by: createdBy },
          message: `Asked for: ${request.reason}`,
        },
      ],
    });
    worker.wake();
    return run;
  }

  /** A run of the plan of this moment that waits for somebody else's approval, whatever the policy says. */
  request(
    { policy, ...subject }: FailoverSubject,
    request: Omit<StartRunRequest, 'hash'>,
    by: { createdBy: string },
  ): Promise<FailoverRun> {
    const approvals = Math.max(1, policy.approvals);
    const asked = { ...subject, policy: { ...policy, approvals } };
    return this.#accept(asked, request, by, () => undefined);
  }

  /** What the entity's policy has decided beforehand; of one `requestId`, the first run. */
  startByPolicy(
    subject: FailoverSubject,
    { request, detectedAt, check }: PolicyStart,
  ): Promise<FailoverRun> {
    const createdBy = automaticActor(subject.policy);
    return this.#accept(subject, request, { createdBy, detectedAt }, check);
  }

  /** A part of an evacuation, by the plan of this moment: what is against it holds the run, and a person decides. */
  startFor(
    { name, ...subject }: FailoverSubject,
    asked: {
      from: string[];
      mode: RunMode;
      reason: string;
      requestId: string;
      createdBy: string;
    },
  ): Promise<FailoverRun> {
    const { from, createdBy, ...request } = asked;
    const { entityRef } = subject;
    const intent = { entityRef, from, to: [] };
    return this.#accept(
      { name, ...subject },
      { ...request, intent, confirm: name },
      ...([{ createdBy }, () => undefined] as const),
    );
  }

  async list(query: RunQuery): Promise<FailoverRun[]> {
    return (await this.#options.store.list(query)).map(listed);
  }

  /** What waits for a cluster to return, of every entity. */
  async pending({ cluster }: { cluster: string }): Promise<RunPendingAction[]> {
    const runs = await this.#options.store.list({
      ...{ pending: true, limit: MOST_PENDING },
    });
    return pendingOf(runs, cluster);
  }

  async get(id: string): Promise<FailoverRun> {
    const stored = await this.#options.store.get(id);
    if (!stored) throw new NotFoundError(`There is no run '${id}'.`);
    return stored.run;
  }

  events(options: {
    id: string;
    after: number;
    waitMs: number;
    signal: AbortSignal;
  }): Promise<RunEvents> {
    return followRun({ store: this.#options.store, ...options });
  }

  async command(
    id: string,
    command: RunCommand,
    { by }: { by: string },
  ): Promise<FailoverRun> {
    const { store, locks, worker, tell } = this.#options;
    const now = this.#now;
    const input = { type: 'command', command, by } as const;
    const run = await giveInput({ store, locks, id, input, now });
    const notice = hasEnded(run) ? noticeOfRun(run) : undefined;
    // The worker tells of what it ends itself; nobody waits for the word.
    if (notice) void tell(notice);
    worker.wake();
    return run;
  }

  async report(id: string): Promise<RunReport> {
    return this.#reportOf(await this.get(id));
  }

  async reportText(id: string): Promise<string> {
    const run = await this.get(id);
    const [report, events] = await Promise.all([
      this.#reportOf(run),
      this.#options.store.events({ id, after: 0, limit: MOST_EVENTS }),
    ]);
    return writeReport(run, report, events);
  }

  async #reportOf(run: FailoverRun): Promise<RunReport> {
    return reportRun(run, await this.#options.meter.requestsOf(run));
  }

  async runbook(
    subject: FailoverSubject,
    request: FailoverPlanRequest,
  ): Promise<string> {
    const plan = await this.plan(subject, request);
    return writeRunbook(plan, { commandFor });
  }

  async #planFrom(
    facts: FailoverFacts,
    subject: FailoverSubject,
    request: FailoverPlanRequest,
  ): Promise<FailoverPlan> {
    const { drivers, store } = this.#options;
    const { policy, entityRef } = subject;
    const asked = { ...request.intent, entityRef };
    const { intent, restores } = await answerRun(store, asked);
    requireKnown(facts, intent);
    const { mode } = request;
    return makePlan({ facts, drivers, policy, mode, intent, restores });
  }
}
