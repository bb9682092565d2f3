import { InputError } from '@backstage/errors';
import {
  ClusterSummary,
  DeployProblem,
  DeployRequest,
  RenderedFiles,
} from '@multicluster/backstage-plugin-multicluster-common';
import { stringify } from 'yaml';
import { inParallel } from '../apply/parallel';
import { KubernetesObject } from '../types';
import { describeFailure } from './checkTargets';
import { DeploySources } from './types';

/** Of one cluster, in milliseconds. */
const RENDER_DEADLINE_MS = 45_000;

const RENDERS_AT_ONCE = 4;

/** Files for Git of every cluster. Rejects with an `InputError` when a Secret with data is among them. */
export async function renderTargets(options: {
  sources: Pick<DeploySources, 'render'>;
  request: DeployRequest;
  chosen: ClusterSummary[];
  folder: string | undefined;
  signal: AbortSignal;
}): Promise<RenderedFiles['clusters']> {
  const { sources, request, chosen, folder } = options;
  const { source, app, namespace, values = {}, secretValues } = request;
  return inParallel(chosen, RENDERS_AT_ONCE, async target => {
    const signal = AbortSignal.any([
      options.signal,
      AbortSignal.timeout(RENDER_DEADLINE_MS),
    ]);
    const rendered = await sources
      .render({
        ...{ source, app, namespace, target, values, secretValues },
        ...{ folder, signal },
      })
      .catch((error: Error) => error);
    const cluster = target.name;
    if (rendered instanceof Error) {
      const problems = [describeFailure(rendered)];
      return { cluster, files: [], values: [], problems };
    }
    refuseSecrets(rendered.objects, cluster);
    const files = toFiles(rendered.objects, namespace);
    const problems = warnOfHooks(rendered.hooks ?? [], cluster);
    return { cluster, files, values: rendered.values, problems };
  });
}

function refuseSecrets(objects: KubernetesObject[], cluster: string): void {
  const secret = objects.find(
    ({ apiVersion, kind, data, stringData }) =>
      apiVersion === 'v1' &&
      kind === 'Secret' &&
      [data, stringData].some(
        values =>
          typeof values === 'object' &&
          values !== null &&
          Object.keys(values).length > 0,
      ),
  );
  if (secret) {
    throw new InputError(
      `Secret '${secret.metadata.name}' for cluster '${cluster}' has data, which would be in Git for ever. Deploy it with the engine 'direct', or render a reference to a secret store.`,
    );
  }
}

/** Helm runs hooks at their moment; from Git they would be applied with everything else, those for the end included. */
function warnOfHooks(
  hooks: KubernetesObject[],
  cluster: string,
): DeployProblem[] {
  if (hooks.length === 0) return [];
  const names = hooks.map(({ kind, metadata }) => `${kind} '${metadata.name}'`);
  return [
    {
      severity: 'warning',
      code: 'hooks',
      message: `Hooks of the chart are left out for cluster '${cluster}', as nothing but Helm runs them: ${names.join(
        ', ',
      )}.`,
    },
  ];
}

/** One file per object. Names are those of the objects, so that a change of one is a change of one file. */
function toFiles(objects: KubernetesObject[], appNamespace: string) {
  const taken = new Set<string>();
  return objects.map(object => {
    const { name, namespace } = object.metadata;
    const parts = [object.kind.toLocaleLowerCase('en-US'), name];
    if (namespace && namespace !== appNamespace) parts.unshift(namespace);
    const stem = parts.join('-').replace(/[^a-zA-Z0-9.-]/g, '_');
    let path = `${stem}.yaml`;
    for (let n = 2; taken.has(path); n += 1) path = `${stem}-${n}.yaml`;
    taken.add(path);
    return { path, content: stringify(object) };
  });
}
