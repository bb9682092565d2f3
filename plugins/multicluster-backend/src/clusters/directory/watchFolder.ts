import { FSWatcher, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A file is written in several steps, each of which is an event. */
const gatherMs = 20;

/**
 * Resolves when something has changed in the folder since the call, after `intervalMs` in any case (not every file system tells), or with
 * the signal. Never rejects.
 */
export async function watchFolder(options: {
  folder: string;
  intervalMs: number;
  signal: AbortSignal;
}): Promise<void> {
  const changed = new AbortController();
  const signal = AbortSignal.any([options.signal, changed.signal]);
  const watcher = openWatcher(options.folder, () => changed.abort());
  await pause(options.intervalMs, undefined, { signal, ref: false }).catch(
    () => {},
  );
  watcher?.close();
  if (changed.signal.aborted) {
    await pause(gatherMs);
  }
}

function openWatcher(
  folder: string,
  onChange: () => void,
): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, onChange).on('error', () => {
      // The folder went away: the interval finds it again.
    });
  } catch {
    return undefined;
  }
}
