import { ForwardedError } from '@backstage/errors';
import { isNothing, RecordType, resolversOf } from './resolversOf';

/** What servers answer, one list for each; a server without the name answers with nothing. Rejects when one does not answer. */
export type ResolveName = (
  name: string,
  type: RecordType,
) => Promise<string[][]>;

const DEADLINE_MS = 2_000;
const TRIES = 2;

/**
 * Asks each server by itself, past every cache between: those that are the authority of a zone, if the answer is to prove anything.
 *
 * @param servers - addresses, with a port if it is not 53
 */
export function resolveAtServers(servers: readonly string[]): ResolveName {
  const resolvers = resolversOf(servers, {
    ...{ timeout: DEADLINE_MS, tries: TRIES },
  });
  return (name, type) =>
    Promise.all(
      resolvers.map(async ({ server, resolver }) => {
        try {
          return (await resolver.resolve(name, type)) as string[];
        } catch (error) {
          if (isNothing(error)) return [];
          throw new ForwardedError(
            `DNS server '${server}' does not answer for '${name}'`,
            error,
          );
        }
      }),
    );
}
