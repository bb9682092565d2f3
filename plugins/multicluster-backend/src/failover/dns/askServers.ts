import type { Resolver } from 'node:dns/promises';
import { DnsAnswer } from '@multicluster/backstage-plugin-multicluster-common';
import { isNothing, plainName, RecordType, resolversOf } from '../../traffic';

const DEADLINE_MS = 1_500;

/** Asks each server by itself what it answers, and for how long. Takes two seconds at most, and never rejects. */
export type AskServers = (
  name: string,
  type: RecordType,
) => Promise<DnsAnswer[]>;

/** @param servers - addresses, with a port if it is not 53 */
export function askServers(servers: readonly string[]): AskServers {
  const resolvers = resolversOf(servers, { timeout: DEADLINE_MS, tries: 1 });
  return (name, type) =>
    Promise.all(
      resolvers.map(async ({ server, resolver }): Promise<DnsAnswer> => {
        try {
          return { server, ...(await ask(resolver, name, type)) };
        } catch (error) {
          if (isNothing(error)) return { server, answers: [] };
          const { code = 'no answer' } = error as NodeJS.ErrnoException;
          return { server, error: `Does not answer (${code})` };
        }
      }),
    );
}

async function ask(resolver: Resolver, name: string, type: RecordType) {
  if (type === 'CNAME') {
    return {
      answers: (await resolver.resolveCname(name)).map(plainName).sort(),
    };
  }
  const found =
    type === 'A'
      ? await resolver.resolve4(name, { ttl: true })
      : await resolver.resolve6(name, { ttl: true });
  return {
    answers: found.map(({ address }) => plainName(address)).sort(),
    ttlSeconds: Math.min(...found.map(({ ttl }) => ttl)),
  };
}
