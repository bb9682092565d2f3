import { InputError } from '@backstage/errors';

/** As much of RFC 6902 as traffic drivers send. */
export type JsonOperation = { op: string; path: string; value?: unknown };

/** Changes the object in place. Throws an `InputError` with the refusal of an API server where an operation does not fit. */
export function applyJsonPatch(
  object: object,
  operations: readonly JsonOperation[],
): void {
  for (const operation of operations) patch(object, operation);
}

function patch(object: any, { op, path, value }: JsonOperation): void {
  const keys = path
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at?.[key], object);
  if (parent === undefined) {
    throw refused(`Missing path '${path}'`);
  }
  if (op === 'test') {
    if (JSON.stringify(parent[last]) !== JSON.stringify(value)) {
      throw refused(`testing path ${path} failed`);
    }
  } else if (op === 'remove') {
    delete parent[last];
  } else {
    parent[last] = value;
  }
}

/** As an API server answers a patch that does not fit. */
function refused(message: string): Error {
  const error = new InputError(message);
  return Object.assign(error, {
    refusal: { code: 422, reason: 'Invalid', message, causes: [] },
  });
}
