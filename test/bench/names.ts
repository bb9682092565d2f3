/**
 * Spreads N cluster names over the API servers: three names on the first, so that what lives there alone lives in exactly three
 * clusters, and the others by turns on the rest. With three names each server has one.
 */
export function spreadNames<T>(
  count: number,
  servers: readonly T[],
): { name: string; server: T }[] {
  const [first, ...rest] = servers;
  return Array.from({ length: count }, (_, index) => {
    const name = `c${String(index).padStart(3, '0')}`;
    if (count <= servers.length) return { name, server: servers[index] };
    return { name, server: index < 3 ? first : rest[index % rest.length] };
  });
}
