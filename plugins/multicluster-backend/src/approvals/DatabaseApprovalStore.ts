import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { openDatabase } from '../store';
import { ApprovalStore, StoredApproval, StoredDecision } from './types';

type ApprovalRow = {
  id: string;
  requested_by: string;
  request_id: string | null;
  /** PostgreSQL's driver writes big integers as text. */
  requested_at: number | string;
  expires_at: number | string;
  state: StoredApproval['state'];
  body: string;
  decided_by: string | null;
  decided_at: number | string | null;
  comment: string | null;
};

/** `ApprovalStore` on SQLite and PostgreSQL. */
export class DatabaseApprovalStore implements ApprovalStore {
  readonly #knex: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseApprovalStore> {
    return new DatabaseApprovalStore(await openDatabase(options.database));
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async create(options: { approval: StoredApproval; requestId?: string }) {
    const { approval, requestId } = options;
    // Of two at once, the second writes nothing and reads what the first wrote.
    const inserted = await this.#table()
      .insert(toRow(approval, requestId))
      .onConflict(['requested_by', 'request_id'])
      .ignore()
      .returning('id');
    if (inserted.length > 0) return { approval, created: true };
    const row = await this.#table()
      .where({ requested_by: approval.requestedBy, request_id: requestId })
      .first();
    if (!row) {
      throw new Error(
        `Approval request '${requestId}' was neither kept nor found`,
      );
    }
    return { approval: toApproval(row), created: false };
  }

  async get({ id }: { id: string }) {
    const row = await this.#table().where({ id }).first();
    return row && toApproval(row);
  }

  async list(options: { requestedBy?: string; limit: number }) {
    const { requestedBy, limit } = options;
    const rows = await this.#table()
      .where(requestedBy ? { requested_by: requestedBy } : {})
      .orderBy('requested_at', 'desc')
      .limit(limit);
    return rows.map(toApproval);
  }

  async decide({ id, decision }: { id: string; decision: StoredDecision }) {
    const { state, decidedBy, decidedAt, comment } = decision;
    const changed = await this.#table()
      .where({ id, state: 'waiting' })
      .andWhere('expires_at', '>', decidedAt)
      .update({
        state,
        decided_by: decidedBy,
        decided_at: decidedAt,
        comment: comment ?? null,
      });
    return changed > 0 ? 'decided' : 'late';
  }

  #table() {
    return this.#knex<ApprovalRow>('approvals');
  }
}

function toRow(approval: StoredApproval, requestId?: string): ApprovalRow {
  const { id, requestedBy, requestedAt, expiresAt, state, ...rest } = approval;
  return {
    id,
    requested_by: requestedBy,
    request_id: requestId ?? null,
    requested_at: requestedAt,
    expires_at: expiresAt,
    state,
    body: JSON.stringify(rest),
    decided_by: null,
    decided_at: null,
    comment: null,
  };
}

function toApproval(row: ApprovalRow): StoredApproval {
  return {
    ...JSON.parse(row.body),
    id: row.id,
    requestedBy: row.requested_by,
    requestedAt: Number(row.requested_at),
    expiresAt: Number(row.expires_at),
    state: row.state,
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.decided_at !== null && { decidedAt: Number(row.decided_at) }),
    ...(row.comment !== null && { comment: row.comment }),
  };
}
