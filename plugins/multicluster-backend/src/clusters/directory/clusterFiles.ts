import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const placementSchema = z.object({
  title: z.string().optional(),
  provider: z.string().toLowerCase().optional(),
  region: z.string().optional(),
  environment: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
});

/** What `<name>.json` says of a cluster. */
export type Placement = z.infer<typeof placementSchema>;

/** One cluster of the folder, as far as its files can be read. */
export type ClusterFiles = {
  name: string;
  /** The kubeconfig. */
  file: string;
  placement: Placement;
  /** A sentence about `<name>.json`. */
  fault?: string;
};

/** Names of the files of one cluster; a leading dot keeps those that are being written apart. */
const filesOf = (folder: string, name: string) => ({
  kubeconfig: join(folder, `${name}.yaml`),
  placement: join(folder, `${name}.json`),
});

/** A DNS label: it is a file's name, a Kubernetes name and part of a URL at once. */
export function isClusterName(name: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
}

/** Clusters of the folder, sorted by name, and the files whose names cannot be a cluster's. Rejects when the folder cannot be read. */
export async function readFolder(
  folder: string,
): Promise<{ clusters: ClusterFiles[]; strangers: string[] }> {
  const entries = (await readdir(folder)).filter(
    entry => entry.endsWith('.yaml') && !entry.startsWith('.'),
  );
  const names = entries.map(entry => entry.slice(0, -'.yaml'.length)).sort();
  const clusters = await Promise.all(
    names.filter(isClusterName).map(async name => {
      const files = filesOf(folder, name);
      return {
        name,
        file: files.kubeconfig,
        ...(await readPlacement(name, files.placement)),
      };
    }),
  );
  return { clusters, strangers: names.filter(name => !isClusterName(name)) };
}

/** Each file is there whole or not at all, whenever the process ends, and only its owner may read it. */
export async function writeCluster(
  folder: string,
  cluster: { name: string; kubeconfig: string; placement: Placement },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = filesOf(folder, cluster.name);
  // The placement first: a cluster must not be seen without its labels, which permission rules are about.
  await replaceFile(
    folder,
    files.placement,
    `${JSON.stringify(cluster.placement, undefined, 2)}\n`,
  );
  await replaceFile(folder, files.kubeconfig, cluster.kubeconfig);
}

/** Answers whether it was there. */
export async function removeCluster(
  folder: string,
  name: string,
): Promise<boolean> {
  const files = filesOf(folder, name);
  try {
    await rm(files.kubeconfig);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') {
      return false;
    }
    throw error;
  }
  await rm(files.placement, { force: true });
  return true;
}

async function readPlacement(
  name: string,
  file: string,
): Promise<{ placement: Placement; fault?: string }> {
  const none: Placement = { labels: {} };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT'
      ? { placement: none }
      : { placement: none, fault: `'${name}.json' cannot be read.` };
  }
  try {
    return { placement: placementSchema.parse(JSON.parse(text)) };
  } catch {
    return {
      placement: none,
      fault: `'${name}.json' is not a placement; it may have title, provider, region and environment as texts, and labels.`,
    };
  }
}

async function replaceFile(
  folder: string,
  target: string,
  text: string,
): Promise<void> {
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
