import { fillQuery, openIn } from './fillQuery';

/** What a cluster has of an entity, as far as queries go. */
export type QueriedPart = {
  cluster: { name: string };
  services: readonly { namespace: string; name: string }[];
};

/** Without anything open, or why: where a cluster has no one thing to fill in, any would be a guess. */
export function fillFor(
  query: string,
  cluster: string,
  where: { parts: readonly QueriedPart[]; windowSeconds: number },
): { query: string } | { query?: undefined; message: string } {
  const { parts, windowSeconds } = where;
  const part = parts.find(each => each.cluster.name === cluster);
  const services = part?.services ?? [];
  const known = {
    cluster: [cluster],
    namespace: [...new Set(services.map(each => each.namespace))],
    service: [...new Set(services.map(each => each.name))],
    window: [`${windowSeconds}s`],
  };
  const unclear = openIn(query).find(name => known[name].length !== 1);
  if (unclear) {
    const count = known[unclear].length;
    return { message: `there is not one $${unclear} but ${count}` };
  }
  const firsts = Object.entries(known).map(([name, [first]]) => [name, first]);
  return { query: fillQuery(query, Object.fromEntries(firsts)) };
}
