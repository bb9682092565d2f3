/**
 * What `work` gives for each item, in the items' order; at most `width` at a time. After the first that rejects no other is begun, and
 * the rejection comes once those under way have ended, so that nothing is written behind the back of whoever reads the error.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  let failed = false;
  const run = async () => {
    while (next < items.length && !failed) {
      const index = next++;
      try {
        results[index] = await work(items[index]);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(width, items.length) }, run);
  const ended = await Promise.allSettled(workers);
  const rejected = ended.find(worker => worker.status === 'rejected');
  if (rejected) {
    throw rejected.reason;
  }
  return results;
}
