import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Approval,
  ApprovalDecision,
  ApprovalRequest,
  ApprovalState,
  multiclusterApprovalDecidePermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ApprovalService, ApprovalViewer } from '../approvals';
import { principalRef } from './principalRef';

/** Approvals as one caller may see and decide them. */
export class AuthorizedApprovals {
  readonly #service: ApprovalService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    service: ApprovalService;
    permissions: PermissionsService;
  }) {
    this.#service = options.service;
    this.#permissions = options.permissions;
  }

  async request(
    credentials: BackstageCredentials,
    request: ApprovalRequest,
  ): Promise<Approval> {
    return this.#service.request(request, await this.#viewer(credentials));
  }

  async list(
    credentials: BackstageCredentials,
    query: { state?: ApprovalState },
  ): Promise<Approval[]> {
    return this.#service.list(query, await this.#viewer(credentials));
  }

  async get(credentials: BackstageCredentials, id: string): Promise<Approval> {
    return this.#service.get(id, await this.#viewer(credentials));
  }

  async decide(
    credentials: BackstageCredentials,
    id: string,
    decision: ApprovalDecision,
  ): Promise<Approval> {
    return this.#service.decide(id, decision, await this.#viewer(credentials));
  }

  async #viewer(credentials: BackstageCredentials): Promise<ApprovalViewer> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: multiclusterApprovalDecidePermission }],
      { credentials },
    );
    const { ref, isPerson } = principalRef(credentials);
    const mayDecide = decision.result === AuthorizeResult.ALLOW;
    return { ref, isPerson, mayDecide };
  }
}
