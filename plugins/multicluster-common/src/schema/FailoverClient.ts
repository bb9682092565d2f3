import {
  DrillList,
  Evacuation,
  EvacuationPlan,
  FailoverPlan,
  FailoverRun,
  FailoverView,
  RunReport,
} from '../failover';
import { DeployClient } from './DeployClient';
import {
  EvacuationCommandRequest,
  EvacuationList,
  EvacuationPlanRequest,
  FailoverPlanRequest,
  PendingList,
  RunCommandRequest,
  RunEvents,
  RunEventsQuery,
  RunList,
  RunListQuery,
  StartEvacuationRequest,
  StartRunRequest,
} from './failoverTypes';
import { entityPath, pathOf } from './paths';
import { AbortOptions, withQuery } from './RouteClient';

/**
 * The routes of failover.
 *
 * @public
 */
export class FailoverClient extends DeployClient {
  /** Who serves an entity now and from which evidence, and what was done with its traffic. */
  getFailover(
    options: { entityRef: string } & AbortOptions,
  ): Promise<FailoverView> {
    return this.read(entityPath('failover', options.entityRef), options);
  }

  /** What a failover would do. Writes nothing. */
  planFailover(
    request: FailoverPlanRequest & AbortOptions,
  ): Promise<FailoverPlan> {
    const { signal, ...body } = request;
    const path = entityPath('failover', body.intent.entityRef);
    return this.post(`${path}/plan`, body, { signal });
  }

  /** Accepts a run of the plan with that hash; `getRunEvents` tells how it goes on. */
  startRun(request: StartRunRequest & AbortOptions): Promise<FailoverRun> {
    const { signal, ...body } = request;
    const path = entityPath('failover', body.intent.entityRef);
    return this.post(`${path}/runs`, body, { signal });
  }

  /** A plan as plain commands in Markdown, for when the portal is not there. */
  async getRunbook(
    request: FailoverPlanRequest & AbortOptions,
  ): Promise<string> {
    const { signal, ...body } = request;
    const path = entityPath('failover', body.intent.entityRef);
    const response = await this.fetch(`${path}/runbook`, {
      signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.text();
  }

  /** Newest first. */
  listRuns(query: RunListQuery & AbortOptions = {}): Promise<RunList> {
    const { signal, ...rest } = query;
    return this.read(withQuery('/runs', rest), { signal });
  }

  /** What is practised by a calendar, the next first. */
  listDrills(options: AbortOptions = {}): Promise<DrillList> {
    return this.read('/drills', options);
  }

  /** What is done on a cluster when it returns. */
  listPending(
    options: { cluster: string } & AbortOptions,
  ): Promise<PendingList> {
    return this.read(pathOf('clusters', options.cluster, 'pending'), options);
  }

  getRun(options: { id: string } & AbortOptions): Promise<FailoverRun> {
    return this.read(pathOf('runs', options.id), options);
  }

  /** Answers at once when there is something after `after`, else when there is, or after `waitSeconds` (25 at most). */
  getRunEvents(
    query: { id: string } & RunEventsQuery & AbortOptions,
  ): Promise<RunEvents> {
    const { id, signal, ...rest } = query;
    return this.read(withQuery(pathOf('runs', id, 'events'), rest), {
      signal,
    });
  }

  /** Rejects with a 409 that says why, when it cannot be given now. */
  commandRun(
    options: { id: string } & RunCommandRequest & AbortOptions,
  ): Promise<FailoverRun> {
    const { id, signal, command } = options;
    return this.post(pathOf('runs', id, 'commands'), { command }, { signal });
  }

  getRunReport(options: { id: string } & AbortOptions): Promise<RunReport> {
    return this.read(pathOf('runs', options.id, 'report'), options);
  }

  /** The report in Markdown, for a ticket or a post-mortem. */
  async getRunReportText(
    options: { id: string } & AbortOptions,
  ): Promise<string> {
    const path = pathOf('runs', options.id, 'report');
    const response = await this.fetch(withQuery(path, { format: 'markdown' }), {
      signal: options.signal,
    });
    return response.text();
  }

  /** What leaving a cluster or a region would do. Writes nothing. */
  planEvacuation(
    request: EvacuationPlanRequest & AbortOptions,
  ): Promise<EvacuationPlan> {
    const { signal, ...body } = request;
    return this.post('/evacuations/plan', body, { signal });
  }

  /** Accepts an evacuation by the plan with that hash. */
  startEvacuation(
    request: StartEvacuationRequest & AbortOptions,
  ): Promise<Evacuation> {
    const { signal, ...body } = request;
    return this.post('/evacuations', body, { signal });
  }

  /** Newest first. */
  listEvacuations(options: AbortOptions = {}): Promise<EvacuationList> {
    return this.read('/evacuations', options);
  }

  getEvacuation(options: { id: string } & AbortOptions): Promise<Evacuation> {
    return this.read(pathOf('evacuations', options.id), options);
  }

  /** Rejects with a 409 that says why, when it cannot be given now. */
  commandEvacuation(
    options: { id: string } & EvacuationCommandRequest & AbortOptions,
  ): Promise<Evacuation> {
    const { id, signal, command } = options;
    const path = pathOf('evacuations', id, 'commands');
    return this.post(path, { command }, { signal });
  }
}
