import { Resolver } from 'node:dns/promises';
import { ForwardedError } from '@backstage/errors';

/** The types of records that have targets to compare. */
export type RecordType = 'A' | 'AAAA' | 'CNAME';

/** What servers answer, one list for each; a server without the name answers with nothing. Rejects when one does not answer. */
export type ResolveName = (
  name: string,
  type: RecordType,
) => Promise<string[][]>;

const DEADLINE_MS = 2_000;
const TRIES = 2;
/** The server answers, and has no such record. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Asks each server by itself, past every cache between: those that are the authority of a zone, if the answer is to prove anything.
 *
 * @param servers - addresses, with a port if it is not 53
 */
export function resolveAtServers(servers: readonly string[]): ResolveName {
  const resolvers = servers.map(server => {
    const resolver = new Resolver({ timeout: DEADLINE_MS, tries: TRIES });
    resolver.setServers([server]);
    return { server, resolver };
  });
  return (name, type) =>
    Promise.all(
      resolvers.map(async ({ server, resolver }) => {
        try {
          return (await resolver.resolve(name, type)) as string[];
        } catch (error) {
          if (NOTHING.has((error as NodeJS.ErrnoException).code ?? '')) {
            return [];
          }
          throw new ForwardedError(
            `DNS server '${server}' does not answer for '${name}'`,
            error,
          );
        }
      }),
    );
}
