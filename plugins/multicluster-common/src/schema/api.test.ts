import type { JsonValue } from '@backstage/types';
import type { components } from './api.generated';
import type {
  Approval,
  ApprovalDecision,
  ApprovalList,
  ApprovalRequest,
  AppList,
  AppQuery,
  ClusterDetail,
  ClusterList,
  ClusterRegistration,
  Comparison,
  DeployPreview,
  DeployPreviewRequest,
  DeployRequest,
  DeploySource,
  Deployment,
  DeploymentEvents,
  DeploymentList,
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
  RenderedFiles,
  Resource,
  ResourceView,
  RetryRequest,
  RollBackRequest,
  RunCommandRequest,
  RunEvents,
  RunList,
  RunReport,
  StartEvacuationRequest,
  StartRunRequest,
  SyncStateList,
  TopologyGraph,
  TopologyPatch,
  UndeployRequest,
  UploadedBundle,
} from '..';
import type { PerUserTopologyRequest } from './types';

/** All fields of all depths made required, so that an optional field which one side lacks shows as a difference. */
type Complete<T> = [JsonValue] extends [T]
  ? // Any JSON: what it is made of is nobody's business, and has no end.
    'json'
  : T extends (infer Item)[]
  ? Complete<Item>[]
  : T extends object
  ? { [K in keyof T]-?: Complete<Exclude<T[K], undefined>> }
  : T;

type Same<A, B> = [Complete<A>] extends [Complete<B>]
  ? [Complete<B>] extends [Complete<A>]
    ? true
    : false
  : false;

type Document = components['schemas'];

/** By kind, since a union would be "same" as soon as each member fits some other. */
type ResourceDifferences = {
  [K in Resource['kind']]: Same<
    Extract<Resource, { kind: K }>,
    Extract<Document['Resource'], { kind: K }>
  > extends true
    ? never
    : K;
}[Resource['kind']];

/** By type, as above. */
type SourceDifferences = {
  [K in DeploySource['type']]: Same<
    Extract<DeploySource, { type: K }>,
    Extract<Document['DeploySource'], { type: K }>
  > extends true
    ? never
    : K;
}[DeploySource['type']];

type Compared = {
  ClusterList: Same<ClusterList, Document['ClusterList']>;
  ClusterDetail: Same<ClusterDetail, Document['ClusterDetail']>;
  TopologyGraph: Same<TopologyGraph, Document['TopologyGraph']>;
  TopologyPatch: Same<TopologyPatch, Document['TopologyPatch']>;
  Comparison: Same<Comparison, Document['Comparison']>;
  ResourceView: Same<
    Omit<ResourceView, 'resource'>,
    Omit<Document['ResourceView'], 'resource'>
  >;
  PerUserTopologyRequest: Same<
    PerUserTopologyRequest,
    Document['PerUserTopologyRequest']
  >;
  UploadedBundle: Same<UploadedBundle, Document['UploadedBundle']>;
  DeployRequest: Same<DeployRequest, Document['DeployRequest']>;
  DeployPreviewRequest: Same<
    DeployPreviewRequest,
    Document['DeployPreviewRequest']
  >;
  DeployPreview: Same<DeployPreview, Document['DeployPreview']>;
  RenderedFiles: Same<RenderedFiles, Document['RenderedFiles']>;
  Deployment: Same<Deployment, Document['Deployment']>;
  DeploymentList: Same<DeploymentList, Document['DeploymentList']>;
  DeploymentEvents: Same<DeploymentEvents, Document['DeploymentEvents']>;
  RetryRequest: Same<RetryRequest, Document['RetryRequest']>;
  RollBackRequest: Same<RollBackRequest, Document['RollBackRequest']>;
  UndeployRequest: Same<UndeployRequest, Document['UndeployRequest']>;
  AppQuery: Same<AppQuery, Document['AppQuery']>;
  AppList: Same<AppList, Document['AppList']>;
  SyncStateList: Same<SyncStateList, Document['SyncStateList']>;
  ClusterRegistration: Same<
    ClusterRegistration,
    Document['ClusterRegistration']
  >;
  Approval: Same<Approval, Document['Approval']>;
  ApprovalList: Same<ApprovalList, Document['ApprovalList']>;
  ApprovalRequest: Same<ApprovalRequest, Document['ApprovalRequest']>;
  ApprovalDecision: Same<ApprovalDecision, Document['ApprovalDecision']>;
  DrillList: Same<DrillList, Document['DrillList']>;
  FailoverPlan: Same<FailoverPlan, Document['FailoverPlan']>;
  FailoverPlanRequest: Same<
    FailoverPlanRequest,
    Document['FailoverPlanRequest']
  >;
  FailoverRun: Same<FailoverRun, Document['FailoverRun']>;
  FailoverView: Same<FailoverView, Document['FailoverView']>;
  RunEvents: Same<RunEvents, Document['RunEvents']>;
  RunList: Same<RunList, Document['RunList']>;
  RunReport: Same<RunReport, Document['RunReport']>;
  StartRunRequest: Same<StartRunRequest, Document['StartRunRequest']>;
  Evacuation: Same<Evacuation, Document['Evacuation']>;
  EvacuationList: Same<EvacuationList, Document['EvacuationList']>;
  EvacuationPlan: Same<EvacuationPlan, Document['EvacuationPlan']>;
  EvacuationPlanRequest: Same<
    EvacuationPlanRequest,
    Document['EvacuationPlanRequest']
  >;
  StartEvacuationRequest: Same<
    StartEvacuationRequest,
    Document['StartEvacuationRequest']
  >;
  EvacuationCommandRequest: Same<
    EvacuationCommandRequest,
    Document['EvacuationCommandRequest']
  >;
  RunCommandRequest: Same<RunCommandRequest, Document['RunCommandRequest']>;
};

type Different =
  | {
      [K in keyof Compared]: Compared[K] extends true ? never : K;
    }[keyof Compared]
  | ResourceDifferences
  | SourceDifferences;

/** Does not compile while `Different` names anything; the error then says what. */
type Nothing<T extends never> = T;

describe('the API document', () => {
  it('describes exactly the types that the code uses', () => {
    const different: Nothing<Different>[] = [];
    expect(different).toEqual([]);
  });

  it('would not compile if a field were missing on one side', () => {
    type Drifted = Same<{ a: string; b?: number }, { a: string }>;
    const drifted: Drifted = false;
    expect(drifted).toBe(false);
  });
});
