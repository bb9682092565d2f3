import fs from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** What an app owns in the repository: a folder below each cluster's, and one for the hub. */
export type Ownership = { app: string; root: string };

export type TreeChanges = { written: string[]; removed: string[] };

async function listTree(root: string, folder = ''): Promise<string[]> {
  const entries = await fs
    .readdir(path.join(root, folder), { withFileTypes: true })
    .catch(() => []);
  const files = await Promise.all(
    entries
      .filter(({ name }) => name !== '.git')
      .map(async entry => {
        const file = folder ? `${folder}/${entry.name}` : entry.name;
        return entry.isDirectory() ? listTree(root, file) : [file];
      }),
  );
  return files.flat().sort();
}

function clusterOf(file: string, { app, root }: Ownership): string | undefined {
  if (!file.startsWith(`${root}/`)) {
    return undefined;
  }
  const [cluster, folder, name] = file.slice(root.length + 1).split('/');
  return folder === app && name !== undefined ? cluster : undefined;
}

function isForHub(file: string, { app }: Ownership): boolean {
  return file.startsWith(`hub/${app}/`);
}

/** Files that are not the app's would be written over those of others. */
function checkOwned(files: string[], owner: Ownership): void {
  const stranger = files.find(
    file => !isForHub(file, owner) && clusterOf(file, owner) === undefined,
  );
  if (stranger !== undefined) {
    throw new InputError(
      `'sourcePath' has the file '${stranger}', but the app '${owner.app}' may only write '${owner.root}/<cluster>/${owner.app}/…' and 'hub/${owner.app}/…'`,
    );
  }
  if (!files.some(file => clusterOf(file, owner) !== undefined)) {
    throw new InputError(
      `'sourcePath' has no file '${owner.root}/<cluster>/${owner.app}/…': pushing it would take '${owner.app}' away from every cluster`,
    );
  }
}

async function writeFile(target: string, content: Buffer): Promise<boolean> {
  const stats = await fs.lstat(target).catch(() => undefined);
  if (stats?.isFile() && content.equals(await fs.readFile(target))) {
    return false;
  }
  // A link of the repository is not written through.
  await fs.rm(target, { recursive: true, force: true });
  await fs.mkdir(path.dirname(target), { recursive: true });
  await fs.writeFile(target, content);
  return true;
}

/** Files of the app that are not wanted any more. Those for the hub stay when nothing was rendered for it. */
async function findLeft(clone: string, wanted: string[], owner: Ownership) {
  const hasHub = wanted.some(file => isForHub(file, owner));
  const kept = new Set(wanted);
  return (await listTree(clone)).filter(
    file =>
      !kept.has(file) &&
      (clusterOf(file, owner) !== undefined ||
        (hasHub && isForHub(file, owner))),
  );
}

/**
 * Brings a clone to what was rendered: writes what is new or different, and removes what the app has no more, so that a cluster that left
 * loses it. Files of other apps are never touched. Without an owner, the repository belongs to whoever pushes: files may be anywhere, and
 * none is removed.
 */
export async function updateTree(options: {
  source: string;
  clone: string;
  owner: Ownership | undefined;
}): Promise<TreeChanges> {
  const { source, clone, owner } = options;
  const wanted = await listTree(source);
  if (owner) checkOwned(wanted, owner);
  const written: string[] = [];
  for (const file of wanted) {
    const from = resolveSafeChildPath(source, file);
    const to = resolveSafeChildPath(clone, file);
    if (await writeFile(to, await fs.readFile(from))) written.push(file);
  }
  const removed = owner ? await findLeft(clone, wanted, owner) : [];
  for (const file of removed) {
    await fs.rm(path.join(clone, file));
  }
  return { written, removed };
}
