import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** The error for what is configured below `key` and is not what it must be: it names each wrong key, and no value. */
export function refusal(key: string, { issues }: z.ZodError): InputError {
  const problems = issues.map(
    ({ path, message }) => `'${[key, ...path].join('.')}': ${message}`,
  );
  return new InputError(
    `The configuration cannot be used. ${problems.join('; ')}`,
  );
}
