import { InputError } from '@backstage/errors';
import {
  DeploySource,
  mergeValues,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject, Rendered, RenderRequest } from '../../types';
import { kindOfFile, resolveInBundle } from '../bundles/bundlePath';
import { lastWords } from '../commands/CommandLine';
import { DeployTools } from '../types';
import { checkKustomization, findKustomization } from './checkKustomization';
import { fillPattern } from './fillPattern';
import { readManifests, toPlain } from './readManifests';
import { resolveTargetValues } from './resolveTargetValues';
import { substitute } from './substitute';
import { toObject } from './toObject';

type KustomizeSource = Extract<DeploySource, { type: 'kustomize' }>;

const deadlineMs = 60_000;

const unreachable = {
  PATH: '/nonexistent',
  HTTP_PROXY: 'http://127.0.0.1:1',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  http_proxy: 'http://127.0.0.1:1',
  https_proxy: 'http://127.0.0.1:1',
  NO_PROXY: '',
  no_proxy: '',
};

/** A kustomization for one cluster: of the folders that the source names, the first that exists. */
export async function renderKustomize(
  request: RenderRequest & { source: KustomizeSource; tools: DeployTools },
): Promise<Rendered> {
  const { source, target, tools, signal } = request;
  const root = request.folder;
  if (root === undefined) {
    throw new InputError(
      "The kustomization is not there: upload the files of the deployment first, and give their hash as 'bundle'",
    );
  }
  const { folder, name } = await chooseFolder(source, { target, root });
  const { allowRemoteResources } = tools;
  await checkKustomization({ folder, root, allowRemoteResources });
  const { values, effective } = resolveTargetValues(request);
  const { code, stdout, stderr } = await tools.kustomize.run({
    args: ['build', folder],
    deadlineMs,
    signal,
    // Neither Git nor the web can be reached by what the check of the files may have missed.
    env: allowRemoteResources ? undefined : unreachable,
  });
  if (code !== 0) {
    const why = lastWords(stderr)
      .replace(/^Error: /, '')
      .replaceAll(`${root}/`, '')
      .replaceAll(root, '.');
    throw new InputError(
      `The kustomization '${name}' does not build for cluster '${target.name}': ${why}`,
    );
  }
  const documents = await readManifests({
    text: stdout,
    file: `What '${name}' builds for cluster '${target.name}'`,
    repeatedKeys: 'lastWins',
  });
  if (source.substitute) {
    const { app, namespace, secretValues } = request;
    const all = mergeValues({ app, namespace }, values, secretValues);
    documents.forEach(each => {
      const { kind, metadata } = toPlain(each) as KubernetesObject;
      const at = () => `${name}: ${kind} '${metadata?.name}'`;
      substitute({ ...each, at }, all);
    });
  }
  return {
    objects: documents.map(each => toObject(toPlain(each), name)),
    values: source.substitute ? effective : [],
  };
}

async function chooseFolder(
  { folders }: KustomizeSource,
  { target, root }: { target: RenderRequest['target']; root: string },
): Promise<{ folder: string; name: string }> {
  const tried: string[] = [];
  for (const pattern of folders) {
    const name = fillPattern(pattern, target);
    if (name === undefined) {
      continue;
    }
    const folder = resolveInBundle(root, name, 'source.folders');
    if (
      (await kindOfFile(folder)) === 'folder' &&
      (await findKustomization(folder))
    ) {
      return { folder, name };
    }
    tried.push(`'${name}'`);
  }
  throw new InputError(
    tried.length > 0
      ? `There is no kustomization for cluster '${
          target.name
        }': none of ${tried.join(', ')} has a 'kustomization.yaml'`
      : `There is no kustomization for cluster '${target.name}': it says nothing of what 'source.folders' asks for`,
  );
}
