import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { StepContext } from '../request';

/** Values for a module: those for a file, and those that are secret. */
export type Variables = { plain: JsonObject; secret: Record<string, string> };

/** `secretVariables` has names of task secrets; their values are in no input, since inputs are logged and stored. */
export function readVariables(
  ctx: Pick<StepContext, 'secrets'>,
  input: { variables?: JsonObject; secretVariables?: Record<string, string> },
): Variables {
  const { variables = {}, secretVariables = {} } = input;
  const { secrets = {} } = ctx;
  const secret: Record<string, string> = {};
  for (const [variable, name] of Object.entries(secretVariables)) {
    const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (value === undefined) {
      throw new InputError(
        `'secretVariables' names the task secret '${name}' for '${variable}', and the task has none of that name; ask for it with 'ui:field: Secret'`,
      );
    }
    if (Object.hasOwn(variables, variable)) {
      throw new InputError(
        `'${variable}' is in 'variables' and in 'secretVariables'; give it once`,
      );
    }
    secret[variable] = value;
  }
  for (const variable of [...Object.keys(variables), ...Object.keys(secret)]) {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(variable)) {
      throw new InputError(`'${variable}' cannot be the name of a variable`);
    }
  }
  return { plain: variables, secret };
}
