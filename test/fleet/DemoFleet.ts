import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { allAppManifests, withAddresses } from './apps.ts';
import { Cluster, type ClusterAccess } from './cluster/Cluster.ts';
import { freeAddress } from './cluster/Podinfo.ts';
import { runRoot } from './paths.ts';
import { DEMO_PLACEMENTS } from './placements.ts';
import type { ProgressSink, Tools } from './tools.ts';

const NODES: Record<string, number> = { east: 3, west: 3, edge: 2 };

/** The clusters of `npm start`, kept in `.run/fleet` from one start to the next. */
export class DemoFleet {
  static readonly workdir = path.join(runRoot, 'fleet');
  /** All clusters, each as a context of its name. */
  static readonly kubeconfig = path.join(DemoFleet.workdir, 'kubeconfig.yaml');

  readonly clusters: Cluster[];

  private constructor(clusters: Cluster[]) {
    this.clusters = clusters;
  }

  static async create(tools: Tools): Promise<DemoFleet> {
    const clusters: Cluster[] = [];
    let next = 1;
    for (const [name, placement] of Object.entries(DEMO_PLACEMENTS)) {
      const { workdir } = DemoFleet;
      const nodes = NODES[name];
      const fixed = {
        name,
        workdir,
        tools,
        placement,
        nodes,
        crds: true,
        pace: 'general' as const,
      };
      // A sample app that a crashed start left behind would seem to be a stranger on its own address.
      await new Cluster({ ...fixed, address: '127.0.0.1' }).podinfo.stop();
      const address = await freeAddress(next);
      next = Number(address.split('.')[2]) + 1;
      clusters.push(new Cluster({ ...fixed, address }));
    }
    return new DemoFleet(clusters);
  }

  /** What the portal will be told, when that is known before the clusters are up: they were there before. */
  async lastAccess(): Promise<ClusterAccess[] | undefined> {
    const known = await Promise.all(
      this.clusters.map(cluster => cluster.lastAccess()),
    );
    return known.every(access => access !== undefined) ? known : undefined;
  }

  get access(): ClusterAccess[] {
    return this.clusters.map(cluster => cluster.access);
  }

  /** Clusters side by side: they wait for each other's servers more than for the processor. */
  async up(progress: ProgressSink): Promise<void> {
    await Promise.all(
      this.clusters.map(async cluster => {
        const again = (await cluster.lastAccess()) !== undefined;
        const { provider, region } = cluster.placement;
        const text = `${again ? 'Starting' : 'Creating'} cluster ${
          cluster.name
        } (${provider}, ${region})`;
        const step = progress.step(text, { usualSeconds: again ? 8 : 20 });
        try {
          await cluster.up();
          step.update(undefined, 'applying the sample apps');
          await this.#deployApps(cluster);
          step.done(
            `Cluster ${cluster.name} (${provider}, ${region}) is up, podinfo on ${cluster.podinfo.url}`,
          );
        } catch (error) {
          step.fail();
          throw error;
        }
      }),
    );
    this.#writeKubeconfig();
  }

  async down(): Promise<void> {
    await Promise.all(this.clusters.map(cluster => cluster.down()));
  }

  /** Once per content, so that what a user scaled by hand is not taken back by the next start. */
  async #deployApps(cluster: Cluster): Promise<void> {
    const addressOf = (name: string) =>
      this.clusters.find(c => c.name === name)?.podinfo.address;
    const yaml = withAddresses(allAppManifests(cluster.name), addressOf);
    const hash = createHash('sha256').update(yaml).digest('hex');
    const file = path.join(DemoFleet.workdir, cluster.name, 'apps.sha256');
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash) {
      return;
    }
    await cluster.apply(yaml);
    fs.writeFileSync(file, hash);
  }

  #writeKubeconfig(): void {
    const configs = this.clusters.map(c =>
      parse(fs.readFileSync(c.kubeconfig, 'utf8')),
    );
    const merged = {
      ...configs[0],
      clusters: configs.flatMap(c => c.clusters),
      contexts: configs.flatMap(c => c.contexts),
      users: configs.flatMap(c => c.users),
    };
    fs.writeFileSync(DemoFleet.kubeconfig, stringify(merged), { mode: 0o600 });
  }
}
