import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Fleet } from '../clusters';
import { FleetMetrics } from '../metrics';
import {
  AuthorizedApprovals,
  AuthorizedDeployService,
  AuthorizedEvacuations,
  AuthorizedFailoverService,
  AuthorizedFleet,
  AuthorizedGitops,
  AuthorizedTopology,
  ClusterRegistrar,
} from '../permissions';
import { TopologyService } from '../topology';

/** What the routes are made of. */
export type RouterOptions = {
  fleet: Fleet;
  topology: TopologyService;
  authorizedFleet: AuthorizedFleet;
  authorizedTopology: AuthorizedTopology;
  deploy: AuthorizedDeployService;
  failover: AuthorizedFailoverService;
  evacuations: AuthorizedEvacuations;
  gitops: AuthorizedGitops;
  approvals: AuthorizedApprovals;
  registration: ClusterRegistrar;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  metrics: Pick<FleetMetrics, 'streams'>;
  /** Ends with the plugin; streams end with it. */
  signal: AbortSignal;
};

/** Requests of any route; the routes' own types are those of the document. */
export type AnyRequest = Request<any, any, any, any, any>;

/** Users and services; the same routes serve the pages and the other plugins' modules. */
export function callerOf(
  options: Pick<RouterOptions, 'httpAuth'>,
  request: AnyRequest,
): Promise<BackstageCredentials> {
  return options.httpAuth.credentials(request, { allow: ['user', 'service'] });
}
