import { ApprovalStore, StoredApproval, StoredDecision } from './types';

/** `ApprovalStore` for tests and for development. */
export class MemoryApprovalStore implements ApprovalStore {
  readonly #approvals = new Map<string, StoredApproval>();
  readonly #requests = new Map<string, string>();

  async create(options: { approval: StoredApproval; requestId?: string }) {
    const { approval, requestId } = options;
    const key = JSON.stringify([approval.requestedBy, requestId]);
    const first =
      requestId !== undefined &&
      this.#approvals.get(this.#requests.get(key) ?? '');
    if (first) return { approval: { ...first }, created: false };
    if (requestId !== undefined) this.#requests.set(key, approval.id);
    this.#approvals.set(approval.id, { ...approval });
    return { approval, created: true };
  }

  async get({ id }: { id: string }) {
    const found = this.#approvals.get(id);
    return found && { ...found };
  }

  async list(options: { requestedBy?: string; limit: number }) {
    const { requestedBy, limit } = options;
    return [...this.#approvals.values()]
      .filter(each => !requestedBy || each.requestedBy === requestedBy)
      .sort((a, b) => b.requestedAt - a.requestedAt)
      .slice(0, limit)
      .map(each => ({ ...each }));
  }

  async decide({ id, decision }: { id: string; decision: StoredDecision }) {
    const found = this.#approvals.get(id);
    if (found?.state !== 'waiting' || found.expiresAt <= decision.decidedAt) {
      return 'late';
    }
    this.#approvals.set(id, { ...found, ...decision });
    return 'decided';
  }
}
