import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import {
  DeploySource,
  mergeValues,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject, Rendered, RenderRequest } from '../../types';
import { kindOfFile, resolveInBundle } from '../bundles/bundlePath';
import { isManifest } from '../bundles/limits';
import { fillPattern } from './fillPattern';
import { readManifests, toPlain } from './readManifests';
import { readTextFile } from './readTextFile';
import { resolveTargetValues } from './resolveTargetValues';
import { substitute } from './substitute';
import { toObject } from './toObject';

type YamlSource = Extract<DeploySource, { type: 'yaml' }>;

type Found = { object: KubernetesObject; where: string };

const usualFolders = ['base', '{cluster}'];

/**
 * Plain manifests for one cluster: the files of all folders that exist, in order, but not of folders below them, as `kubectl apply -f`
 * reads them. An object of a later folder takes the place of the same object of an earlier one. Beside the values, `${app}` and
 * `${namespace}` are what the request says, so that the same files serve many services.
 */
export async function renderYaml(
  request: RenderRequest & { source: YamlSource },
): Promise<Rendered> {
  const { source, target, app, namespace } = request;
  const { values, effective } = resolveTargetValues(request);
  const replacements = source.substitute
    ? mergeValues({ app, namespace }, values, request.secretValues)
    : undefined;
  const objects = new Map<string, Found>();
  for (const name of await existingFolders(request)) {
    const found = await readFolder(request.folder!, name, replacements);
    addFolder(objects, found, namespace);
  }
  if (objects.size === 0) {
    throw new InputError(
      `There is nothing to deploy to cluster '${target.name}': the folders of 'source.folders' have no manifests`,
    );
  }
  return {
    objects: [...objects.values()].map(({ object }) => object),
    values: source.substitute ? effective : [],
  };
}

async function existingFolders(
  request: RenderRequest & { source: YamlSource },
): Promise<string[]> {
  const { source, target, folder } = request;
  if (folder === undefined) {
    throw new InputError(
      "The manifests are not there: upload the files of the deployment first, and give their hash as 'bundle'",
    );
  }
  const patterns = source.folders ?? usualFolders;
  const existing: string[] = [];
  for (const pattern of patterns) {
    const name = fillPattern(pattern, target);
    if (
      name !== undefined &&
      (await kindOfFile(resolveInBundle(folder, name, 'source.folders'))) ===
        'folder'
    ) {
      existing.push(name);
    }
  }
  if (existing.length === 0) {
    throw new InputError(
      `There is nothing to deploy to cluster '${
        target.name
      }': none of the folders '${patterns.join("', '")}' exists`,
    );
  }
  return existing;
}

async function readFolder(
  root: string,
  folder: string,
  values: Parameters<typeof substitute>[1] | undefined,
): Promise<Found[]> {
  const entries = await readdir(path.join(root, folder), {
    withFileTypes: true,
  });
  const names = entries
    .filter(entry => entry.isFile() && isManifest(entry.name))
    .map(entry => entry.name)
    .sort();
  const found: Found[] = [];
  for (const name of names) {
    const file = path.posix.join(folder, name);
    const text = await readTextFile(path.join(root, file), file);
    const reading = { text, file, repeatedKeys: 'refused' as const };
    for (const each of await readManifests(reading)) {
      if (values) {
        substitute(each, values);
      }
      const where = each.at(each.document.contents);
      found.push({ object: toObject(toPlain(each), where), where });
    }
  }
  return found;
}

function addFolder(
  objects: Map<string, Found>,
  found: Found[],
  namespace: string,
): void {
  const ofFolder = new Map<string, string>();
  for (const each of found) {
    const { object, where } = each;
    const key = identityOf(object, namespace);
    const other = ofFolder.get(key);
    if (other !== undefined && key !== '') {
      throw new ConflictError(
        `${object.kind} '${object.metadata.name}' is in the source twice: ${other} and ${where}`,
      );
    }
    ofFolder.set(key, where);
    objects.set(key || where, each);
  }
}

/** Without the version: an overlay may be written against another one. Lists have no name, and never take each other's place. */
function identityOf(
  { apiVersion, kind, metadata }: KubernetesObject,
  namespace: string,
): string {
  if (!metadata?.name) {
    return '';
  }
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, metadata.namespace ?? namespace, metadata.name].join(
    '/',
  );
}
