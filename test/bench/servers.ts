import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FleetHarness } from '../fleet/FleetHarness.ts';
import { KubeClient } from '../support/KubeClient.ts';
import { readKubeconfig } from '../support/kubeconfig.ts';
import { countReads } from './apiRequests.ts';
import type { ServerAccess } from './configuration.ts';
import { entity, EVERYWHERE, IN_THREE, workload } from './workload.ts';

const NAMES = ['bench-a', 'bench-b', 'bench-c'];

export type BenchServers = {
  harness: FleetHarness;
  access: ServerAccess[];
  catalogFile: string;
  /** Reads of all API servers so far. */
  countReads(): Promise<number>;
  close(): Promise<void>;
};

/** Three real API servers; the service that lives everywhere runs on each, the other one on the first alone. */
export async function startServers(): Promise<BenchServers> {
  const harness = await FleetHarness.create({ log: line => console.log(line) });
  const clients: KubeClient[] = [];
  const close = async () => {
    for (const client of clients) client.close();
    await harness.close();
  };
  try {
    const access: ServerAccess[] = [];
    for (const name of NAMES) {
      const made = await harness.addCluster(name, {
        crds: false,
        nodes: 6,
      });
      const { url, caData, serviceAccountToken: token } = made;
      access.push({ url, caData, token });
      clients.push(
        new KubeClient(await readKubeconfig(harness.kubeconfig(name))),
      );
      // The other subject reads more kinds than the portal's account may; refusals would be cheap answers.
      await harness.kubectl(
        name,
        ...['create', 'clusterrolebinding', 'bench', '--clusterrole=view'],
        '--group=system:serviceaccounts',
      );
      const apps = name === NAMES[0] ? [EVERYWHERE, IN_THREE] : [EVERYWHERE];
      await deploy(harness, name, apps);
    }
    const catalogFile = join(harness.workdir, 'catalog-info.yaml');
    const entities = [EVERYWHERE, IN_THREE].map(app =>
      JSON.stringify(entity(app)),
    );
    await writeFile(catalogFile, entities.join('\n---\n'));
    return {
      ...{ harness, access, catalogFile, close },
      async countReads() {
        const pages = await Promise.all(
          clients.map(client => client.text('/metrics')),
        );
        return pages.reduce((sum, page) => sum + countReads(page), 0);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function deploy(
  harness: FleetHarness,
  cluster: string,
  apps: string[],
): Promise<void> {
  for (const app of apps) {
    const objects = workload(app).map(object => JSON.stringify(object));
    await harness.applyText(cluster, objects.join('\n---\n'));
    await harness.kubectl(
      cluster,
      ...['rollout', 'status', `deployment/${app}`, '--timeout=120s'],
    );
  }
}
