import fs from 'node:fs';
import path from 'node:path';
import { concatenated, manifestsAt } from './manifests.ts';
import { examplesRoot } from './paths.ts';
import { DEMO_PLACEMENTS } from './placements.ts';

const appsRoot = path.join(examplesRoot, 'apps');

/** Names of the sample apps. */
export function exampleApps(): string[] {
  return fs
    .readdirSync(appsRoot, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
}

/** The addresses that the examples are written with: east 127.0.1.1, and so on. */
const WRITTEN = Object.keys(DEMO_PLACEMENTS).map((name, i) => ({
  name,
  address: `127.0.${i + 1}.1`,
}));

/** Examples name addresses; where those are taken (a second fleet on the machine), the clusters have others. */
export function withAddresses(
  yaml: string,
  addressOf: (cluster: string) => string | undefined,
): string {
  return yaml.replace(/\b127\.0\.[1-9]\.1\b/g, written => {
    const cluster = WRITTEN.find(w => w.address === written)?.name;
    return (cluster && addressOf(cluster)) ?? written;
  });
}

/**
 * The app's manifests for one cluster: `base`, which is the same everywhere, and the cluster's own folder. Undefined when the app has no
 * folder for the cluster: then it does not run there.
 */
export function appManifests(app: string, cluster: string): string | undefined {
  const own = path.join(appsRoot, app, cluster);
  if (!fs.existsSync(own)) {
    return undefined;
  }
  const base = path.join(appsRoot, app, 'base');
  const dirs = fs.existsSync(base) ? [base, own] : [own];
  return concatenated(dirs.flatMap(manifestsAt));
}

/** All that runs on a cluster, as one text: empty when nothing does. */
export function allAppManifests(cluster: string): string {
  return exampleApps()
    .map(app => appManifests(app, cluster))
    .filter(yaml => yaml !== undefined)
    .join('\n---\n');
}
