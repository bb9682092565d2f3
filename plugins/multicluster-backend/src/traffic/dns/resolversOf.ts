import { Resolver } from 'node:dns/promises';

/** The types of records that have targets to compare. */
export type RecordType = 'A' | 'AAAA' | 'CNAME';

const TYPES: readonly string[] = ['A', 'AAAA', 'CNAME'];
/** The server answers, and has no such record. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND']);

export function isRecordType(type: string): type is RecordType {
  return TYPES.includes(type);
}

/**
 * One for each server, which is asked by itself, past every cache between.
 *
 * @param servers - addresses, with a port if it is not 53
 */
export function resolversOf(
  servers: readonly string[],
  options: { timeout: number; tries: number },
): { server: string; resolver: Resolver }[] {
  return servers.map(server => {
    const resolver = new Resolver(options);
    resolver.setServers([server]);
    return { server, resolver };
  });
}

/** Whether the error is an answer: that there is no such record. */
export function isNothing(error: unknown): boolean {
  return NOTHING.has((error as NodeJS.ErrnoException).code ?? '');
}

/** Names are equal with and without the dot of the root, and in any case. */
export function plainName(target: string): string {
  return target.toLocaleLowerCase('en-US').replace(/\.$/, '');
}
