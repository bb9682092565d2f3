import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ClusterAccess } from './Cluster.ts';

/** What was done to a cluster when it was set up; a start that was cut off left none, or an older one. */
export type Stamp = { made: string; applied: string; access: ClusterAccess };

export function hashOf(...texts: string[]): string {
  return createHash('sha256')
    .update(texts.join('\0'))
    .digest('hex')
    .slice(0, 16);
}

function fileIn(dir: string): string {
  return path.join(dir, 'stamp.json');
}

export function readStamp(dir: string): Stamp | undefined {
  try {
    return JSON.parse(fs.readFileSync(fileIn(dir), 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeStamp(dir: string, stamp: Stamp): void {
  fs.writeFileSync(fileIn(dir), JSON.stringify(stamp), { mode: 0o600 });
}
