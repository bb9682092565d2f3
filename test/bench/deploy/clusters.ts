import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FleetHarness } from '../../fleet/FleetHarness.ts';
import { podinfoDir } from '../../fleet/modules.ts';
import { run } from '../../fleet/processes.ts';
import type { ServerAccess } from '../configuration.ts';
import { entity, EVERYWHERE } from '../workload.ts';

export type DeployClusters = {
  harness: FleetHarness;
  names: string[];
  access(name: string): ServerAccess;
  catalogFile: string;
  /** The podinfo project's own. */
  chart: string;
  /** The same as the portal takes it. */
  bundle: Buffer;
};

/** Real clusters, as many as the largest number, and the chart. */
export async function startClusters(count: number): Promise<DeployClusters> {
  const harness = await FleetHarness.create({
    log: line => console.log(line),
    tiers: ['kube', 'deploy'],
  });
  try {
    const names = Array.from({ length: count }, (_, i) => `deploy-${i}`);
    for (const name of names) {
      console.log(`Creating cluster ${name}`);
      await harness.addCluster(name, { crds: false, nodes: 2 });
    }
    const catalogFile = join(harness.workdir, 'catalog-info.yaml');
    await writeFile(catalogFile, JSON.stringify(entity(EVERYWHERE)));
    const chart = join(await podinfoDir(), 'charts/podinfo');
    const packed = join(harness.workdir, 'chart.tar.gz');
    await run('tar', ['-czf', packed, '-C', chart, '.']);
    return {
      ...{ harness, names, catalogFile, chart },
      bundle: await readFile(packed),
      access(name) {
        const { url, caData, serviceAccountToken } = harness.access(name);
        return { url, caData, token: serviceAccountToken };
      },
    };
  } catch (error) {
    await harness.close();
    throw error;
  }
}
