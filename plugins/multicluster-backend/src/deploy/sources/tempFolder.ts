import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ours = /^multicluster-[a-z]+-(\d+)-/;

/** A program that outlives the process which started it has read its files by then. */
const leftAfterMs = 5 * 60_000;
const sweepEveryMs = 10 * 60_000;
let sweptAt = -Infinity;

/** A new folder that nobody else may look into. Its name says whose it is, so that what a killed process leaves is found. */
export async function createTempFolder(purpose: string): Promise<string> {
  if (performance.now() - sweptAt > sweepEveryMs) {
    sweptAt = performance.now();
    // What cannot be removed now is tried again by the next sweep.
    removeLeftovers().catch(() => {});
  }
  return mkdtemp(
    path.join(tmpdir(), `multicluster-${purpose}-${process.pid}-`),
  );
}

/** With a folder that is gone when `use` has ended, however it ended. */
export async function withTempFolder<T>(
  purpose: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await createTempFolder(purpose);
  try {
    return await use(folder);
  } finally {
    await removeFolder(folder);
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** For what nobody else may read, as values with secrets. Returns the path. */
export async function writePrivateFile(
  folder: string,
  name: string,
  text: string,
): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  return file;
}

/** Folders of processes that were killed: there may be a credential in them. */
export async function removeLeftovers(): Promise<void> {
  const startedAt = Date.now() - process.uptime() * 1000;
  for (const name of await readdir(tmpdir())) {
    const pid = Number(ours.exec(name)?.[1]);
    if (!pid) {
      continue;
    }
    const folder = path.join(tmpdir(), name);
    const madeAt = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    // In a container every process has the same number, so that ours may be a dead one's.
    const isDead = pid === process.pid ? madeAt < startedAt : !isAlive(pid);
    if (isDead && madeAt < Date.now() - leftAfterMs) {
      await removeFolder(folder);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's, and alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
