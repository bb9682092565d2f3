import { ClusterRefusal } from '@multicluster/backstage-plugin-multicluster-node';

/** What a refusal quotes is cut: an admission webhook may answer with a page. */
const longestMessage = 4_000;
const mostCauses = 50;
const longestStrange = 200;

/** The API server's own words; they name objects, never credentials. Undefined when a proxy answered in its place. */
export function readRefusal(
  status: number,
  text: string,
): ClusterRefusal | undefined {
  try {
    const { kind, message, reason, details } = JSON.parse(text);
    if (kind !== 'Status' || typeof message !== 'string') {
      return undefined;
    }
    const causes: unknown[] = Array.isArray(details?.causes)
      ? details.causes
      : [];
    return {
      code: status,
      reason: textOf(reason),
      message: message.slice(0, longestMessage),
      causes: causes.slice(0, mostCauses).map(readCause),
    };
  } catch {
    return undefined;
  }
}

/** The error with the refusal behind it, out of what is serialised to a page. */
export function withRefusal(error: Error, refusal: ClusterRefusal): Error {
  return Object.defineProperty(error, 'refusal', {
    value: refusal,
    enumerable: false,
  });
}

/** The error with what somebody else has answered behind it, out of what is serialised to a page. */
export function withStrangeAnswer(
  error: Error,
  status: number,
  text: string,
): Error {
  return Object.defineProperty(error, 'strangeAnswer', {
    value: { status, text: text.slice(0, longestStrange) },
    enumerable: false,
  });
}

function readCause(cause: any): ClusterRefusal['causes'][number] {
  return {
    reason: textOf(cause?.reason),
    message: textOf(cause?.message),
    field: textOf(cause?.field),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestMessage) : undefined;
}
