import { describeStatus } from './sentences';
import { at, number, Raw, text } from './trim/read';
import { ReflectorTiming } from './timing';
import { ApiResponse } from './types';

/**
 * How an attempt to list and watch came to its end.
 *
 * - `ended`: the server closed the watch, as it was asked to
 * - `expired`: the server no longer knows what happened since the version that was asked for (410)
 * - `unsupported`: it does not list by watch
 * - `notFound`: it answers 404; whether the kind is absent is for discovery to say
 */
export type Outcome =
  | { type: 'ended' }
  | { type: 'expired' }
  | { type: 'unsupported' }
  | { type: 'notFound' }
  | { type: 'absent' }
  | { type: 'forbidden' }
  | {
      type: 'failed';
      error: string;
      retryAfterMs?: number;
      /** What came cannot be trusted: list again, do not go on from the last version. */
      resync?: boolean;
    };

export type Failed = Extract<Outcome, { type: 'failed' }>;

function headerOf(response: ApiResponse, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The server's clock at the head of an answer, epoch milliseconds. */
export function dateOf(response: ApiResponse): number | undefined {
  const parsed = Date.parse(headerOf(response, 'date') ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** `Retry-After` in milliseconds: seconds, or a date, which is read by the server's own clock. */
export function retryAfterMs(
  response: ApiResponse,
  timing: ReflectorTiming,
): number | undefined {
  const header = headerOf(response, 'retry-after')?.trim();
  if (!header) {
    return undefined;
  }
  const wait = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - (dateOf(response) ?? Date.now());
  return Number.isNaN(wait)
    ? undefined
    : Math.min(Math.max(wait, 0), timing.retryAfterMaxMs);
}

/** What a refusal means. */
export function outcomeOfRefusal(
  response: ApiResponse,
  options: { plural: string; timing: ReflectorTiming; byWatchList?: boolean },
): Outcome {
  const { status } = response;
  switch (status) {
    case 404:
      return { type: 'notFound' };
    case 403:
      return { type: 'forbidden' };
    case 410:
      return { type: 'expired' };
    case 400:
    case 422:
      if (options.byWatchList) {
        return { type: 'unsupported' };
      }
      break;
    default:
  }
  return {
    type: 'failed',
    error: describeStatus(status, options.plural),
    retryAfterMs: retryAfterMs(response, options.timing),
    // 504 is also how a server says that it never saw the version: its history went back to a backup.
    resync: status === 504 || status === 400 || status === 422,
  };
}

/** What an `ERROR` event means; its object is a `Status`. */
export function outcomeOfErrorEvent(status: Raw, plural: string): Outcome {
  const code = number(status.code) ?? 500;
  const reason = text(status.reason);
  if (code === 410 || reason === 'Expired' || reason === 'Gone') {
    return { type: 'expired' };
  }
  const wait = number(at(status.details, 'retryAfterSeconds'));
  return {
    type: 'failed',
    error: describeStatus(code, plural),
    retryAfterMs: wait === undefined ? undefined : wait * 1000,
    resync: code !== 429 && code !== 503,
  };
}
