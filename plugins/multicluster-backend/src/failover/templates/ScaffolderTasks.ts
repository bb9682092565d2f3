import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/** As much of a task as is looked at. */
export type ScaffolderTask = {
  id: string;
  /** `open`, `processing`, `completed`, `failed`, `cancelled`, `skipped`. */
  status: string;
  /** ISO 8601. */
  createdAt: string;
  spec?: { parameters?: { [name: string]: unknown } };
};

/** The scaffolder's tasks, asked for as the portal. Rejects with a `ResponseError` for what the scaffolder refuses. */
export class ScaffolderTasks {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async newest(limit: number, signal: AbortSignal): Promise<ScaffolderTask[]> {
    const query = `limit=${limit}&order=desc:created_at`;
    const { tasks } = await this.#ask<{ tasks: ScaffolderTask[] }>(
      `/v2/tasks?${query}`,
      { signal },
    );
    return tasks;
  }

  get(id: string, signal: AbortSignal): Promise<ScaffolderTask> {
    return this.#ask(`/v2/tasks/${encodeURIComponent(id)}`, { signal });
  }

  /** Resolves with the task's id. */
  async start(
    templateRef: string,
    values: { [name: string]: unknown },
    signal: AbortSignal,
  ): Promise<string> {
    const { id } = await this.#ask<{ id: string }>('/v2/tasks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ templateRef, values }),
      signal,
    });
    return id;
  }

  async #ask<T>(
    path: string,
    init: RequestInit & { headers?: { [name: string]: string } },
  ): Promise<T> {
    const url = await this.#discovery.getBaseUrl('scaffolder');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'scaffolder',
    });
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    if (!response.ok) throw await ResponseError.fromResponse(response as any);
    return (await response.json()) as T;
  }
}
