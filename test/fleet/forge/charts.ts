import fs from 'node:fs';
import path from 'node:path';
import { podinfoDir } from '../modules.ts';
import { examplesRoot } from '../paths.ts';
import { run } from '../processes.ts';

/** Folders of charts: the sample app's own, unchanged, and those of the examples. */
export async function chartFolders(): Promise<string[]> {
  const examples = path.join(examplesRoot, 'charts');
  const own = fs.existsSync(examples)
    ? fs
        .readdirSync(examples)
        .map(name => path.join(examples, name))
        .filter(folder => fs.existsSync(path.join(folder, 'Chart.yaml')))
    : [];
  return [path.join(await podinfoDir(), 'charts/podinfo'), ...own];
}

/** Makes a folder into a Helm repository: a package of each chart, and the index. */
export async function publishCharts(options: {
  helm: string;
  charts: string[];
  folder: string;
  url: string;
}): Promise<void> {
  const { helm, charts, folder, url } = options;
  // Helm reads and writes a user's files otherwise.
  const home = path.join(folder, '.helm');
  const env = {
    ...process.env,
    HELM_CACHE_HOME: path.join(home, 'cache'),
    HELM_CONFIG_HOME: path.join(home, 'config'),
    HELM_DATA_HOME: path.join(home, 'data'),
  };
  fs.mkdirSync(folder, { recursive: true });
  await run(helm, ['package', ...charts, '--destination', folder], { env });
  await run(helm, ['repo', 'index', folder, '--url', url], { env });
}
