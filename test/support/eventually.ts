import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until `check` returns without throwing, and returns what it returned.
 *
 * The deadline is generous on purpose: it is there to end a test that will never pass, not to measure.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  options: { deadlineMs?: number; everyMs?: number } = {},
): Promise<T> {
  const { deadlineMs = 30_000, everyMs = 100 } = options;
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await sleep(everyMs);
    }
  }
}

/** Prints a line that `npm test` repeats beside the counts, such as a measured time. */
export function note(text: string): void {
  console.log(`NOTE: ${text}`);
}
