import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { openBundle } from '../bundles/openBundle';
import { packFolder } from '../bundles/packFolder';
import { HelmSource, pulledChartFolder } from '../render/readChart';
import { removeFolder, withTempFolder } from '../tempFolder';
import { DeployTools } from '../types';
import { explainHelm } from './explainHelm';

const deadlineMs = 60_000;
const chartName = /^[a-z0-9]+([._/-][a-z0-9]+)*$/i;
const versionRange = /^[\w.+~^<>=*|, -]{1,100}$/;

/**
 * Fetches a chart from its repository, so that from then on it is a bundle like any other: a retry and a roll back use the very same
 * chart, also when the repository has another one by then. `bundle`, the files of the request, are kept beside it.
 */
export async function pullChart(options: {
  source: HelmSource;
  tools: DeployTools;
  signal: AbortSignal;
  bundle?: Buffer;
}): Promise<Buffer> {
  const { bundle } = options;
  checkSource(options.source, options.tools);
  return withTempFolder('chart', async folder => {
    if (bundle) {
      const opened = await openBundle(bundle);
      try {
        await cp(opened.folder, folder, { recursive: true });
      } finally {
        await opened.close();
      }
    }
    const chart = path.join(folder, pulledChartFolder);
    await removeFolder(chart);
    await mkdir(chart, { mode: 0o700 });
    await withTempFolder('pull', async pulled => {
      await pull(options, pulled);
      await cp(await onlyFolder(pulled), chart, { recursive: true });
    });
    return packFolder(folder);
  });
}

function checkSource(source: HelmSource, { chartRepositories }: DeployTools) {
  const { chart, repository = '', version } = source;
  if (!chartName.test(chart)) {
    throw new InputError(
      `'source.chart' must be the name of a chart in the repository, but is '${chart}'`,
    );
  }
  if (version !== undefined && !versionRange.test(version)) {
    throw new InputError(
      `'source.version' must be a version or a range of versions, but is '${version}'`,
    );
  }
  const url = URL.parse(repository);
  if (!url || !['http:', 'https:', 'oci:'].includes(url.protocol)) {
    throw new InputError(
      `'source.repository' must begin with https:// or oci://, but is '${repository}'`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      "'source.repository' has a password in it, which would be stored: leave it out",
    );
  }
  const asFolder = (address: string) => address.replace(/\/*$/, '/');
  const isAllowed =
    chartRepositories?.some(allowed =>
      asFolder(repository).startsWith(asFolder(allowed)),
    ) ?? true;
  if (!isAllowed) {
    throw new NotAllowedError(
      `'source.repository' is none of those that 'multicluster.tools.chartRepositories' allows`,
    );
  }
}

async function pull(
  { source, tools, signal }: Parameters<typeof pullChart>[0],
  folder: string,
): Promise<void> {
  const { chart, repository = '', version } = source;
  const isOci = repository.startsWith('oci://');
  const { code, stderr } = await tools.helm.run({
    args: [
      'pull',
      ...(isOci
        ? [`${repository.replace(/\/+$/, '')}/${chart}`]
        : [chart, '--repo', repository]),
      // As one argument, so that no version can be taken for an option.
      ...(version ? [`--version=${version}`] : []),
      ...(isOci && isLoopback(repository) ? ['--plain-http'] : []),
      ...['--untar', '--untardir', folder],
    ],
    deadlineMs,
    signal,
  });
  if (code !== 0) {
    const why = explainHelm({ stderr, folders: { [folder]: 'the chart' } });
    const label = version ? `'${chart}' ${version}` : `'${chart}'`;
    const message = `The chart ${label} cannot be had from ${repository}: ${why}`;
    throw /not found|no chart (name|version)|invalid version|improper constraint/i.test(
      why,
    )
      ? new InputError(message)
      : new ServiceUnavailableError(message);
  }
}

function isLoopback(repository: string): boolean {
  const host = URL.parse(repository)?.hostname;
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}

async function onlyFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const [chart] = entries.filter(entry => entry.isDirectory());
  if (!chart) {
    throw new InputError('The repository gives an archive without a chart');
  }
  return path.join(folder, chart.name);
}
