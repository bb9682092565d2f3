import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackendProcess, guestToken } from '../support/BackendProcess.ts';
import { freePort } from '../support/ports.ts';
import { benchConfig } from './configuration.ts';
import { readDeployOptions } from './deploy/options.ts';
import { measure } from './measure.ts';
import { spreadNames } from './names.ts';
import { type BenchOptions, readBenchOptions, usage } from './options.ts';
import { type BenchServers, startServers } from './servers.ts';
import { formatTable } from './table.ts';
import type { BenchRow, Subject } from './types.ts';
import { viewer } from './views.ts';
import { EVERYWHERE, IN_THREE } from './workload.ts';

type Series = { rows: BenchRow[]; inThree: BenchRow[] };

const READY_DEADLINE_MS = 120_000;

/** Waits until the first answer is a whole one: the catalog has read its file, and every cluster is in the cache. */
async function untilReady(
  subject: Subject,
  url: string,
  token: string,
  clusters: number,
): Promise<void> {
  const deadline = Date.now() + READY_DEADLINE_MS;
  const headers = { authorization: `Bearer ${token}` };
  const get = (path: string) => fetch(`${url}${path}`, { headers });
  for (;;) {
    const entity = await get(
      `/api/catalog/entities/by-name/component/default/${IN_THREE}`,
    );
    let live = clusters;
    let waiting = '';
    if (subject === 'multicluster' && entity.ok) {
      const answer = await get('/api/multicluster/clusters');
      const list = answer.ok ? await answer.json() : { clusters: [] };
      waiting = describeWaiting(list);
      live = list.clusters.filter(isLive).length;
    }
    if (entity.ok && live === clusters) return;
    if (Date.now() > deadline) {
      throw new Error(
        `${subject} with ${clusters} clusters did not get ready: ${live} are live. ${waiting}`,
      );
    }
    await sleep(500);
  }
}

type Listed = { name: string; state: string; error?: string };

const isLive = ({ state }: Listed) => state === 'live';

function describeWaiting({ clusters }: { clusters: Listed[] }): string {
  return clusters
    .filter(cluster => !isLive(cluster))
    .map(({ name, state, error }) => `${name}: ${state} ${error ?? ''}`)
    .slice(0, 5)
    .join(' ');
}

async function benchSubject(
  subject: Subject,
  clusters: number,
  servers: BenchServers,
  options: BenchOptions,
): Promise<Series> {
  const port = await freePort();
  const backend = await BackendProcess.start({
    name: `bench-${subject}`,
    entry: 'test/bench/backend.ts',
    port,
    config: benchConfig({
      port,
      catalogFile: servers.catalogFile,
      clusters: spreadNames(clusters, servers.access),
    }),
    env: { BENCH_SUBJECT: subject },
  });
  try {
    const token = await guestToken(backend);
    await untilReady(subject, backend.url, token, clusters);
    const series: Series = { rows: [], inThree: [] };
    for (const clients of options.clients) {
      for (const app of [EVERYWHERE, IN_THREE]) {
        const row = await measure({
          ...{ subject, clusters, clients, pid: backend.pid },
          bounds: options.bounds,
          view: viewer({ subject, url: backend.url, token, app }),
          countReads: servers.countReads,
        });
        (app === EVERYWHERE ? series.rows : series.inThree).push(row);
      }
    }
    return series;
  } finally {
    await backend.stop();
  }
}

async function benchAll(options: BenchOptions): Promise<Series> {
  const all: Series = { rows: [], inThree: [] };
  const servers = await startServers();
  try {
    for (const clusters of options.clusters) {
      for (const subject of ['multicluster', 'kubernetes'] as const) {
        console.log(`Asking ${subject} with ${clusters} clusters`);
        const series = await benchSubject(subject, clusters, servers, options);
        all.rows.push(...series.rows);
        all.inThree.push(...series.inThree);
      }
    }
  } finally {
    await servers.close();
  }
  return all;
}

/** In a process of its own that can load the plugins' sources as Backstage's backend start does. Resolves with its exit status. */
async function runOnSources(file: string, args: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      ...[file, ...args],
    ],
    { stdio: 'inherit' },
  );
  const [code] = await once(child, 'close');
  return code ?? 1;
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return;
  }
  if (args[0] === 'live') {
    const { benchLive } = await import('./live.ts');
    await benchLive();
    return;
  }
  if (args[0] === 'deploy') {
    const { benchDeploy } = await import('./deploy/run.ts');
    await benchDeploy(readDeployOptions(args.slice(1)));
    return;
  }
  if (args[0] === 'failover') {
    process.exitCode = await runOnSources(
      'test/bench/failover/run.ts',
      args.slice(1),
    );
    return;
  }
  const options = readBenchOptions(args);
  const { rows, inThree } = await benchAll(options);
  console.log(`\nA service that lives in all clusters\n${formatTable(rows)}`);
  console.log(`\nA service that lives in 3 of them\n${formatTable(inThree)}`);
  if (options.json) {
    await writeFile(options.json, JSON.stringify({ rows, inThree }, null, 2));
    console.log(`\nWritten to ${options.json}`);
  }
}

main(process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
