import path from 'node:path';

export const repoRoot = path.resolve(import.meta.dirname, '../..');
/** Built binaries; kept for as long as their pins are. */
export const toolsRoot = path.join(repoRoot, '.tools');
/** All that a run leaves: clusters, logs, the written configuration. Deleting it is always safe when nothing runs. */
export const runRoot = path.join(repoRoot, '.run');
/** Clusters that are made while the demo runs. */
export const localRoot = path.join(runRoot, 'local');
export const examplesRoot = path.join(repoRoot, 'examples');
export const fleetRoot = import.meta.dirname;
