import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  AuthorizedDeployService,
  AuthorizedFailoverService,
  AuthorizedFleet,
  AuthorizedTopology,
} from '../permissions';
import { TopologyService } from '../topology';

/** What actions are made of; each answers as the HTTP route would answer the same caller. */
export type ActionOptions = {
  auditor: AuditorService;
  actions: ActionsRegistryService;
  fleet: AuthorizedFleet;
  authorized: AuthorizedTopology;
  topology: Pick<TopologyService, 'view'>;
  deploy: AuthorizedDeployService;
  failover: AuthorizedFailoverService;
  /** Ends with the plugin. */
  signal: AbortSignal;
};

export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
};

/** Without what is undefined: an action's output is JSON, and its schema knows no undefined. */
export function defined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
