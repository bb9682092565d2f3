import {
  FailoverRun,
  RunInput,
  targetsOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Progress, readProgress } from './readProgress';
import { Webhook, Webhooks } from './readWebhooks';

const DEADLINE_MS = 10_000;
/** More than runs are under way at once: what is left are calls of runs that were given up. */
const MOST_FOLLOWED = 1_000;

/** What came of a call, as the run hears it. */
export type CallAnswer = Omit<
  Extract<RunInput, { type: 'callAnswered' }>,
  'type' | 'step'
>;

/**
 * Calls webhooks for steps of runs. What was taken up is followed from memory: another process, or this one after a restart, makes the
 * same call again with the same key, and the webhook knows it by that.
 */
export class WebhookCalls {
  readonly #webhooks: Webhooks;
  readonly #deadlineMs: number;
  readonly #now: () => number;
  readonly #followed = new Map<string, Progress>();

  constructor(options: {
    webhooks: Webhooks;
    deadlineMs?: number;
    now?: () => number;
  }) {
    this.#webhooks = options.webhooks;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.#now = options.now ?? Date.now;
  }

  /** Asks once, for ten seconds at most. Never rejects, and says nothing of the address or of what was answered but its status. */
  async call(options: {
    run: FailoverRun;
    step: string;
    webhook: string;
    signal: AbortSignal;
  }): Promise<CallAnswer> {
    const { run, step, webhook: name, signal } = options;
    const webhook = this.#webhooks.get(name);
    if (!webhook) {
      const message = `The webhook '${name}' is not configured any more.`;
      return { outcome: 'refused', message };
    }
    const key = `${run.id}/${step}`;
    const followed = this.#followed.get(key);
    if (followed && this.#now() < followed.notBefore) {
      return { outcome: 'working', message: working(name) };
    }
    const timeout = AbortSignal.timeout(this.#deadlineMs);
    const deadline = AbortSignal.any([signal, timeout]);
    try {
      const asked = followed?.location
        ? follow(webhook, followed.location, deadline)
        : post(webhook, { run, step, key }, deadline);
      return this.#hear(await asked, { key, name, webhook });
    } catch (error) {
      const why = deadline.aborted ? 'no answer in time' : reasonOf(error);
      const message = `The webhook '${name}' cannot be reached (${why}).`;
      return { outcome: 'unreachable', message };
    }
  }

  #hear(
    response: Response,
    { key, name, webhook }: { key: string; name: string; webhook: Webhook },
  ): CallAnswer {
    const { status } = response;
    if (status === 202) {
      const progress = readProgress(response, webhook, this.#now());
      if (progress) {
        this.#keep(key, progress);
        return { outcome: 'working', message: working(name) };
      }
      const message = `The webhook '${name}' answers elsewhere than on its own server.`;
      return this.#end(key, { outcome: 'refused', message });
    }
    if (response.ok) return this.#end(key, { outcome: 'done' });
    const message = `The webhook '${name}' answers ${status}.`;
    return isPassing(status)
      ? { outcome: 'unreachable', message }
      : this.#end(key, { outcome: 'refused', message });
  }

  #keep(key: string, progress: Progress): void {
    const { location = this.#followed.get(key)?.location } = progress;
    this.#followed.delete(key);
    this.#followed.set(key, { ...progress, location });
    const [oldest] = this.#followed.keys();
    if (this.#followed.size > MOST_FOLLOWED) this.#followed.delete(oldest);
  }

  #end(key: string, answer: CallAnswer): CallAnswer {
    this.#followed.delete(key);
    return answer;
  }
}

/** Its own trouble, or too much at once: the same call may be fine a moment later. */
export function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

function working(name: string): string {
  return `The webhook '${name}' works on it.`;
}

function post(
  webhook: Webhook,
  { run, step, key }: { run: FailoverRun; step: string; key: string },
  signal: AbortSignal,
): Promise<Response> {
  const { entityRef, mode, plan } = run;
  const { from } = plan.intent;
  const body = { run: run.id, entityRef, step, from, to: targetsOf(plan) };
  return ask(webhook, webhook.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ ...body, mode, idempotencyKey: key }),
    signal,
  });
}

function follow(webhook: Webhook, location: string, signal: AbortSignal) {
  return ask(webhook, location, { method: 'GET', headers: {}, signal });
}

/** Follows no redirect: it would take the header to a server that nobody has configured. What is said beside the status is not read. */
async function ask(
  { authorization }: Webhook,
  url: string,
  init: RequestInit & { headers: { [name: string]: string } },
): Promise<Response> {
  const headers = {
    accept: 'application/json',
    ...init.headers,
    ...(authorization && { authorization }),
  };
  const response = await fetch(url, { ...init, headers, redirect: 'manual' });
  await response.body?.cancel();
  return response;
}

/** The code alone, as `ECONNREFUSED`: a message may name the address. */
function reasonOf(error: unknown): string {
  const { cause } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? 'no answer';
}
