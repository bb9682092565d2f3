import path from 'node:path';
import { InputError } from '@backstage/errors';
import { kindOfFile } from '../bundles/bundlePath';
import { readYamlObjects } from './readYaml';

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whatever is named here, Kustomize would fetch when it is an address. */
const pathFields = new Set([
  'configurations',
  'crds',
  'env',
  'envs',
  'files',
  'patchesStrategicMerge',
  'path',
  'paths',
]);

/** Entries are files, folders with a kustomization of their own, or Git repositories. */
const folderFields = ['bases', 'components', 'resources'];

/** Entries are folders too, or files that say how objects are made: these may name further files. */
const pluginFields = ['generators', 'transformers', 'validators'];

/** The file that makes the folder a kustomization. */
export async function findKustomization(
  folder: string,
): Promise<string | undefined> {
  for (const name of fileNames) {
    if ((await kindOfFile(path.join(folder, name))) === 'file') {
      return name;
    }
  }
  return undefined;
}

/**
 * Rejects with an `InputError`, which names file and entry, a kustomization that reaches out of the bundle, or, unless this is allowed, to
 * another server. Kustomize itself keeps files within a kustomization, but lets its folders be anywhere.
 */
export async function checkKustomization(options: {
  folder: string;
  root: string;
  allowRemoteResources: boolean;
}): Promise<void> {
  const seen = new Set<string>();
  const waiting = [options.folder];
  while (waiting.length > 0) {
    const next = waiting.pop()!;
    const file = seen.has(next) ? undefined : await fileToCheck(next);
    seen.add(next);
    if (file) {
      waiting.push(...(await checkFile(file, options)));
    }
  }
}

async function fileToCheck(target: string): Promise<string | undefined> {
  if ((await kindOfFile(target)) !== 'folder') {
    return target;
  }
  const name = await findKustomization(target);
  return name && path.join(target, name);
}

/** What has to be checked next. */
async function checkFile(
  file: string,
  {
    root,
    allowRemoteResources,
  }: { root: string; allowRemoteResources: boolean },
): Promise<string[]> {
  const where = path.relative(root, file);
  const isKustomization = fileNames.includes(path.basename(file));
  const next: string[] = [];
  for (const document of await readYamlObjects(file, where)) {
    const address = allowRemoteResources ? undefined : findAddress(document);
    if (address) {
      throw new InputError(remoteRefusal(where, address));
    }
    for (const field of [...folderFields, ...pluginFields]) {
      const entries = isKustomization ? textsOf(document[field]) : [];
      for (const entry of entries) {
        const found = await checkEntry({
          ...{ root, where, entry, allowRemoteResources },
          folder: path.dirname(file),
        });
        const isFollowed =
          pluginFields.includes(field) ||
          (found && (await kindOfFile(found)) === 'folder');
        if (found && isFollowed) {
          next.push(found);
        }
      }
    }
  }
  return next;
}

/** The absolute path of a local entry. */
async function checkEntry(options: {
  root: string;
  folder: string;
  entry: string;
  where: string;
  allowRemoteResources: boolean;
}): Promise<string | undefined> {
  const { root, folder, entry, where, allowRemoteResources } = options;
  if (/^https?:\/\//i.test(entry)) {
    if (allowRemoteResources) {
      return undefined;
    }
    throw new InputError(remoteRefusal(where, entry));
  }
  const target = path.resolve(folder, entry);
  if (target !== root && !target.startsWith(`${root}${path.sep}`)) {
    throw new InputError(
      `'${where}' names '${entry}', which is outside of the files of the deployment`,
    );
  }
  if (await kindOfFile(target)) {
    return target;
  }
  // What is not here, Kustomize takes for a Git repository when it looks like one.
  if (/:|^git@|^[\w-]+\.[\w.-]+\/.+\/|\?ref=|\.git\b/.test(entry)) {
    if (allowRemoteResources) {
      return undefined;
    }
    throw new InputError(remoteRefusal(where, entry));
  }
  throw new InputError(`'${where}' names '${entry}', which does not exist`);
}

function remoteRefusal(where: string, entry: string): string {
  return `'${where}' names '${entry}' of another server: copy it into the files of the deployment, or have 'multicluster.tools.remoteResources' allow it`;
}

/** Entries that are names; text of several lines is the thing itself. */
function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    each => typeof each === 'string' && !each.includes('\n'),
  );
}

/** The first address among the files that a kustomization or a plugin names, however deep. */
function findAddress(value: unknown, field = ''): string | undefined {
  if (typeof value === 'string') {
    // A generator's file may be `key=path`.
    const [, address] = /^(?:[^=]*=)?(https?:\/\/\S*)$/i.exec(value) ?? [];
    return pathFields.has(field) ? address : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const [key, each] of Object.entries(value)) {
    const found = findAddress(each, Array.isArray(value) ? field : key);
    if (found) {
      return found;
    }
  }
  return undefined;
}
