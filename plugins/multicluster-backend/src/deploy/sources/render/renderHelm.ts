import { InputError } from '@backstage/errors';
import { mergeValues } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject, Rendered, RenderRequest } from '../../types';
import { explainHelm } from '../helm/explainHelm';
import { readValueFiles, writeValueArgs } from '../helm/writeValueFiles';
import { withTempFolder } from '../tempFolder';
import { DeployTools } from '../types';
import {
  chartFolderOf,
  HelmSource,
  readChartDefaults,
  readChartVersion,
} from './readChart';
import { readManifests, toPlain } from './readManifests';
import { resolveTargetValues } from './resolveTargetValues';
import { toObject } from './toObject';

const deadlineMs = 60_000;

/** A chart for one cluster, by `helm template`: as this cluster's version and its values make it. Tests of the chart are left out. */
export async function renderHelm(
  request: RenderRequest & { source: HelmSource; tools: DeployTools },
): Promise<Rendered> {
  const { source, target } = request;
  const chart = await chartFolderOf(source, request.folder);
  const version = await readChartVersion(chart);
  const valueFiles = await readValueFiles(source, request);
  const defaults = mergeValues(
    await readChartDefaults(chart),
    ...valueFiles.map(({ values }) => values),
  );
  const { values, effective } = resolveTargetValues(request, defaults);
  const text = await withTempFolder('values', async home => {
    const args = await writeValueArgs({
      home,
      valueFiles: valueFiles.map(({ file }) => file),
      values,
      secretValues: request.secretValues,
    });
    return template(request, { chart, name: version.name, args, home });
  });
  const objects = await parse(text, version.name, target.name);
  return {
    objects: objects.filter(object => !hookOf(object)),
    hooks: objects.filter(object => hookOf(object)),
    values: effective,
    chart: version,
  };
}

async function template(
  request: RenderRequest & { tools: DeployTools },
  options: { chart: string; name: string; args: string[]; home: string },
): Promise<string> {
  const { app, namespace, target, tools, signal, apiVersions } = request;
  const { chart, name, args, home } = options;
  const { code, stdout, stderr } = await tools.helm.run({
    args: [
      ...['template', app, chart, '--namespace', namespace],
      ...['--include-crds', '--skip-tests'],
      ...(target.version ? ['--kube-version', target.version] : []),
      ...apiVersionArgs(apiVersions ?? []),
      ...args,
    ],
    deadlineMs,
    signal,
  });
  if (code !== 0) {
    const why = explainHelm({
      stderr,
      folders: { [chart]: '', [home]: 'values', [request.folder ?? chart]: '' },
      secretValues: request.secretValues,
    });
    throw new InputError(
      `The chart '${name}' does not render for cluster '${target.name}': ${why}`,
    );
  }
  return stdout;
}

/** In several arguments: one alone may be too long for the system. */
function apiVersionArgs(apiVersions: string[]): string[] {
  const each = 500;
  return Array.from({ length: Math.ceil(apiVersions.length / each) }, (_, n) =>
    apiVersions.slice(n * each, (n + 1) * each).join(','),
  ).flatMap(some => ['--api-versions', some]);
}

async function parse(
  text: string,
  chart: string,
  cluster: string,
): Promise<KubernetesObject[]> {
  const documents = await readManifests({
    text,
    file: `What the chart '${chart}' renders for cluster '${cluster}'`,
    repeatedKeys: 'lastWins',
  });
  return documents.map(each =>
    toObject(toPlain(each), sourceOf(each.document) ?? chart),
  );
}

/** Helm writes above each object from which template it is. */
function sourceOf(document: { commentBefore: string | null }) {
  return /Source: (\S+)/.exec(document.commentBefore ?? '')?.[1];
}

function hookOf(object: KubernetesObject): string | undefined {
  return object.metadata?.annotations?.['helm.sh/hook'];
}
