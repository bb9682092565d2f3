import path from 'node:path';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  DeploySource,
  isJsonObject,
  mergeValues,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ChartVersion } from '../../types';
import { kindOfFile, resolveInBundle } from '../bundles/bundlePath';
import { readYamlObject } from './readYaml';

/** Where `pullChart` puts a chart that comes from elsewhere: beside the files of the request, and never among them. */
export const pulledChartFolder = '.pulled-chart';

export type HelmSource = Extract<DeploySource, { type: 'helm' }>;

/** The chart's folder within the unpacked files. Rejects with an `InputError` when there is no chart. */
export async function chartFolderOf(
  source: HelmSource,
  folder: string | undefined,
): Promise<string> {
  if (folder === undefined) {
    throw new InputError(
      `The chart '${source.chart}' is not there: upload the files of the deployment first, and give their hash as 'bundle'`,
    );
  }
  const relative = source.repository ? pulledChartFolder : source.chart;
  const chart = resolveInBundle(folder, relative, 'source.chart');
  if ((await kindOfFile(path.join(chart, 'Chart.yaml'))) !== 'file') {
    throw new InputError(
      `There is no chart in '${source.chart}': 'Chart.yaml' is missing`,
    );
  }
  return chart;
}

export async function readChartVersion(chart: string): Promise<ChartVersion> {
  const said = await readYamlObject(
    path.join(chart, 'Chart.yaml'),
    'Chart.yaml',
  );
  const { name, version, appVersion } = said;
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new InputError("'Chart.yaml' must say the chart's name and version");
  }
  return {
    name,
    version,
    ...(appVersion !== undefined &&
      appVersion !== null && { appVersion: String(appVersion) }),
  };
}

/** What the chart itself says: its `values.yaml` over those of the charts in its `charts` folder. */
export async function readChartDefaults(
  chart: string,
  depth = 0,
): Promise<JsonObject> {
  const file = path.join(chart, 'values.yaml');
  const own =
    (await kindOfFile(file)) === 'file'
      ? await readYamlObject(file, 'values.yaml')
      : {};
  // Deeper nesting is not seen in practice, and an endless one must not be followed.
  const below = depth < 3 ? await readDependencyDefaults(chart, depth) : {};
  return mergeValues(below, own);
}

async function readDependencyDefaults(
  chart: string,
  depth: number,
): Promise<JsonObject> {
  const { dependencies } = await readYamlObject(
    path.join(chart, 'Chart.yaml'),
    'Chart.yaml',
  );
  const defaults: [string, JsonValue][] = [];
  for (const each of Array.isArray(dependencies) ? dependencies : []) {
    const { name, alias } = isJsonObject(each) ? each : {};
    if (typeof name === 'string' && /^[\w.-]+$/.test(name)) {
      const folder = path.join(chart, 'charts', name);
      if ((await kindOfFile(path.join(folder, 'Chart.yaml'))) === 'file') {
        const key = typeof alias === 'string' ? alias : name;
        defaults.push([key, await readChartDefaults(folder, depth + 1)]);
      }
    }
  }
  return Object.fromEntries(defaults);
}
