import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import {
  FailoverRun,
  openPending,
  RunEffect,
  RunInput,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../../clusters';
import { DatabaseMoves } from '../database';
import { FailoverEvidence } from '../facts';
import { noticeOfRun } from '../notify';
import { CatalogSubjects, FailoverSubject, Impersonation } from '../policies';
import { RunActions, TellOwners } from '../types';
import { AskableFleet } from './askCluster';
import { asRequester } from './asRequester';
import { TemplateTasks } from '../templates';
import { WebhookCalls } from '../webhooks';
import { checkAgain } from './checkAgain';
import { fenceOf } from './fenceOf';
import { GuardReadings } from './GuardReadings';
import { HopObserver, weakest } from './HopObserver';
import { judgeSources } from './judgeSources';
import { findUnready, scaleWorkloads } from './scaleWorkloads';
import { verifyTraffic } from './verifyTraffic';
import { writeChanges } from './writeChanges';

export type DriverActionsOptions = {
  fleet: Pick<Fleet, 'cache' | 'client' | 'cluster'>;
  drivers: readonly TrafficDriver[];
  evidence: FailoverEvidence;
  guards: GuardReadings;
  observer: HopObserver;
  webhooks: WebhookCalls;
  templates: TemplateTasks;
  databases: DatabaseMoves;
  subjects: Pick<CatalogSubjects, 'find'>;
  auditor: AuditorService;
  tell: TellOwners;
  /** As whom people's runs write; as the portal when absent. */
  impersonation?: Impersonation;
  logger: LoggerService;
};

type Effect<T extends RunEffect['type']> = Extract<RunEffect, { type: T }>;
type Asked = { run: FailoverRun; version: number; signal: AbortSignal };

/** Does what runs ask for: weights by the drivers, replicas by the API servers, and all else by looking. */
export class DriverActions implements RunActions {
  readonly #options: DriverActionsOptions;

  constructor(options: DriverActionsOptions) {
    this.#options = options;
  }

  async perform(asked: Asked & { effect: RunEffect }): Promise<RunInput> {
    const { effect } = asked;
    switch (effect.type) {
      case 'preflight':
        return this.#preflight(asked);
      case 'scale':
        return this.#scale(effect, asked);
      case 'write':
        return this.#write(effect, asked);
      case 'observe':
        return this.#observe(effect, asked);
      case 'readGuards':
        return this.#readGuards(effect, asked);
      case 'callWebhook':
        return this.#callWebhook(effect, asked);
      case 'runTemplate':
        return this.#runTemplate(effect, asked);
      case 'fence':
        return this.#options.databases.stop(
          effect,
          this.#writerOf(asked, effect),
        );
      case 'promote':
        return this.#options.databases.promote(
          effect,
          this.#writerOf(asked, effect),
        );
      case 'verify':
        return this.#verify(asked);
      case 'checkSource':
        return this.#checkSource(effect, asked);
      case 'undo':
        return this.#undo(effect, asked);
      default:
        return { type: 'timePassed' };
    }
  }

  async announce(run: FailoverRun): Promise<void> {
    const { auditor, logger, tell } = this.#options;
    const { id, entityRef, mode, state, message } = run;
    logger.info(
      `Run '${id}' of ${entityRef} is ${state}${message ? `: ${message}` : ''}`,
    );
    try {
      const event = await auditor.createEvent({
        eventId: 'failover-run',
        severityLevel: 'high',
        meta: { id, entityRef, mode, state },
      });
      await event.success();
    } catch (error) {
      logger.warn(`Run '${id}' could not be audited`, error as Error);
    }
    const notice = noticeOfRun(run);
    if (notice) await tell(notice);
  }

  async #preflight({ run, signal }: Asked): Promise<RunInput> {
    const { evidence, fleet, drivers } = this.#options;
    const subject = await this.#subject(run);
    if (!subject) {
      const message = `${run.entityRef} cannot be found in the catalog.`;
      return {
        type: 'preflightDone',
        problems: [{ rule: 2, severity: 'error', message, overridable: false }],
      };
    }
    const facts = await evidence.facts(subject);
    return {
      type: 'preflightDone',
      problems: await checkAgain({ run, facts, fleet, drivers, signal }),
    };
  }

  async #scale(
    { changes }: Effect<'scale'>,
    { run, signal }: Asked,
  ): Promise<RunInput> {
    const { cache } = this.#options.fleet;
    const fleet = this.#fleetOf(run);
    const results = await scaleWorkloads({ changes, fleet, signal });
    const failed = results.filter(
      ({ result }) => result !== 'applied' && result !== 'already',
    );
    const message =
      failed.length > 0
        ? failed.map(one => one.message).join(' ')
        : findUnready(cache, changes);
    return { type: 'scaled', ready: message === undefined, message };
  }

  async #write(
    { step, changes }: Effect<'write'>,
    { run, version, signal }: Asked,
  ): Promise<RunInput> {
    const { drivers } = this.#options;
    const fleet = this.#fleetOf(run);
    const results = await writeChanges({
      ...{ hops: run.plan.hops, stamp: false, fence: fenceOf(run, version) },
      ...{ changes, fleet, drivers, signal, run: `${run.id}/${step}` },
    });
    return { type: 'written', results };
  }

  /** What waits for a cluster's return is not looked for. */
  async #observe(
    { hops }: Effect<'observe'>,
    { run, signal }: Asked,
  ): Promise<RunInput> {
    const waiting = waitingHops(run);
    const looked = run.plan.hops.filter(
      ({ id }) => hops.includes(id) && !waiting.has(id),
    );
    const found = await this.#options.observer.observe(looked, signal);
    return { type: 'observed', ...weakest(found) };
  }

  async #readGuards(
    { clusters }: Effect<'readGuards'>,
    { run, signal }: Asked,
  ): Promise<RunInput> {
    const subject = await this.#subject(run);
    const readings = subject
      ? await this.#options.guards.read(run, subject, clusters, signal)
      : [];
    return { type: 'guardsRead', readings };
  }

  async #callWebhook(
    { step, webhook }: Effect<'callWebhook'>,
    { run, signal }: Asked,
  ): Promise<RunInput> {
    const { webhooks } = this.#options;
    const answer = await webhooks.call({ run, step, webhook, signal });
    return { type: 'callAnswered', step, ...answer };
  }

  async #runTemplate(
    { step, template }: Effect<'runTemplate'>,
    { run, signal }: Asked,
  ): Promise<RunInput> {
    const { templates } = this.#options;
    const answer = await templates.call({ run, step, template, signal });
    return { type: 'callAnswered', step, ...answer };
  }

  async #verify({ run, signal }: Asked): Promise<RunInput> {
    const moved = new Set(
      run.plan.steps.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
    );
    const waiting = waitingHops(run);
    const hops = run.plan.hops.filter(
      ({ id }) => moved.has(id) && !waiting.has(id),
    );
    const found = await this.#options.observer.observe(hops, signal);
    return { type: 'verified', ...verifyTraffic(run, found) };
  }

  /** Rule 7: each of them must be able to serve again. */
  async #checkSource(
    { clusters }: Effect<'checkSource'>,
    { run }: Asked,
  ): Promise<RunInput> {
    const subject = await this.#subject(run);
    if (!subject) return { type: 'sourceChecked', verdict: 'unknown' };
    const { evidence } = this.#options;
    const { readiness } = await evidence.facts(subject, run.id);
    return { type: 'sourceChecked', ...judgeSources(clusters, readiness) };
  }

  async #undo(
    { step, traffic, capacity, database }: Effect<'undo'>,
    asked: Asked,
  ): Promise<RunInput> {
    const { run, version, signal } = asked;
    const { drivers, databases } = this.#options;
    const fleet = this.#fleetOf(run);
    const label = `${step}/undo`;
    const [weights, replicas, writers] = await Promise.all([
      writeChanges({
        ...{ hops: run.plan.hops, changes: traffic },
        ...{ fleet, drivers, signal },
        run: `${run.id}/${label}`,
        fence: fenceOf(run, version),
        // What the step itself may still have under way must come too late.
        stamp: true,
      }),
      scaleWorkloads({ changes: capacity, fleet, signal }),
      database
        ? databases.undo(database, this.#writerOf(asked, { step: label }))
        : [],
    ]);
    return { type: 'undone', results: [weights, replicas, writers].flat() };
  }

  #writerOf({ run, version, signal }: Asked, { step }: { step: string }) {
    const fence = fenceOf(run, version);
    const writer = { run: `${run.id}/${step}`, fence };
    return { run, writer, signal, fleet: this.#fleetOf(run) };
  }

  #fleetOf(run: FailoverRun): AskableFleet {
    const { fleet, impersonation } = this.#options;
    return asRequester(fleet, run, impersonation);
  }

  #subject(run: FailoverRun): Promise<FailoverSubject | undefined> {
    return this.#options.subjects.find(run.entityRef);
  }
}

/** Hops that their cluster does not know of yet: there is nothing to be seen there. */
function waitingHops(run: FailoverRun): Set<string | undefined> {
  return new Set(openPending(run).map(({ traffic }) => traffic?.hop));
}
