import {
  DrillList,
  Evacuation,
  EvacuationCommandRequest,
  EvacuationList,
  EvacuationPlan,
  EvacuationPlanRequest,
  FailoverPlan,
  FailoverPlanRequest,
  FailoverRun,
  FailoverView,
  PendingList,
  RunCommandRequest,
  RunEvents,
  RunEventsQuery,
  RunList,
  RunListQuery,
  RunReport,
  StartEvacuationRequest,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Abortable } from './DeploymentsApi';

/**
 * Where the traffic of entities goes, and moving it.
 *
 * @public
 */
export interface FailoverApi {
  getFailover(
    options: { entityRef: string } & Abortable,
  ): Promise<FailoverView>;
  /** Writes nothing. */
  planFailover(request: FailoverPlanRequest & Abortable): Promise<FailoverPlan>;
  /** The plan as plain commands in Markdown. */
  getRunbook(request: FailoverPlanRequest & Abortable): Promise<string>;
  /** `hash` is of the plan that was read: when it is another by now, the backend refuses. */
  startRun(request: StartRunRequest & Abortable): Promise<FailoverRun>;
  listRuns(query?: RunListQuery & Abortable): Promise<RunList>;
  listDrills(options?: Abortable): Promise<DrillList>;
  /** What is done on a cluster when it returns. */
  listPending(options: { cluster: string } & Abortable): Promise<PendingList>;
  getRun(options: { id: string } & Abortable): Promise<FailoverRun>;
  /** Waits up to `waitSeconds` for something after `after`. */
  getRunEvents(
    query: { id: string } & RunEventsQuery & Abortable,
  ): Promise<RunEvents>;
  commandRun(
    options: { id: string } & RunCommandRequest & Abortable,
  ): Promise<FailoverRun>;
  getRunReport(options: { id: string } & Abortable): Promise<RunReport>;
  /** The report in Markdown. */
  getRunReportText(options: { id: string } & Abortable): Promise<string>;
  /** Which services leave a cluster or a region, and which stay. Writes nothing. */
  planEvacuation(
    request: EvacuationPlanRequest & Abortable,
  ): Promise<EvacuationPlan>;
  /** `hash` is of the plan that was read: when it is another by now, the backend refuses. */
  startEvacuation(
    request: StartEvacuationRequest & Abortable,
  ): Promise<Evacuation>;
  /** Newest first. */
  listEvacuations(options?: Abortable): Promise<EvacuationList>;
  getEvacuation(options: { id: string } & Abortable): Promise<Evacuation>;
  commandEvacuation(
    options: { id: string } & EvacuationCommandRequest & Abortable,
  ): Promise<Evacuation>;
}
