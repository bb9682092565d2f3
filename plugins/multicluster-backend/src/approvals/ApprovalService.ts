import { randomUUID } from 'node:crypto';
import { Config } from '@backstage/config';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Approval,
  ApprovalDecision,
  ApprovalRequest,
  ApprovalState,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  approvalState,
  explainDecided,
  explainNotAllowed,
  viewApproval,
} from './assessApproval';
import { ApprovalStore, ApprovalViewer, StoredApproval } from './types';

const DEFAULT_EXPIRY_SECONDS = 24 * 3600;

/** Most that one list shows; who looks for older ones knows their id. */
const MOST_LISTED = 200;

/** Asks people, and keeps what they say. */
export class ApprovalService {
  readonly #store: ApprovalStore;
  readonly #allowOwn: boolean;
  readonly #now: () => number;

  static create(options: {
    store: ApprovalStore;
    config: Config;
  }): ApprovalService {
    const { store, config } = options;
    const key = 'multicluster.approvals.allowOwn';
    return new ApprovalService({
      store,
      allowOwn: config.getOptionalBoolean(key) ?? false,
    });
  }

  constructor(options: {
    store: ApprovalStore;
    /** Whether somebody may approve what they asked for themselves. */
    allowOwn: boolean;
    now?: () => number;
  }) {
    this.#store = options.store;
    this.#allowOwn = options.allowOwn;
    this.#now = options.now ?? Date.now;
  }

  /** Rejects with a `ConflictError` when the same request asked for something else before: a decision is about one plan alone. */
  async request(
    request: ApprovalRequest,
    viewer: ApprovalViewer,
  ): Promise<Approval> {
    const { expiresInSeconds, requestId, ...asked } = request;
    const now = this.#now();
    const { approval } = await this.#store.create({
      requestId,
      approval: {
        ...asked,
        id: randomUUID(),
        requestedBy: viewer.ref,
        requestedAt: now,
        expiresAt: now + (expiresInSeconds ?? DEFAULT_EXPIRY_SECONDS) * 1000,
        state: 'waiting',
      },
    });
    if (approval.hash !== request.hash) {
      throw new ConflictError(
        `Request '${requestId}' asked for something else before (its 'hash' is another). Ask with another 'requestId'.`,
      );
    }
    return this.#view(approval, viewer);
  }

  /** Those that the viewer asked for; all of them for who may decide. */
  async list(
    query: { state?: ApprovalState },
    viewer: ApprovalViewer,
  ): Promise<Approval[]> {
    const found = await this.#store.list({
      requestedBy: viewer.mayDecide ? undefined : viewer.ref,
      limit: MOST_LISTED,
    });
    const now = this.#now();
    return found
      .filter(each => !query.state || approvalState(each, now) === query.state)
      .map(each => this.#view(each, viewer));
  }

  async get(id: string, viewer: ApprovalViewer): Promise<Approval> {
    return this.#view(await this.#find(id, viewer), viewer);
  }

  /** Rejects with `NotAllowedError` for who may not, with `ConflictError` when it is over or the plan is another. */
  async decide(
    id: string,
    decision: ApprovalDecision,
    viewer: ApprovalViewer,
  ): Promise<Approval> {
    const approval = await this.#find(id, viewer);
    const allowOwn = this.#allowOwn;
    const refusal = explainNotAllowed(approval, viewer, { allowOwn });
    if (refusal) throw new NotAllowedError(refusal);
    const over = explainDecided(approval, this.#now());
    if (over) throw new ConflictError(over);
    if (decision.hash !== approval.hash) {
      throw new ConflictError(
        `What you read is not what is asked for ('hash' differs). Read approval '${id}' again.`,
      );
    }
    const outcome = await this.#store.decide({
      id,
      decision: {
        state: decision.decision === 'approve' ? 'approved' : 'declined',
        decidedBy: viewer.ref,
        decidedAt: this.#now(),
        comment: decision.comment,
      },
    });
    const now = await this.#find(id, viewer);
    if (outcome === 'late') {
      throw new ConflictError(
        explainDecided(now, this.#now()) ?? 'It is over.',
      );
    }
    return this.#view(now, viewer);
  }

  /** Not found and not allowed are one answer: nobody learns what others ask for. */
  async #find(id: string, viewer: ApprovalViewer): Promise<StoredApproval> {
    const approval = await this.#store.get({ id });
    const visible = viewer.mayDecide || approval?.requestedBy === viewer.ref;
    if (!approval || !visible) {
      throw new NotFoundError(`There is no approval '${id}' that you may see.`);
    }
    return approval;
  }

  #view(approval: StoredApproval, viewer: ApprovalViewer): Approval {
    const now = this.#now();
    return viewApproval(approval, viewer, { allowOwn: this.#allowOwn, now });
  }
}
