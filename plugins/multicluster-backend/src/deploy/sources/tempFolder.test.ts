import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createTempFolder,
  removeFolder,
  removeLeftovers,
  withTempFolder,
} from './tempFolder';

const minute = 60_000;

/** A folder as the process of that number has left it so long ago. */
async function leave(pid: number, ageMs: number): Promise<string> {
  const folder = await mkdtemp(
    path.join(tmpdir(), `multicluster-access-${pid}-`),
  );
  const then = (Date.now() - ageMs) / 1000;
  await utimes(folder, then, then);
  return folder;
}

describe('a folder for a while', () => {
  it('is gone when its use has ended, also by an error', async () => {
    let seen = '';
    await expect(
      withTempFolder('test', async folder => {
        seen = folder;
        throw new Error('oh');
      }),
    ).rejects.toThrow('oh');
    expect(seen).toContain('multicluster-test-');
    expect(existsSync(seen)).toBe(false);
  });

  it('is removed later when its process was killed', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
    const own = await createTempFolder('access');
    const old = await leave(dead, 10 * minute);
    const sameNumber = await leave(process.pid, 24 * 60 * minute);
    const fresh = await leave(dead, 0);
    const alive = await leave(process.ppid, 10 * minute);
    await removeLeftovers();
    expect([old, sameNumber, fresh, alive, own].map(existsSync)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    await Promise.all([fresh, alive, own].map(removeFolder));
  });
});
