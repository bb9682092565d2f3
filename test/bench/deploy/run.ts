import { writeFile } from 'node:fs/promises';
import { BackendProcess, guestToken } from '../../support/BackendProcess.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/ports.ts';
import { benchConfig } from '../configuration.ts';
import { EVERYWHERE } from '../workload.ts';
import { startClusters, type DeployClusters } from './clusters.ts';
import type { DeployBenchOptions } from './options.ts';
import { PortalClient } from './PortalClient.ts';
import {
  portalDeployer,
  remove,
  shellDeployer,
  type Deployer,
} from './subjects.ts';
import { formatDeployTable, type DeployRow } from './table.ts';

/** A series ends early rather than never; what it has by then is its row. */
const LONGEST_SERIES_MS = 180_000;

type Subjects = { shell: Deployer; portal: Deployer };

async function startBackend(bed: DeployClusters): Promise<BackendProcess> {
  const port = await freePort();
  const { tools } = bed.harness;
  const config = benchConfig({
    port,
    catalogFile: bed.catalogFile,
    clusters: bed.names.map(name => ({ name, server: bed.access(name) })),
  });
  return BackendProcess.start({
    name: 'bench-deploy',
    entry: 'test/bench/backend.ts',
    port,
    config: {
      ...config,
      multicluster: { tools: { helm: tools.path('helm') } },
    },
    env: { BENCH_SUBJECT: 'multicluster' },
  });
}

async function untilLive(
  client: PortalClient,
  backend: BackendProcess,
  token: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const path = `/api/catalog/entities/by-name/component/default/${EVERYWHERE}`;
  await eventually(
    async () => {
      const { clusters } = await client.clusters();
      const not = clusters.find(({ state }) => state !== 'live');
      if (not) throw new Error(`${not.name} is ${not.state}`);
      const { status } = await fetch(`${backend.url}${path}`, { headers });
      if (status !== 200) throw new Error(`The catalog answers ${status}`);
    },
    { deadlineMs: 120_000 },
  );
}

/** The two take turns, so that what else the machine does weighs on both. */
async function series(
  bed: DeployClusters,
  subjects: Subjects,
  options: { clusters: string[]; wait: boolean; rounds: number },
): Promise<DeployRow> {
  const { clusters, wait, rounds } = options;
  const times = { shell: [] as number[], portal: [] as number[] };
  const deadline = Date.now() + LONGEST_SERIES_MS;
  for (let round = 0; round < rounds && Date.now() < deadline; round++) {
    for (const subject of ['shell', 'portal'] as const) {
      const app = `${subject}-${clusters.length}-${wait ? 'w' : 'n'}-${round}`;
      const deploy = { app, clusters, wait };
      times[subject].push(await subjects[subject](deploy));
      await remove(bed, deploy);
    }
  }
  return {
    ...{ clusters: clusters.length, wait },
    ...{ shellMs: times.shell, portalMs: times.portal },
  };
}

async function measureAll(
  bed: DeployClusters,
  options: DeployBenchOptions,
): Promise<DeployRow[]> {
  const backend = await startBackend(bed);
  try {
    const token = await guestToken(backend);
    const client = new PortalClient({ url: backend.url, token });
    await untilLive(client, backend, token);
    const subjects = {
      shell: shellDeployer(bed),
      portal: portalDeployer(bed, client),
    };
    // The first call of each reads programs from the disk and starts connections.
    await series(bed, subjects, {
      clusters: bed.names,
      wait: false,
      rounds: 1,
    });
    const rows: DeployRow[] = [];
    for (const count of options.clusters) {
      for (const wait of [false, true]) {
        console.log(
          `Deploying to ${count} clusters, ${options.rounds} times each`,
        );
        const clusters = bed.names.slice(0, count);
        const { rounds } = options;
        rows.push(await series(bed, subjects, { clusters, wait, rounds }));
      }
    }
    return rows;
  } finally {
    await backend.stop();
  }
}

/** One chart to many clusters: the portal beside `helm upgrade --install` for all clusters at once from a shell. */
export async function benchDeploy(options: DeployBenchOptions): Promise<void> {
  const bed = await startClusters(Math.max(...options.clusters));
  try {
    const rows = await measureAll(bed, options);
    console.log(
      `\nFrom nothing to a release on each cluster, medians of the wall time; the portal checks all clusters before it writes\n${formatDeployTable(
        rows,
      )}`,
    );
    if (options.json) {
      await writeFile(options.json, JSON.stringify(rows, null, 2));
      console.log(`\nWritten to ${options.json}`);
    }
  } finally {
    await bed.harness.close();
  }
}
